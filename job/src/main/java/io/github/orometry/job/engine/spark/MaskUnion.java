package io.github.orometry.job.engine.spark;

import io.github.orometry.table.EpochMasks;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * The bitwise or of masks of one length. Spark computes it in part where the masks are, so that no
 * more than one row an epoch and task is sent.
 */
final class MaskUnion extends Aggregator<byte[], byte[], byte[]> {
  private static final long serialVersionUID = 1;

  /** Of no masks: empty, for the length is not known yet. */
  @Override
  public byte[] zero() {
    return new byte[0];
  }

  /** With the masks of a row, if it has any. */
  @Override
  public byte[] reduce(byte[] union, byte[] masks) {
    if (masks == null) {
      return union;
    }
    if (union.length == 0) {
      return masks.clone();
    }
    EpochMasks.unite(union, masks, 0);
    return union;
  }

  @Override
  public byte[] merge(byte[] a, byte[] b) {
    return b.length == 0 ? a : reduce(a, b);
  }

  @Override
  public byte[] finish(byte[] union) {
    return union;
  }

  @Override
  public Encoder<byte[]> bufferEncoder() {
    return Encoders.BINARY();
  }

  @Override
  public Encoder<byte[]> outputEncoder() {
    return Encoders.BINARY();
  }
}
