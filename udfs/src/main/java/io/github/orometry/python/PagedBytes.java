package io.github.orometry.python;

import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes in the memory of the process, of any length: page k begins at byte k * {@link #PAGE} and
 * goes {@link #MORE} bytes into the next, so that whatever is asked for at once lies in one page.
 */
final class PagedBytes implements Bytes {
  private static final long serialVersionUID = 1;

  /** From the begin of a page to that of the next. */
  static final int PAGE = 1 << 30;

  /** No reader asks for more bytes at once. */
  static final int MORE = 1 << 20;

  private final transient ByteBuffer[] pages;

  PagedBytes(ByteBuffer[] pages) {
    this.pages = pages;
  }

  @Override
  public ByteWindow open(ByteOrder order, int capacity) {
    return new Window(
        Arrays.stream(pages).map(page -> page.duplicate().order(order)).toArray(ByteBuffer[]::new));
  }

  private static final class Window implements ByteWindow {
    private final ByteBuffer[] pages;
    private ByteBuffer page;

    Window(ByteBuffer[] pages) {
      this.pages = pages;
      page = pages[0];
    }

    @Override
    public int at(long offset, int length, long end) {
      page = pages[(int) (offset / PAGE)];
      return (int) (offset % PAGE);
    }

    @Override
    public ByteBuffer buffer() {
      return page;
    }

    @Override
    public void close() {
      // The memory is the caller's.
    }
  }
}
