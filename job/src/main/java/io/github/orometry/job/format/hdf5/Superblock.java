package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.FileBlocks;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Where a file begins.
 *
 * @param blocks its structures
 * @param root the address of the root group's object header
 */
record Superblock(Blocks blocks, long root) {
  private static final String SIGNATURE = "89 48 44 46 0d 0a 1a 0a";

  /** User blocks are that long at most, which is far beyond any there are. */
  private static final long LAST_PLACE = 1 << 26;

  private static final int MOST_BYTES = 128;

  /** Where the superblock is: at 0, 512, 1024, ...; -1 for nowhere. */
  static long find(FileBlocks file) throws IOException {
    for (long at = 0; at <= LAST_PLACE && at + 8 <= file.size(); at = Math.max(512, 2 * at)) {
      StringBuilder found = new StringBuilder();
      for (byte b : file.read(at, 8).array()) {
        found.append(found.isEmpty() ? "" : " ").append(String.format("%02x", b & 0xff));
      }
      if (found.toString().equals(SIGNATURE)) {
        return at;
      }
    }
    return -1;
  }

  static Superblock read(FileBlocks file, long at) throws IOException {
    long length = Math.min(MOST_BYTES, file.size() - at);
    Cursor cursor = new Cursor(file.read(at, length), ByteOrder.LITTLE_ENDIAN);
    cursor.skip(8);
    int version = cursor.u8();
    if (version > 3) {
      throw new IOException("its superblock has version %s; 0 to 3 are read".formatted(version));
    }
    return version < 2 ? old(file, at, cursor, version) : recent(file, at, cursor);
  }

  private static Superblock old(FileBlocks file, long at, Cursor cursor, int version)
      throws IOException {
    cursor.skip(4);
    Blocks blocks = blocks(file, at, cursor.u8(), cursor.u8());
    cursor.skip(1 + 2 + 2 + 4 + (version == 1 ? 4 : 0));
    cursor.skip(2L * blocks.addressBytes());
    checkEnd(file, blocks.address(cursor));
    cursor.skip(2L * blocks.addressBytes());
    return new Superblock(blocks, blocks.address(cursor));
  }

  private static Superblock recent(FileBlocks file, long at, Cursor cursor) throws IOException {
    Blocks blocks = blocks(file, at, cursor.u8(), cursor.u8());
    Cursor sound = blocks.sound(0, 12 + 4L * blocks.addressBytes() + 4);
    sound.skip(12 + 2L * blocks.addressBytes());
    checkEnd(file, blocks.address(sound));
    return new Superblock(blocks, blocks.address(sound));
  }

  private static Blocks blocks(FileBlocks file, long at, int addressBytes, int lengthBytes)
      throws IOException {
    for (int bytes : new int[] {addressBytes, lengthBytes}) {
      if (bytes != 2 && bytes != 4 && bytes != 8) {
        throw new IOException("it is damaged: its addresses take %s bytes".formatted(bytes));
      }
    }
    return new Blocks(file, at, addressBytes, lengthBytes);
  }

  private static void checkEnd(FileBlocks file, long end) throws IOException {
    if (end > file.size()) {
      throw new IOException(
          "it is truncated: it should have %s bytes, but has %s".formatted(end, file.size()));
    }
  }
}
