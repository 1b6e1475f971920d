package io.github.orometry.job.format.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages by Zstandard, one frame a page. Parquet's own class does so through a stream
 * that is set up anew for each page, which takes as long again.
 */
final class PageCompressor implements BytesInputCompressor {
  private static final int LEVEL = 3;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private final Plain plain = new Plain();
  private byte[] compressed = {};

  private PageCompressor() {}

  /**
   * A compressor by Zstandard, or by gzip where Zstandard's native library does not load: it is
   * unpacked to a temporary folder, which may forbid that.
   */
  static BytesInputCompressor create() {
    try {
      return new PageCompressor();
    } catch (LinkageError e) {
      CompressionCodecFactory others = new CodecFactory(ParquetInput.NO_SETTINGS, 1 << 16);
      return others.getCompressor(CompressionCodecName.GZIP);
    }
  }

  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    plain.reset();
    page.writeAllTo(plain);
    int most = Math.toIntExact(Zstd.compressBound(plain.size()));
    if (compressed.length < most) {
      compressed = new byte[most];
    }
    int size =
        zstd.compressByteArray(compressed, 0, compressed.length, plain.bytes(), 0, plain.size());
    return BytesInput.from(compressed, 0, size);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    zstd.close();
  }

  /** Bytes whose array can be had. */
  private static final class Plain extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}
