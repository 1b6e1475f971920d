package io.github.orometry.job.source.npz;

import io.github.orometry.job.source.FileBytes;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * The elements of a stored array, whose CRC-32 is summed up as they are read.
 *
 * @param file the archive
 * @param end where they end in it
 * @param sum what they are to sum up to
 */
record StoredBytes(FileBytes file, long end, int sum) implements Bytes {
  @Override
  public OptionalInt checksum() {
    return OptionalInt.of(sum);
  }

  @Override
  public ByteWindow open(ByteOrder order, int capacity) throws IOException {
    return new Window(file.open(order, capacity), new CrcSum(end));
  }

  private record Window(ByteWindow window, CrcSum crc) implements ByteWindow {
    @Override
    public int at(long offset, int length, long end) throws IOException {
      int where = window.at(offset, length, end);
      crc.add(offset, buffer().array(), buffer().arrayOffset() + where, length);
      return where;
    }

    @Override
    public ByteBuffer buffer() {
      return window.buffer();
    }

    @Override
    public int checksum() {
      return crc.sum();
    }

    @Override
    public void close() throws IOException {
      window.close();
    }
  }
}
