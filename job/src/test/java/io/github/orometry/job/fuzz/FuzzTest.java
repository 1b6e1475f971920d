package io.github.orometry.job.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was kept, and what comes of it by chance, always the same: nothing but errors of ours. */
class FuzzTest {
  private static final int CHANGED = 3000;

  /** Numbers on which sizes and shapes go wrong. */
  private static final int[] EDGES = {0, 1, -1, 127, 128, 255, 32767, 65535, Integer.MAX_VALUE};

  @ParameterizedTest
  @EnumSource
  void whatWasKept(Target target) throws IOException {
    List<Path> kept = Kept.of(target);
    assertTrue(kept.size() >= 2, target + ": " + kept);
    for (Path file : kept) {
      take(target, Files.readAllBytes(file), file.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void someChangesOfIt(Target target) throws IOException {
    List<Path> kept = Kept.of(target);
    Random random = new Random(target.ordinal());
    for (int i = 0; i < CHANGED; i++) {
      Path file = kept.get(random.nextInt(kept.size()));
      byte[] bytes = changed(Files.readAllBytes(file), random);
      take(target, bytes, "change %s of %s".formatted(i, file));
    }
  }

  private static void take(Target target, byte[] bytes, String what) {
    try {
      target.take(bytes);
    } catch (Throwable e) {
      throw new AssertionError(
          "%s: %s, %s".formatted(target, what, HexFormat.of().formatHex(bytes)), e);
    }
  }

  /** Some of: a bit flipped, a number put in, the end cut, a piece taken out or repeated. */
  private static byte[] changed(byte[] bytes, Random random) {
    byte[] result = bytes;
    for (int n = 1 + random.nextInt(4); n > 0 && result.length > 0; n--) {
      int at = random.nextInt(result.length);
      int to = at + random.nextInt(Math.min(64, result.length - at)) + 1;
      switch (random.nextInt(6)) {
        case 0, 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> put(result, at, EDGES[random.nextInt(EDGES.length)], random.nextBoolean());
        case 3 -> result = Arrays.copyOf(result, at);
        case 4 -> result = joined(result, at, to);
        default -> result = joined(result, to, at);
      }
    }
    return result;
  }

  private static void put(byte[] bytes, int at, int number, boolean little) {
    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (number >> (8 * (little ? i : 3 - i)));
    }
  }

  /** What lies before {@code end} and then what lies from {@code from} on. */
  private static byte[] joined(byte[] bytes, int end, int from) {
    byte[] result = Arrays.copyOf(bytes, end + bytes.length - from);
    System.arraycopy(bytes, from, result, end, bytes.length - from);
    return result;
  }
}
