package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Unfilter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the chunks of an array to a file, unfiltered, with time before their other dimensions, so
 * that some time bins of a chunk are read in one piece.
 */
final class Unpacking {
  private final String label;
  private final Location target;
  private final int[] chunk;
  private final int time;

  /** Bytes of what stands behind time in a chunk. */
  private final int behind;

  /** Chunks along time; and in the dimensions behind it. */
  private final int counts;

  private final int countsBehind;

  private Unpacking(RawArray array, int[] chunk, String label, Location target) {
    this.label = label;
    this.target = target;
    this.chunk = chunk;
    time = array.time();
    int bytes = array.type().bytes();
    int n = 1;
    for (int d = time + 1; d < chunk.length; d++) {
      bytes *= chunk[d];
      n *= count(array, d);
    }
    behind = bytes;
    countsBehind = n;
    counts = count(array, time);
  }

  private int count(RawArray array, int d) {
    return (int) -Math.floorDiv(-array.shape()[d], (long) chunk[d]);
  }

  /**
   * The array in its new file.
   *
   * @param target a file that is not there yet
   * @throws IOException where the chunks cannot be read
   * @throws FailedException where the file cannot be written
   */
  static RawArray of(RawArray array, Storage.Chunks chunks, String label, Location target)
      throws IOException {
    Unpacking unpacking = new Unpacking(array, chunks.shape(), label, target);
    long[] shape = first(array.shape(), array.time());
    Storage storage = unpacking.written(array, chunks);
    return new RawArray(target, array.type(), shape, 0, storage);
  }

  private Storage written(RawArray array, Storage.Chunks chunks) throws IOException {
    long all = Arrays.stream(chunk).asLongStream().reduce(array.type().bytes(), (a, b) -> a * b);
    byte[] bytes = new byte[Math.toIntExact(all)];
    byte[] turned = time == 0 ? bytes : new byte[bytes.length];
    long[] addresses = new long[chunks.addresses().length];
    int[] stored = new int[addresses.length];
    long at = 0;
    try (RandomAccess access = Stores.of(array.file()).open(array.file());
        Unfilter unfilter = new Unfilter(chunks, array.type().bytes(), access.size());
        OutputStream out = created()) {
      for (int i = 0; i < addresses.length; i++) {
        int number = number(i, addresses.length);
        addresses[number] = chunks.addresses()[i];
        if (addresses[number] >= 0) {
          unfilter.read(access::readFully, i, bytes);
          turn(bytes, turned);
          write(out, turned);
          addresses[number] = at;
          stored[number] = bytes.length;
          at += bytes.length;
        }
      }
    }
    long[] lengths = Arrays.stream(chunk).asLongStream().toArray();
    int[] shape = Arrays.stream(first(lengths, time)).mapToInt(Math::toIntExact).toArray();
    return new Storage.Chunks(shape, addresses, stored, null, List.of(), chunks.fill());
  }

  /** Lengths with one of them before all others. */
  private static long[] first(long[] lengths, int d) {
    long[] first = lengths.clone();
    System.arraycopy(lengths, 0, first, 1, d);
    first[0] = lengths[d];
    return first;
  }

  /** The number of a chunk where time is the first dimension. */
  private int number(int number, int all) {
    int before = number / countsBehind / counts;
    int t = number / countsBehind % counts;
    return t * (all / counts) + before * countsBehind + number % countsBehind;
  }

  /** Puts time before all other dimensions of a chunk. */
  private void turn(byte[] from, byte[] to) {
    if (time == 0) {
      return;
    }
    int before = from.length / behind / chunk[time];
    for (int b = 0, at = 0; b < before; b++) {
      for (int t = 0; t < chunk[time]; t++, at += behind) {
        int target = (t * before + b) * behind;
        for (int i = 0; i < behind; i++) {
          to[target + i] = from[at + i];
        }
      }
    }
  }

  private OutputStream created() {
    try {
      return Stores.of(target).create(target);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private FailedException unwritten(IOException e) {
    return new FailedException(
        "%s cannot be unpacked to %s: %s.".formatted(label, target, Reason.of(e)), e);
  }
}
