package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.FileBlocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The structures of a file, by the addresses it uses: they count from its superblock on. */
final class Blocks {
  /** An address of nothing. */
  static final long NOWHERE = -1;

  private static final int CHECKSUM = 4;

  private final FileBlocks file;
  private final long base;
  private final int addressBytes;
  private final int lengthBytes;

  Blocks(FileBlocks file, long base, int addressBytes, int lengthBytes) {
    this.file = file;
    this.base = base;
    this.addressBytes = addressBytes;
    this.lengthBytes = lengthBytes;
  }

  int addressBytes() {
    return addressBytes;
  }

  int lengthBytes() {
    return lengthBytes;
  }

  /** The bytes from an address on. */
  Cursor at(long address, long length) throws IOException {
    return new Cursor(file.read(inFile(address), length), ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes from a place in the file on. */
  Cursor atPlace(long place, long length) throws IOException {
    return new Cursor(file.read(place, length), ByteOrder.LITTLE_ENDIAN);
  }

  /** Fills a buffer with the bytes from a place in the file on. */
  void readPlace(long place, ByteBuffer into) throws IOException {
    file.readFully(place, into);
  }

  /** The bytes from an address on, less the checksum at their end, which is right. */
  Cursor sound(long address, long length) throws IOException {
    ByteBuffer bytes = file.read(inFile(address), length);
    if (length < CHECKSUM) {
      throw new IOException("it is damaged: a structure in it ends early");
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int end = (int) length - CHECKSUM;
    if (bytes.getInt(end) != Lookup3.hash(bytes.array(), end)) {
      throw new IOException("it is damaged: a checksum at %s is wrong".formatted(inFile(address)));
    }
    return new Cursor(bytes.limit(end), ByteOrder.LITTLE_ENDIAN);
  }

  /** Where in the file an address is; checks that some bytes are there. */
  long checked(long address, long length) throws IOException {
    file.check(inFile(address), length);
    return inFile(address);
  }

  private long inFile(long address) throws IOException {
    if (address < 0 || address > Long.MAX_VALUE - base) {
      throw new IOException("it is damaged: an address in it is of nothing");
    }
    return base + address;
  }

  /** An address; {@link #NOWHERE} for none. */
  long address(Cursor cursor) throws IOException {
    long address = cursor.uint(addressBytes);
    boolean none = addressBytes < Long.BYTES && address == (1L << (8 * addressBytes)) - 1;
    return none ? NOWHERE : address;
  }

  long length(Cursor cursor) throws IOException {
    return cursor.length(lengthBytes);
  }

  /** Bytes for numbers up to a limit. */
  static int bytesFor(long limit) {
    return (63 - Long.numberOfLeadingZeros(Math.max(1, limit))) / 8 + 1;
  }

  /** The exponent of a power of two, rounded down. */
  static int log2(long n) {
    return 63 - Long.numberOfLeadingZeros(Math.max(1, n));
  }
}
