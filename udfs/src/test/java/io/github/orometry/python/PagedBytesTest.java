package io.github.orometry.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.orometry.stack.ByteWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PagedBytesTest {
  /** Pages are as long as they need to be; that of a place begins at a multiple of a page. */
  @Test
  void aPlaceIsInThePageThatBeginsBeforeIt() throws IOException {
    ByteBuffer[] pages = {
      ByteBuffer.allocate(16), ByteBuffer.allocate(16), ByteBuffer.allocate(16)
    };
    for (int i = 0; i < 3; i++) {
      pages[i].order(ByteOrder.BIG_ENDIAN).putInt(8, 100 + i);
    }
    PagedBytes bytes = new PagedBytes(pages);
    try (ByteWindow window = bytes.open(ByteOrder.BIG_ENDIAN, 4)) {
      for (int i = 0; i < 3; i++) {
        long offset = (long) i * PagedBytes.PAGE + 8;
        int at = window.at(offset, 4, offset + 4);
        assertEquals(8, at);
        assertEquals(100 + i, window.buffer().getInt(at));
        assertSame(ByteOrder.BIG_ENDIAN, window.buffer().order());
      }
    }
  }
}
