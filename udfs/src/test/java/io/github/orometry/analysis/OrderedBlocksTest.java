package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.surface.Grid;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order, and how much may wait: a surface without a peak counts as 8 peaks. */
@Timeout(60)
class OrderedBlocksTest {
  private static final Analyzer ANALYZER = new Analyzer(Analysis.STANDARD, Grid.ofIndices(2, 1));

  private final AtomicInteger made = new AtomicInteger();

  private OrderedBlocks blocks(int tasks, long most) {
    return new OrderedBlocks(
        tasks,
        most,
        () -> {
          made.incrementAndGet();
          return ANALYZER.newBlock();
        });
  }

  private static PeakBlock put(OrderedBlocks blocks, int task, int timeBin) {
    PeakBlock block = blocks.of(task).take();
    ANALYZER.analyze(new double[2], 0, task, timeBin, block);
    blocks.of(task).put(block);
    return block;
  }

  /** Puts a block from another thread, which has to wait for room. */
  private static FutureTask<PeakBlock> waiting(OrderedBlocks blocks, int task, int timeBin)
      throws InterruptedException {
    FutureTask<PeakBlock> put = new FutureTask<>(() -> put(blocks, task, timeBin));
    Thread thread = new Thread(put);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return put;
  }

  private static void take(OrderedBlocks blocks, int task, int timeBin) throws Throwable {
    PeakBlock block = blocks.next();
    assertEquals(task, block.epochIdx(0));
    assertEquals(timeBin, block.timeBinIdx(0));
    blocks.release(block);
  }

  @Test
  void tasksThatEndInAnyOrderAreGivenInTheirs() throws Throwable {
    OrderedBlocks blocks = blocks(3, 1000);
    put(blocks, 2, 0);
    blocks.end(2, null);
    put(blocks, 1, 0);
    put(blocks, 0, 0);
    take(blocks, 0, 0);
    put(blocks, 0, 1);
    put(blocks, 1, 1);
    take(blocks, 0, 1);
    blocks.end(0, null);
    blocks.end(1, null);
    take(blocks, 1, 0);
    take(blocks, 1, 1);
    take(blocks, 2, 0);
    assertNull(blocks.next());
  }

  @Test
  void blocksAreUsedAgainAndGivenEmpty() throws Throwable {
    OrderedBlocks blocks = blocks(1, 1000);
    PeakBlock first = put(blocks, 0, 0);
    take(blocks, 0, 0);
    assertSame(first, put(blocks, 0, 1));
    assertEquals(1, first.surfaces());
    assertEquals(1, made.get());
  }

  @Test
  void aTaskThatIsAheadWaitsUntilThereIsRoom() throws Throwable {
    OrderedBlocks blocks = blocks(2, 15);
    put(blocks, 1, 0);
    put(blocks, 1, 1);
    FutureTask<PeakBlock> third = waiting(blocks, 1, 2);
    // What is to be given next never waits, however full it is; what comes behind it does.
    put(blocks, 0, 0);
    FutureTask<PeakBlock> behind = waiting(blocks, 0, 1);
    take(blocks, 0, 0);
    take(blocks, 0, behind.get().timeBinIdx(0));
    blocks.end(0, null);
    take(blocks, 1, 0);
    third.get();
    take(blocks, 1, 1);
    take(blocks, 1, 2);
  }

  @Test
  void aFailureIsToldWhenItsTurnComes() throws Throwable {
    OrderedBlocks blocks = blocks(3, 1000);
    Exception second = new IllegalStateException("second");
    blocks.end(2, new IllegalStateException("third"));
    put(blocks, 1, 0);
    blocks.end(1, second);
    put(blocks, 0, 0);
    blocks.end(0, null);
    take(blocks, 0, 0);
    take(blocks, 1, 0);
    assertSame(second, assertThrows(IllegalStateException.class, blocks::next));
  }

  @Test
  void whoWaitsIsLetGoWhereNobodyAsksAnyLonger() throws Exception {
    OrderedBlocks blocks = blocks(2, 7);
    put(blocks, 1, 0);
    FutureTask<PeakBlock> waiting = waiting(blocks, 1, 1);
    blocks.abandon();
    assertSame(
        CancellationException.class,
        assertThrows(Exception.class, () -> waiting.get(30, TimeUnit.SECONDS))
            .getCause()
            .getClass());
  }

  @Test
  void anInterruptIsAnEnd() {
    OrderedBlocks blocks = blocks(1, 7);
    put(blocks, 0, 0);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, blocks::next);
    assertEquals(true, Thread.interrupted());
  }
}
