package io.github.orometry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the float64 arrays of a case: an .npz of little-endian .npy arrays, no more. */
final class Npz {
  private static final Pattern HEADER =
      Pattern.compile("'descr': '<f8', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\)");

  /** An array of up to three dimensions, its values in the order of the file. */
  record NpyArray(int[] shape, boolean fortran, double[] values) {

    /** The element [i, j, k] of an array of three dimensions. */
    double at(int i, int j, int k) {
      return fortran
          ? values[i + shape[0] * (j + shape[1] * k)]
          : values[k + shape[2] * (j + shape[1] * i)];
    }
  }

  private Npz() {}

  /** The arrays of a file by name, in the order of their names. */
  static TreeMap<String, NpyArray> read(Path file) throws IOException {
    TreeMap<String, NpyArray> arrays = new TreeMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String what = file + ", " + entry.getName();
        arrays.put(entry.getName().replace(".npy", ""), array(zip.readAllBytes(), what));
      }
    }
    return arrays;
  }

  private static NpyArray array(byte[] npy, String what) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10;
    int length = buffer.getShort(8);
    Matcher header = HEADER.matcher(new String(npy, start, length, StandardCharsets.ISO_8859_1));
    if (!header.find() || npy[6] != 1) {
      throw new IOException(what + " is not a little-endian float64 array");
    }
    int[] shape =
        Pattern.compile("[ ,]+")
            .splitAsStream(header.group(2))
            .mapToInt(Integer::parseInt)
            .toArray();
    int size = 1;
    for (int n : shape) {
      size = Math.multiplyExact(size, n);
    }
    double[] values = new double[size];
    buffer
        .position(start + length)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get(values);
    return new NpyArray(shape, header.group(1).equals("True"), values);
  }
}
