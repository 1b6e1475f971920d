package io.github.orometry.job.file.hadoop;

import static org.apache.hadoop.fs.Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;
import static org.apache.hadoop.fs.Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes to an object store, where an object appears whole: on a condition where it knows such. */
final class WholeObjects {
  private final FileSystem files;
  private final HadoopStore store;

  WholeObjects(FileSystem files, HadoopStore store) {
    this.files = files;
    this.store = store;
  }

  /** Whether the store holds to conditions. */
  boolean isConditional(Location file) throws IOException {
    Path path = HadoopStore.path(file);
    return Failure.told(
        file,
        () ->
            files.hasPathCapability(path, FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)
                && files.hasPathCapability(path, FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG));
  }

  /** What begins an object where nothing is there. */
  FSDataOutputStreamBuilder<?, ?> onNothing(Location file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(HadoopStore.path(file)).recursive();
    if (isConditional(file)) {
      builder.overwrite(true).must(FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    } else {
      builder.overwrite(false);
    }
    return builder;
  }

  /** As {@link HadoopStore#put}; without conditions it looks first what is there. */
  boolean put(Location file, byte[] content, String replaced) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder =
        files.createFile(HadoopStore.path(file)).recursive().overwrite(true);
    boolean conditionally = isConditional(file);
    if (conditionally && replaced == null) {
      builder.must(FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    } else if (conditionally) {
      builder.must(FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG, replaced);
    } else if (!version(file).equals(Optional.ofNullable(replaced))) {
      return false;
    }
    try (OutputStream out = builder.build()) {
      out.write(content);
    } catch (IOException e) {
      // An answer that was lost is asked for again, and then the condition fails for our own file.
      if (Stores.holds(file, content)) {
        return true;
      }
      if (!version(file).equals(Optional.ofNullable(replaced))) {
        return false;
      }
      throw Failure.of(e, file);
    }
    return true;
  }

  private Optional<String> version(Location file) throws IOException {
    return store.info(file).map(FileInfo::version);
  }
}
