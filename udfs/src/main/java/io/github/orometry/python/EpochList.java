package io.github.orometry.python;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Epochs one after another as one source, so that many short ones cost what a long one does. */
final class EpochList implements SurfaceSource {
  private static final long serialVersionUID = 1;

  private final List<SurfaceSource> epochs;

  /** By epoch its first surface, and their number behind the last. */
  private final int[] first;

  /**
   * A list.
   *
   * @param epochs not empty, each with one epoch's surfaces
   */
  EpochList(List<? extends SurfaceSource> epochs) {
    this.epochs = List.copyOf(epochs);
    first = new int[epochs.size() + 1];
    for (int e = 0; e < epochs.size(); e++) {
      first[e + 1] = Math.addExact(first[e], epochs.get(e).size());
    }
  }

  @Override
  public int size() {
    return first[epochs.size()];
  }

  /** Which of the list surface {@code k} is in; none of them is empty. */
  private int at(int k) {
    int found = Arrays.binarySearch(first, k);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public SurfaceReader open() {
    return new Reader(this);
  }

  @Override
  public long[] keys() throws IOException {
    LongStream keys = LongStream.empty();
    for (SurfaceSource epoch : epochs) {
      keys = LongStream.concat(keys, Arrays.stream(epoch.keys()));
    }
    return keys.toArray();
  }

  @Override
  public String label() {
    return "the stack";
  }

  @Override
  public String describe(int k) {
    int e = at(k);
    return epochs.get(e).describe(k - first[e]);
  }

  private static final class Reader implements SurfaceReader {
    private final EpochList list;
    private SurfaceBatch part;
    private SurfaceReader open;
    private int opened = -1;

    Reader(EpochList list) {
      this.list = list;
    }

    @Override
    public void read(int from, int to, SurfaceBatch batch) throws IOException {
      Objects.checkFromToIndex(from, to, list.size());
      int e = list.at(from);
      if (to <= list.first[e + 1]) {
        epoch(e).read(from - list.first[e], to - list.first[e], batch);
        return;
      }
      batch.resize(to - from);
      if (part == null) {
        part = new SurfaceBatch(batch.cells());
      }
      for (int k = from; k < to; k = list.first[++e]) {
        int end = Math.min(to, list.first[e + 1]);
        epoch(e).read(k - list.first[e], end - list.first[e], part);
        append(k - from, batch);
      }
    }

    private void append(int at, SurfaceBatch batch) {
      for (int k = 0; k < part.size(); k++) {
        batch.name(at + k, part.epochIdx(k), part.timeBinIdx(k));
      }
      int cells = batch.cells();
      System.arraycopy(part.values(), 0, batch.values(), at * cells, part.size() * cells);
    }

    private SurfaceReader epoch(int e) throws IOException {
      if (e != opened) {
        close();
        open = list.epochs.get(e).open();
        opened = e;
      }
      return open;
    }

    @Override
    public void close() throws IOException {
      if (open != null) {
        open.close();
        open = null;
        opened = -1;
      }
    }
  }
}
