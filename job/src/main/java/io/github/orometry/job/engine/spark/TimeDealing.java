package io.github.orometry.job.engine.spark;

import io.github.orometry.job.source.TimeBlocks;
import io.github.orometry.job.source.TimeRuns;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Reads arrays of a store whose time bins lie next to each other: tasks read ranges of bytes, each
 * in long reads and each byte once, and send what they have of each block of time to the task that
 * makes the block's surfaces.
 */
final class TimeDealing implements Serializable {
  private static final long serialVersionUID = 1;

  /** Ranges that a task reads, where there are many. */
  private static final int RANGES = 4;

  private final Broadcast<List<SurfaceSource>> sources;
  private final int cells;
  private final Measures measures;

  TimeDealing(Broadcast<List<SurfaceSource>> sources, int cells, Measures measures) {
    this.sources = sources;
    this.cells = cells;
    this.measures = measures;
  }

  /**
   * A range of the bytes of a source.
   *
   * @param number counts the ranges of a source from 0
   */
  private record FarRange(int source, int number, TimeRuns.Range range) implements Serializable {}

  /** Which sources are such arrays. */
  static List<Integer> of(List<SurfaceSource> sources) {
    return IntStream.range(0, sources.size())
        .filter(i -> TimeBlocks.suit(sources.get(i)))
        .boxed()
        .toList();
  }

  /**
   * The surfaces of such arrays in their order.
   *
   * @param far which of the sources they are, at least one
   * @param most surfaces of a partition, about
   */
  JavaRDD<SurfaceRow> rows(JavaSparkContext context, List<Integer> far, int most, int cores) {
    List<FarRange> ranges = new ArrayList<>();
    for (int source : far) {
      List<TimeRuns.Range> all = runs(source).ranges();
      IntStream.range(0, all.size()).forEach(i -> ranges.add(new FarRange(source, i, all.get(i))));
    }
    int many = Math.min(ranges.size() / RANGES, Pieces.MOST_TASKS);
    int tasks = Math.min(ranges.size(), Math.max(cores * RANGES, many));
    return context
        .parallelize(ranges, tasks)
        .flatMapToPair(this::dealt)
        .repartitionAndSortWithinPartitions(KeyOrder.at(firstBlocks(far, most)))
        .mapPartitions(parts -> new Rows(parts));
  }

  private TimeRuns runs(int source) {
    return TimeRuns.of(sources.value().get(source));
  }

  private static long key(int source, int block) {
    return (long) source << Integer.SIZE | block;
  }

  /** The first block of each partition. */
  private long[] firstBlocks(List<Integer> far, int most) {
    List<Long> first = new ArrayList<>();
    long size = most;
    for (int source : far) {
      TimeRuns runs = runs(source);
      for (int block = 0; block < runs.blocks(); block++) {
        if (size >= most) {
          first.add(key(source, block));
          size = 0;
        }
        size += runs.blockLength();
      }
    }
    return first.stream().mapToLong(Long::longValue).toArray();
  }

  private Iterator<Tuple2<Long, TimeRuns.Part>> dealt(FarRange range) {
    StoreSettings.apply();
    long begin = System.nanoTime();
    SurfaceSource source = sources.value().get(range.source());
    try {
      TimeRuns.Dealt dealt = TimeRuns.of(source).read(range.range());
      measures.read().add(System.nanoTime() - begin);
      if (source.checksum().isPresent()) {
        measures
            .checks()
            .add(new Measures.RangeCheck(range.source(), range.number(), dealt.checksum()));
      }
      return dealt.parts().stream()
          .map(part -> new Tuple2<>(key(range.source(), part.block()), part))
          .iterator();
    } catch (IOException e) {
      throw RangeReading.unreadable(source, source.label(), e);
    }
  }

  /** The surfaces of blocks, whose parts come together. */
  private final class Rows implements Iterator<SurfaceRow> {
    private final Iterator<Tuple2<Long, TimeRuns.Part>> parts;
    private final SurfaceBatch batch = new SurfaceBatch(cells);
    private final SurfaceRow row = new SurfaceRow();
    private Tuple2<Long, TimeRuns.Part> next;
    private int inBatch;

    Rows(Iterator<Tuple2<Long, TimeRuns.Part>> parts) {
      this.parts = parts;
      row.setValues(new double[cells]);
      advance();
    }

    private void advance() {
      next = parts.hasNext() ? parts.next() : null;
    }

    @Override
    public boolean hasNext() {
      return inBatch < batch.size() || next != null;
    }

    @Override
    public SurfaceRow next() {
      if (inBatch == batch.size()) {
        fill();
      }
      row.take(batch, inBatch++);
      return row;
    }

    private void fill() {
      long begin = System.nanoTime();
      long key = next._1();
      TimeRuns runs = runs((int) (key >> Integer.SIZE));
      runs.begin((int) key, batch);
      long missing = (long) batch.size() * cells;
      for (; next != null && next._1() == key; advance()) {
        missing -= runs.add(next._2(), batch);
      }
      if (missing != 0) {
        throw new IllegalStateException("%s cells of a block are missing".formatted(missing));
      }
      measures.read().add(System.nanoTime() - begin);
      measures.surfaces().add(batch.size());
      inBatch = 0;
    }
  }
}
