package io.github.orometry.job.engine.spark;

import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.job.result.ResultSpec;
import java.io.Serializable;
import java.util.Iterator;

/** Maps the surfaces of a partition over one analyzer, to blocks. */
final class SurfaceAnalyzing implements Serializable {
  private static final long serialVersionUID = 1;

  /** A block is full with so many surfaces, or for another reason. */
  private static final int MOST_SURFACES = 64;

  private final ResultSpec spec;
  private final Measures measures;

  SurfaceAnalyzing(ResultSpec spec, Measures measures) {
    this.spec = spec;
    this.measures = measures;
  }

  /** The blocks of surfaces; they are one object, filled again and again. */
  Iterator<PeakBlock> blocks(Iterator<SurfaceRow> surfaces) {
    Analyzer analyzer = spec.analyzer();
    PeakBlock block = analyzer.newBlock();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return surfaces.hasNext();
      }

      @Override
      public PeakBlock next() {
        block.clear();
        while (surfaces.hasNext() && !block.isFull(MOST_SURFACES)) {
          SurfaceRow surface = surfaces.next();
          long begin = System.nanoTime();
          analyzer.analyze(
              surface.getValues(), 0, surface.getEpochIdx(), surface.getTimeBinIdx(), block);
          measures.compute().add(System.nanoTime() - begin);
        }
        return block;
      }
    };
  }
}
