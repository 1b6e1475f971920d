package io.github.orometry.job.format.variable;

import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The structures of an open file, read a page at a time. A sound file has each of them once; so who
 * has read some times what the file holds goes in circles, and is stopped.
 */
public final class FileBlocks {
  private static final int PAGE = 1 << 14;

  /** A page of a file whose reads are requests. */
  private static final int FAR_PAGE = 1 << 18;

  private static final int PAGES = 64;

  /** How often all bytes of a file may be asked for, and how many more. */
  private static final int TIMES = 4;

  private static final long MORE = 1 << 20;

  /** The longest structure. */
  private static final int LONGEST = 1 << 28;

  private final RandomAccess file;
  private final long size;
  private final int pageSize;
  private long asked;

  private final Map<Long, byte[]> pages =
      new LinkedHashMap<>(PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > PAGES;
        }
      };

  /** The structures of a file, which stays the caller's. */
  public FileBlocks(RandomAccess file) throws IOException {
    this.file = file;
    size = file.size();
    pageSize = file.goodRead() > FAR_PAGE ? FAR_PAGE : PAGE;
  }

  /** Bytes of the file. */
  public long size() {
    return size;
  }

  /**
   * Some bytes.
   *
   * @throws IOException where they are not in the file, or too many
   */
  public ByteBuffer read(long from, long length) throws IOException {
    check(from, length);
    asked += length;
    if (length > LONGEST || asked > TIMES * size + MORE) {
      throw new IOException("it is damaged: its structures are larger than the file");
    }
    byte[] bytes = new byte[(int) length];
    for (int done = 0; done < length; ) {
      long at = from + done;
      byte[] page = page(at / pageSize);
      int start = (int) (at % pageSize);
      int n = Math.min(page.length - start, bytes.length - done);
      System.arraycopy(page, start, bytes, done, n);
      done += n;
    }
    return ByteBuffer.wrap(bytes);
  }

  /** Fills the buffer with the bytes from {@code from} on. */
  public void readFully(long from, ByteBuffer into) throws IOException {
    into.put(read(from, into.remaining()));
  }

  /** Whether a file of {@code size} bytes has bytes {@code [from, from + length)}. */
  public void check(long from, long length) throws IOException {
    if (from < 0 || length < 0 || length > size - from) {
      throw new IOException(
          "it is damaged or truncated: %s bytes from %s on are asked for, but it ends at %s"
              .formatted(length, Long.toUnsignedString(from), size));
    }
  }

  private byte[] page(long index) throws IOException {
    byte[] page = pages.get(index);
    if (page == null) {
      page = new byte[(int) Math.min(pageSize, size - index * pageSize)];
      file.readFully(index * pageSize, ByteBuffer.wrap(page));
      pages.put(index, page);
    }
    return page;
  }
}
