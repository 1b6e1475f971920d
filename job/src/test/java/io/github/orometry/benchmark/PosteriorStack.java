package io.github.orometry.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Writes the input of the job's benchmark: an {@code .npy} of simulated posteriors, shape (41, 63,
 * n_t), float64, C order, so that time runs fastest.
 *
 * <p>An animal walks at random; 80 place cells, each with a Gaussian field (sigma 3 to 8 bins, peak
 * 5 to 20 spikes a second over 0.1), fire in bins of 60 ms as Poisson processes; the surface at a
 * time bin is the posterior over position under a uniform prior, summing to 1. Where few cells
 * fired it is broad and has several peaks, as decoded replay has.
 *
 * <p>Memory does not depend on n_t: blocks of time bins are computed and written to their places.
 * The class needs nothing but the JDK: {@code java PosteriorStack.java FILE SLABS [SEED]} runs it.
 */
public final class PosteriorStack {
  private static final int NX = 41;
  private static final int NY = 63;
  private static final int CELLS = NX * NY;
  private static final int NEURONS = 80;
  private static final double BIN_SECONDS = 0.06;
  private static final int BLOCK = 512;
  private static final int HEADER = 128;

  private final Random random;
  private final double[][] rate = new double[NEURONS][CELLS];
  private final double[][] logRate = new double[NEURONS][CELLS];
  private final double[] silence = new double[CELLS];
  private double x = NX / 2.0;
  private double y = NY / 2.0;

  private PosteriorStack(long seed) {
    random = new Random(seed);
    for (int n = 0; n < NEURONS; n++) {
      placeField(n);
    }
  }

  /**
   * Writes a stack.
   *
   * @param args the file, the number of surfaces, and a seed (1 if left out)
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    new PosteriorStack(seed).write(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  private void placeField(int n) {
    double cx = random.nextDouble() * NX;
    double cy = random.nextDouble() * NY;
    double sigma = 3 + 5 * random.nextDouble();
    double peak = 5 + 15 * random.nextDouble();
    for (int cell = 0; cell < CELLS; cell++) {
      int ix = cell / NY;
      int iy = cell % NY;
      double dx = ix - cx;
      double dy = iy - cy;
      rate[n][cell] = 0.1 + peak * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      logRate[n][cell] = Math.log(rate[n][cell]);
      silence[cell] -= BIN_SECONDS * rate[n][cell];
    }
  }

  private void write(Path file, int slabs) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(header(slabs), 0);
      double[][] block = new double[BLOCK][];
      for (int start = 0; start < slabs; start += BLOCK) {
        int length = Math.min(BLOCK, slabs - start);
        for (int t = 0; t < length; t++) {
          block[t] = posterior();
        }
        writeBlock(channel, block, start, length, slabs);
      }
    }
    long expected = HEADER + (long) CELLS * slabs * Double.BYTES;
    if (Files.size(file) != expected) {
      throw new IOException(file + " has " + Files.size(file) + " bytes, not " + expected);
    }
  }

  private static void writeBlock(
      FileChannel channel, double[][] block, int start, int length, int slabs) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(length * Double.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    for (int cell = 0; cell < CELLS; cell++) {
      buffer.clear();
      for (int t = 0; t < length; t++) {
        buffer.putDouble(block[t][cell]);
      }
      buffer.flip();
      long position = HEADER + ((long) cell * slabs + start) * Double.BYTES;
      while (buffer.hasRemaining()) {
        position += channel.write(buffer, position);
      }
    }
  }

  private static ByteBuffer header(int slabs) {
    String shape = "(" + NX + ", " + NY + ", " + slabs + ")";
    String dict = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) (HEADER - 10));
    header.put(dict.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').flip();
  }

  /** The posterior of the next time bin, cell {@code ix * 63 + iy}. */
  private double[] posterior() {
    x = step(x, NX);
    y = step(y, NY);
    int ix = (int) x;
    int iy = (int) y;
    int here = ix * NY + iy;
    double[] p = silence.clone();
    for (int n = 0; n < NEURONS; n++) {
      int spikes = poisson(BIN_SECONDS * rate[n][here]);
      for (int cell = 0; spikes > 0 && cell < CELLS; cell++) {
        p[cell] += spikes * logRate[n][cell];
      }
    }
    double max = Double.NEGATIVE_INFINITY;
    for (double v : p) {
      max = Math.max(max, v);
    }
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      p[cell] = Math.exp(p[cell] - max);
      sum += p[cell];
    }
    for (int cell = 0; cell < CELLS; cell++) {
      p[cell] /= sum;
    }
    return p;
  }

  private double step(double at, int size) {
    double next = at + 0.7 * random.nextGaussian();
    return Math.min(Math.max(next, 0), size - 1e-9);
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
