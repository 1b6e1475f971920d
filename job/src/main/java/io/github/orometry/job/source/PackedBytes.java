package io.github.orometry.job.source;

import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteOrder;

/**
 * The bytes of an array that cannot be read in pieces where it lies. Whoever reads it first in a
 * process unpacks it there, for all that read it at a time.
 */
public record PackedBytes(Packed packed) implements Bytes {
  /** What is unpacked: a record, so that equal ones are the same. */
  public interface Packed extends Serializable {
    /** The words for it, such as "file a.npz, member 'b.npy'". */
    String label();

    /** Bytes of it, once unpacked. */
    long size();

    /**
     * Writes it.
     *
     * @throws io.github.orometry.job.failure.BadInputException where it is damaged
     * @throws IOException where it cannot be read or written
     */
    void unpackTo(OutputStream out) throws IOException;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.orometry.job.failure.FailedException where there is no room for it
   */
  @Override
  public ByteWindow open(ByteOrder order, int capacity) throws IOException {
    return Unpacked.open(packed, order, capacity);
  }

  @Override
  public boolean readsAll() {
    return true;
  }

  /** Deletes what this process has unpacked and nobody reads any longer. */
  public static void deleteUnread() {
    Unpacked.deleteIdle();
  }
}
