package io.github.orometry.job.executor.spark;

import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.slab.SlabWorker;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;

/** Maps the surfaces of a partition over one worker. */
final class SlabComputing implements MapPartitionsFunction<SlabRow, ResultRow> {
  private static final long serialVersionUID = 1;

  private final SlabSettings settings;
  private final Measures measures;

  SlabComputing(SlabSettings settings, Measures measures) {
    this.settings = settings;
    this.measures = measures;
  }

  @Override
  public Iterator<ResultRow> call(Iterator<SlabRow> slabs) {
    SlabWorker worker = new SlabWorker(settings);
    SlabBatch batch = new SlabBatch(settings.grid().cells());
    batch.resize(1);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return slabs.hasNext();
      }

      @Override
      public ResultRow next() {
        SlabRow slab = slabs.next();
        batch.name(0, slab.getEpochIdx(), slab.getTimeBinIdx());
        System.arraycopy(slab.getValues(), 0, batch.values(), 0, batch.cells());
        long begin = System.nanoTime();
        SlabResult result = worker.result(batch, 0);
        measures.compute().add(System.nanoTime() - begin);
        return ResultRow.of(result);
      }
    };
  }
}
