package io.github.orometry.job.source.npz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CRC-32 of a message, summed up from runs, against the JDK's of the whole. */
class CrcSumTest {
  private static int crc(byte[] message, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(message, from, to - from);
    return (int) crc.getValue();
  }

  private static byte[] message(Random random, int length) {
    byte[] message = new byte[length];
    if (random.nextInt(8) > 0) { // else zeros
      random.nextBytes(message);
    }
    return message;
  }

  /** A run of a message: [from, to). */
  private record Run(int from, int to) {}

  /** Runs that cover all after the head, each byte once. */
  private static List<Run> runs(Random random, int head, int length) {
    int most = 1 + random.nextInt(1 + length);
    List<Run> runs = new ArrayList<>();
    for (int from = head; from < length; ) {
      int to = Math.min(length, from + 1 + random.nextInt(most));
      runs.add(new Run(from, to));
      from = to;
    }
    return runs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 300, 5000})
  void anyRunsInAnyOrderByAnyNumberOfSummers(int longest) {
    Random random = new Random(longest);
    for (int i = 0; i < 500; i++) {
      byte[] message = message(random, 1 + random.nextInt(longest));
      int head = random.nextInt(message.length + 1);
      long before = random.nextInt(3) * 5_000_000_000L;
      CrcSum[] summers = new CrcSum[1 + random.nextInt(3)];
      Arrays.setAll(summers, any -> new CrcSum(before + message.length));
      List<Run> runs = runs(random, head, message.length);
      if (random.nextBoolean()) {
        Collections.shuffle(runs, random);
      }
      int sum = 0;
      for (Run run : runs) {
        CrcSum summer = summers[random.nextInt(summers.length)];
        summer.add(before + run.from(), message, run.from(), run.to() - run.from());
        sum ^= random.nextInt(4) == 0 ? summer.sum() : 0;
      }
      for (CrcSum summer : summers) {
        sum ^= summer.sum();
      }
      int whole = crc(message, 0, message.length);
      assertEquals(
          CrcSum.rest(whole, crc(message, 0, head), message.length - head), sum, "message " + i);
    }
  }

  /** As an array whose time bins run fastest is read: equal runs, equally far apart. */
  @Test
  void runsOfBlocks() {
    Random random = new Random(5);
    byte[] message = message(random, 60 * 1000);
    CrcSum sum = new CrcSum(message.length);
    for (int block = 0; block < 1000; block += 130) {
      for (int row = 0; row < 60; row++) {
        sum.add(row * 1000 + block, message, row * 1000 + block, Math.min(130, 1000 - block));
      }
    }
    int whole = crc(message, 0, message.length);
    assertEquals(CrcSum.rest(whole, crc(message, 0, 0), message.length), sum.sum());
    assertEquals(0, sum.sum(), "it was asked for");
  }

  @Test
  void messagesLongerThanAnInt() {
    byte[] run = "peak".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    long length = 1L << 35;
    CrcSum sum = new CrcSum(length + 4);
    sum.add(length, run, 0, 4);
    assertEquals(CrcSum.rest(crc(run, 0, 4), 0, 4), sum.sum());
    sum.add(0, run, 0, 4);
    sum.add(length, run, 0, 4);
    int far = sum.sum() ^ CrcSum.rest(crc(run, 0, 4), 0, 4);
    CrcSum half = new CrcSum(length / 2);
    half.add(length / 2 - 4, run, 0, 4);
    assertNotEquals(half.sum(), far);
  }

  @Test
  void aFlippedBitIsSeenWhereverItIs() {
    byte[] message = message(new Random(9), 40);
    int sound = crc(message, 0, message.length);
    for (int bit = 0; bit < 8 * message.length; bit++) {
      message[bit / 8] ^= (byte) (1 << bit % 8);
      CrcSum sum = new CrcSum(message.length);
      sum.add(20, message, 20, 20);
      sum.add(0, message, 0, 20);
      assertNotEquals(CrcSum.rest(sound, 0, message.length), sum.sum(), "bit " + bit);
      message[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }
}
