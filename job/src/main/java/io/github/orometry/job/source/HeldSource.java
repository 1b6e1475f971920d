package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.InputPart;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalInt;

/**
 * Surfaces of a file that is to be as it was when the run began: whoever begins to read looks.
 *
 * @param source the surfaces
 * @param file what the file was
 * @param array name in the file; null where it has none
 */
record HeldSource(SurfaceSource source, FileInfo file, String array) implements SurfaceSource {
  static final String CHANGED = "it has changed since the run began";

  /**
   * Whether a file is as it was.
   *
   * @throws NoSuchFileException where it is gone
   */
  static boolean isUnchanged(FileInfo file) throws IOException {
    FileInfo now =
        Stores.of(file.location())
            .info(file.location())
            .orElseThrow(() -> new NoSuchFileException(file.location().toString()));
    return now.size() == file.size() && now.version().equals(file.version());
  }

  InputPart part() {
    return InputPart.array(file.location().toString(), array);
  }

  /** One whose failures say what they are about. */
  private record HeldReader(SurfaceReader reader, InputPart part) implements SurfaceReader {
    @Override
    public void read(int from, int to, SurfaceBatch batch) throws IOException {
      try {
        reader.read(from, to, batch);
      } catch (BadInputException e) {
        throw e.about(part);
      }
    }

    @Override
    public int checksum() {
      return reader.checksum();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public SurfaceReader open() throws IOException {
    if (!isUnchanged(file)) {
      throw new IOException(CHANGED);
    }
    return new HeldReader(source.open(), part());
  }

  @Override
  public long[] keys() throws IOException {
    return source.keys();
  }

  @Override
  public String label() {
    return source.label();
  }

  @Override
  public String describe(int k) {
    return source.describe(k);
  }

  @Override
  public boolean readsAll() {
    return source.readsAll();
  }

  @Override
  public OptionalInt checksum() {
    return source.checksum();
  }

  @Override
  public int rangeEnd(int from, int most) {
    return source.rangeEnd(from, most);
  }

  @Override
  public long readerBytes() {
    return source.readerBytes();
  }
}
