package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How many surfaces go together, and at which levels slices are measured. */
class SizesTest {
  private static final int POSTERIOR = 41 * 63;
  private static final long GIGABYTE = 1L << 30;

  @Test
  void tasksOfAbout60MillisecondsButEnoughForAllWorkers() {
    BatchSizes sizes = BatchSizes.AUTOMATIC;
    assertEquals(405, sizes.perTask(100_000, POSTERIOR, 4));
    assertEquals(405, sizes.perTask(100_000, POSTERIOR, 1));
    assertEquals(300, sizes.perTask(300, POSTERIOR, 1));
    assertEquals(125, sizes.perTask(2_000, POSTERIOR, 4));
    assertEquals(61, sizes.perTask(100, POSTERIOR, 4), "starting a task costs, too");
    assertEquals(16_384, sizes.perTask(10_000_000, 4, 2), "but no more than that");
    assertEquals(1, sizes.perTask(10, 100_000_000, 2), "at least one");
  }

  @Test
  void tasksThatCostMoreAreLonger() {
    assertEquals(812, BatchSizes.AUTOMATIC.perLongTask(100_000, POSTERIOR, 4, 2));
    assertEquals(6250, BatchSizes.AUTOMATIC.perLongTask(100_000, POSTERIOR, 4, 20));
    assertEquals(7, new BatchSizes(7, 0, 0, 0).perLongTask(100_000, POSTERIOR, 4, 20));
    assertEquals(200, new BatchSizes(0, 0, 200, 0).perLongTask(100_000, POSTERIOR, 4, 20));
  }

  @Test
  void whatIsAskedForIsTaken() {
    assertEquals(7, new BatchSizes(7, 0, 3, 0).perTask(100, POSTERIOR, 2));
    assertEquals(7, new BatchSizes(0, 7, 0, 3).buffer(POSTERIOR, 2, GIGABYTE));
  }

  @Test
  void whatWasTunedIsABound() {
    BatchSizes tuned = new BatchSizes(0, 0, 200, 30);
    assertEquals(200, tuned.perTask(100_000, POSTERIOR, 4));
    assertEquals(125, tuned.perTask(2_000, POSTERIOR, 4));
    assertEquals(30, tuned.buffer(POSTERIOR, 4, GIGABYTE));
    assertEquals(3, tuned.buffer(POSTERIOR, 4, GIGABYTE >> 8));
  }

  @Test
  void buffersOf8MegabytesOrLessWhereMemoryIsShort() {
    BatchSizes sizes = BatchSizes.AUTOMATIC;
    assertEquals((1 << 20) / POSTERIOR, sizes.buffer(POSTERIOR, 2, GIGABYTE));
    assertEquals((1 << 19) / POSTERIOR, sizes.buffer(POSTERIOR, 2, GIGABYTE >> 3));
    assertEquals(1, sizes.buffer(100_000_000, 8, GIGABYTE));
    assertEquals(1, sizes.buffer(POSTERIOR, 8, 1000));
  }

  @Test
  void levelsAreThoseAskedForAndOneMoreForTheFilteredTable() {
    SliceLevels asked = SliceLevels.asked(new double[] {0.9, 0.25, 0.75});
    assertEquals(3, asked.count());
    assertEquals(3, asked.asked());
    assertEquals(0.25, asked.at(1));
    assertEquals(1, asked.scored());
    assertEquals(-1, asked.filtered());
    SliceLevels more = SliceLevels.withFiltered(new double[] {0.9, 0.75});
    assertEquals(3, more.count());
    assertEquals(2, more.asked());
    assertEquals(2, more.filtered());
    assertEquals(SliceLevels.FILTERED, more.at(2));
    assertEquals(1, more.scored(), "at the lowest that was asked for");
    SliceLevels among = SliceLevels.withFiltered(new double[] {0.5, 0.9});
    assertEquals(2, among.count());
    assertEquals(0, among.filtered());
  }

  @Test
  void noLevels() {
    assertEquals(-1, SliceLevels.asked(new double[0]).scored());
    SliceLevels one = SliceLevels.withFiltered(new double[0]);
    assertEquals(0, one.asked());
    assertEquals(0, one.scored());
    assertEquals(0, one.filtered());
  }

  @Test
  void levelsAreNotThoseOfAnArrayThatChanges() {
    double[] levels = {0.9};
    SliceLevels asked = SliceLevels.asked(levels);
    levels[0] = 7;
    assertEquals(0.9, asked.at(0));
  }
}
