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

/** Reads the arrays of a case or of counts: little-endian float64 or int64, no more. */
public final class Npz {
  private static final Pattern HEADER =
      Pattern.compile(
          "'descr': '<([fi])8', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\)");

  /** An array of up to three dimensions, its values in the order of the file. */
  public record NpyArray(int[] shape, boolean fortran, double[] values) {

    /** The element [i, j, k] of an array of three dimensions. */
    public double at(int i, int j, int k) {
      return fortran
          ? values[i + shape[0] * (j + shape[1] * k)]
          : values[k + shape[2] * (j + shape[1] * i)];
    }
  }

  private Npz() {}

  /** The arrays of a file by name, in the order of their names. */
  public static TreeMap<String, NpyArray> read(Path file) throws IOException {
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

  /** The array of an .npy file. */
  public static NpyArray npy(Path file) throws IOException {
    return array(Files.readAllBytes(file), file.toString());
  }

  private static NpyArray array(byte[] npy, String what) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10;
    int length = buffer.getShort(8);
    Matcher header = HEADER.matcher(new String(npy, start, length, StandardCharsets.ISO_8859_1));
    if (!header.find() || npy[6] != 1) {
      throw new IOException(what + " is not a little-endian array of float64 or int64");
    }
    int[] shape =
        Pattern.compile("[ ,]+")
            .splitAsStream(header.group(3))
            .mapToInt(Integer::parseInt)
            .toArray();
    int size = 1;
    for (int n : shape) {
      size = Math.multiplyExact(size, n);
    }
    double[] values = new double[size];
    ByteBuffer numbers = buffer.position(start + length);
    boolean whole = header.group(1).equals("i");
    for (int i = 0; i < size; i++) {
      values[i] = whole ? (double) numbers.getLong() : numbers.getDouble();
    }
    return new NpyArray(shape, header.group(2).equals("True"), values);
  }
}
