package io.github.orometry.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Takes the blocks of tasks that run at once, and gives them back in the order of the tasks. What
 * waits is bounded by its peaks: a task waits until there is room, but never with the block that is
 * to be given next, so that work goes on. Emptied blocks are used again. A task that fails is told
 * of when its turn comes, so that which failure is told does not depend on the threads.
 */
final class OrderedBlocks {
  /** A surface counts as so many peaks. */
  private static final long SURFACE = 8;

  /** So many bytes of outlines and labels count as a peak. */
  private static final long BYTES = 128;

  private final long most;
  private final Supplier<PeakBlock> made;
  private final Deque<PeakBlock> free = new ArrayDeque<>();
  private final List<Deque<PeakBlock>> waiting;
  private final boolean[] ended;
  private final Throwable[] failure;
  private int first;
  private long size;
  private boolean abandoned;

  /**
   * For so many tasks.
   *
   * @param most peaks that wait at a time, give or take a block
   * @param made makes new blocks
   */
  OrderedBlocks(int tasks, long most, Supplier<PeakBlock> made) {
    this.most = most;
    this.made = made;
    waiting = new ArrayList<>(Collections.nCopies(tasks, null));
    ended = new boolean[tasks];
    failure = new Throwable[tasks];
  }

  /** The blocks of one task. */
  RangeWorker.Blocks of(int task) {
    return new RangeWorker.Blocks() {
      @Override
      public PeakBlock take() {
        return empty();
      }

      @Override
      public void put(PeakBlock block) {
        OrderedBlocks.this.put(task, block);
      }
    };
  }

  private synchronized PeakBlock empty() {
    return free.isEmpty() ? made.get() : free.pop();
  }

  private synchronized void put(int task, PeakBlock block) {
    if (waiting.get(task) == null) {
      waiting.set(task, new ArrayDeque<>());
    }
    Deque<PeakBlock> own = waiting.get(task);
    while (size > most && !(task == first && own.isEmpty()) && !abandoned) {
      await();
    }
    if (abandoned) {
      throw new CancellationException("nobody waits for the answers any longer");
    }
    own.add(block);
    size += sizeOf(block);
    notifyAll();
  }

  /**
   * A task is done.
   *
   * @param why it failed; null where it did not, and all its blocks have been put
   */
  synchronized void end(int task, Throwable why) {
    ended[task] = true;
    failure[task] = why;
    notifyAll();
  }

  /** Nobody will ask for blocks any longer. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /**
   * The next block in the order of the tasks; null after the last.
   *
   * @throws CancellationException where the calling thread is interrupted
   * @throws Throwable by which a task ended, once its blocks have been given
   */
  synchronized PeakBlock next() throws Throwable {
    while (first < ended.length) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      Deque<PeakBlock> blocks = waiting.get(first);
      if (blocks != null && !blocks.isEmpty()) {
        return blocks.remove();
      }
      if (!ended[first]) {
        await();
      } else if (failure[first] != null) {
        throw failure[first];
      } else {
        waiting.set(first++, null);
        notifyAll();
      }
    }
    return null;
  }

  /** Takes back a block that is no longer needed. */
  synchronized void release(PeakBlock block) {
    size -= sizeOf(block);
    block.clear();
    free.push(block);
    notifyAll();
  }

  private static long sizeOf(PeakBlock block) {
    return block.peaks() + SURFACE * block.surfaces() + block.bytes() / BYTES;
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("interrupted while surfaces were analysed");
  }
}
