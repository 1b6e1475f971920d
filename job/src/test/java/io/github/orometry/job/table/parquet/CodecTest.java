package io.github.orometry.job.table.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CodecTest {

  @Test
  void whatIsCompressedComesBack() throws IOException {
    byte[] page = new byte[100_000];
    for (int i = 0; i < page.length; i++) {
      page[i] = (byte) (i % 251 + i / 1000);
    }
    byte[] gzip = Codec.GZIP.compress(page);
    byte[] zstd = Codec.ZSTD.compress(page);
    assertTrue(gzip.length < page.length / 2 && zstd.length < page.length / 2);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      assertArrayEquals(page, in.readAllBytes());
    }
    assertArrayEquals(page, Zstd.decompress(zstd, page.length));
    assertArrayEquals(page, Codec.UNCOMPRESSED.compress(page));
  }

  @Test
  void onlyWhatIsLargeIsCompressed() {
    assertEquals(Codec.UNCOMPRESSED, Codec.of(Codec.SMALL - 1));
    assertEquals(Codec.ZSTD, Codec.of(Codec.SMALL));
  }
}
