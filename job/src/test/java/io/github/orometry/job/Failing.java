package io.github.orometry.job;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A source of which each range that is read makes its reader fail once. */
record Failing(SurfaceSource source, When when) implements Around {
  private static final long serialVersionUID = 1;

  /** What has failed; the tasks run in this process. */
  static final Set<Map.Entry<String, Integer>> FAILED = ConcurrentHashMap.newKeySet();

  enum When {
    READING,
    CLOSING
  }

  @Override
  public SurfaceReader open() throws IOException {
    SurfaceReader reader = source.open();
    return new SurfaceReader() {
      private int from;

      @Override
      public void read(int begin, int end, SurfaceBatch batch) throws IOException {
        from = begin;
        if (when == When.READING && first()) {
          throw new IllegalStateException("fails once, reading");
        }
        reader.read(begin, end, batch);
      }

      @Override
      public int checksum() {
        return reader.checksum();
      }

      @Override
      public void close() throws IOException {
        reader.close();
        if (when == When.CLOSING && first()) {
          throw new IOException("fails once, at its end");
        }
      }

      private boolean first() {
        return FAILED.add(Map.entry(source.describe(from), from));
      }
    };
  }
}
