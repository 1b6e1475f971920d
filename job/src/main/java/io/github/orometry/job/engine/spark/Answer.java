package io.github.orometry.job.engine.spark;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.stack.SurfaceKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import scala.Tuple2;

/** What surfaces gave, one by one as bytes under their keys, to be sent and sorted. */
final class Answer {
  /** A block is full with so many surfaces, or for another reason. */
  private static final int MOST_SURFACES = 64;

  private Answer() {}

  /** The answers of blocks. */
  static Iterator<Tuple2<Long, byte[]>> of(Iterator<PeakBlock> blocks) {
    return new Iterator<>() {
      private PeakBlock block;
      private int next;

      @Override
      public boolean hasNext() {
        return (block != null && next < block.surfaces()) || blocks.hasNext();
      }

      @Override
      public Tuple2<Long, byte[]> next() {
        if (block == null || next == block.surfaces()) {
          block = blocks.next();
          next = 0;
        }
        return of(block, next++);
      }
    };
  }

  private static Tuple2<Long, byte[]> of(PeakBlock block, int s) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      block.write(s, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long key = SurfaceKey.of(block.epochIdx(s), block.timeBinIdx(s));
    return new Tuple2<>(key, bytes.toByteArray());
  }

  /** Blocks of answers; they are one object, filled again and again. */
  static Iterator<PeakBlock> blocks(Iterator<Tuple2<Long, byte[]>> answers, ResultSpec spec) {
    PeakBlock block = spec.analyzer().newBlock();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return answers.hasNext();
      }

      @Override
      public PeakBlock next() {
        block.clear();
        while (answers.hasNext() && !block.isFull(MOST_SURFACES)) {
          try {
            block.read(new DataInputStream(new ByteArrayInputStream(answers.next()._2())));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        return block;
      }
    };
  }
}
