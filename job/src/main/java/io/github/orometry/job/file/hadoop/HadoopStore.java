package io.github.orometry.job.file.hadoop;

import static io.github.orometry.job.file.hadoop.Failure.told;
import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY;
import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/** What one of Hadoop's file systems reaches. */
final class HadoopStore implements Store {
  /** Schemes of stores that move a folder at once and onto nothing only. */
  private static final Set<String> FILE_SYSTEMS =
      Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs", "file");

  /** A read on HDFS is a connection to a data node. */
  private static final int GOOD_READ = 4 << 20;

  /** A request to an object store takes as long as some megabytes. */
  private static final int GOOD_REQUEST = 8 << 20;

  private final FileSystem files;
  private final Configuration settings;
  private final boolean isFileSystem;
  private final WholeObjects whole;

  HadoopStore(FileSystem files, Configuration settings) {
    this.files = files;
    this.settings = settings;
    isFileSystem = FILE_SYSTEMS.contains(files.getScheme());
    whole = new WholeObjects(files, this);
  }

  static Path path(Location location) {
    return new Path(location.uri());
  }

  /** Null for nothing there, and for what would be in a file. */
  private FileStatus status(Location location) throws IOException {
    try {
      return files.getFileStatus(path(location));
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException e) {
      String why = String.valueOf(Failure.unwrapped(e).getMessage());
      if (why.contains("is not a directory") || why.contains("Not a directory")) {
        return null;
      }
      throw Failure.of(e, location);
    }
  }

  private static FileInfo info(Location location, FileStatus status) {
    String etag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
    return new FileInfo(
        location,
        status.isDirectory(),
        status.isDirectory() ? 0 : status.getLen(),
        etag == null || etag.isEmpty() ? Long.toString(status.getModificationTime()) : etag,
        status.getModificationTime());
  }

  @Override
  public Optional<FileInfo> info(Location location) throws IOException {
    return Optional.ofNullable(status(location)).map(status -> info(location, status));
  }

  @Override
  public List<FileInfo> list(Location folder, String prefix) throws IOException {
    FileStatus[] found = told(folder, () -> files.listStatus(path(folder)));
    if (found.length == 1
        && found[0].getPath().toUri().getPath().equals(path(folder).toUri().getPath())) {
      throw new NotDirectoryException(folder.toString());
    }
    return Arrays.stream(found)
        .map(status -> info(folder.child(status.getPath().toUri()), status))
        .filter(info -> info.location().name().startsWith(prefix))
        .sorted(Comparator.comparing(info -> info.location().name()))
        .toList();
  }

  @Override
  public List<String> names(Location folder) throws IOException {
    return list(folder).stream().map(info -> info.location().name()).toList();
  }

  @Override
  public RandomAccess open(Location file) throws IOException {
    FileStatus status = status(file);
    if (status == null || status.isDirectory()) {
      throw new NoSuchFileException(file.toString());
    }
    FSDataInputStream in =
        told(
            file,
            () ->
                FutureIO.awaitFuture(
                    files
                        .openFile(path(file))
                        .opt(FS_OPTION_OPENFILE_READ_POLICY, FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                        .withFileStatus(status)
                        .build()));
    return new HadoopFile(file, in, status.getLen(), isFileSystem ? GOOD_READ : GOOD_REQUEST);
  }

  @Override
  public OutputStream create(Location file) throws IOException {
    if (isFileSystem) {
      if (status(file) != null) {
        throw new FileAlreadyExistsException(file.toString());
      }
      return output(file, files.createFile(path(file)).overwrite(false));
    }
    return output(file, whole.onNothing(file));
  }

  private static OutputStream output(Location file, FSDataOutputStreamBuilder<?, ?> builder)
      throws IOException {
    return new HadoopOutput(file, told(file, builder::build));
  }

  @Override
  public List<Location> makeFolder(Location folder) throws IOException {
    if (!isFileSystem) {
      return List.of();
    }
    Deque<Location> missing = new ArrayDeque<>();
    Location at = folder;
    FileStatus there = status(at);
    for (; there == null; there = status(at)) {
      missing.push(at);
      at = at.parent();
    }
    if (!there.isDirectory()) {
      throw new FileAlreadyExistsException(at.toString());
    }
    told(folder, () -> files.mkdirs(path(folder)));
    return new ArrayList<>(missing);
  }

  @Override
  public void delete(Location location) throws IOException {
    told(location, () -> files.delete(path(location), true));
  }

  @Override
  public boolean deleteEmpty(Location folder) throws IOException {
    FileStatus there = status(folder);
    if (there == null || !isFileSystem) {
      return true;
    }
    if (!there.isDirectory() || told(folder, () -> files.listStatus(path(folder))).length > 0) {
      return false;
    }
    try {
      return files.delete(path(folder), false);
    } catch (IOException e) {
      if (status(folder) == null) {
        return true;
      }
      if (!told(folder, () -> files.listStatusIterator(path(folder)).hasNext())) {
        throw Failure.of(e, folder);
      }
      return false; // filled meanwhile
    }
  }

  @Override
  public boolean movesAtomically() {
    return isFileSystem;
  }

  @Override
  public boolean move(Location from, Location to) throws IOException {
    FileStatus moved = status(from);
    if (moved == null) {
      return false;
    }
    FileStatus there = status(to);
    boolean onEmpty =
        there != null && there.isDirectory() && moved.isDirectory() && deleteEmpty(to);
    if (there != null && !onEmpty) {
      return false;
    }
    try {
      rename(from, to, Rename.NONE);
      return true;
    } catch (IOException e) {
      if (status(to) != null || status(from) == null) {
        return false;
      }
      throw Failure.of(e, to);
    }
  }

  private void rename(Location from, Location to, Rename how) throws IOException {
    FileContext.getFileContext(files.getUri(), settings).rename(path(from), path(to), how);
  }

  @Override
  public void moveOnto(Location from, Location to) throws IOException {
    if (isFileSystem) {
      try {
        rename(from, to, Rename.OVERWRITE);
      } catch (IOException e) {
        throw Failure.of(e, to);
      }
      return;
    }
    try (RandomAccess access = open(from);
        OutputStream out = new HadoopOutput(to, told(to, () -> files.create(path(to), true)))) {
      access.stream(0, access.size()).transferTo(out);
    }
    delete(from);
  }

  @Override
  public boolean puts() {
    return !isFileSystem;
  }

  @Override
  public boolean putsConditionally(Location file) throws IOException {
    return whole.isConditional(file);
  }

  @Override
  public boolean put(Location file, byte[] content, String replaced) throws IOException {
    return whole.put(file, content, replaced);
  }

  @Override
  public boolean locks() {
    return false;
  }

  @Override
  public Optional<Closeable> lock(Location file) {
    return Optional.empty();
  }

  @Override
  public Location real(Location location) {
    return location.absolute();
  }

  @Override
  public long free(Location folder) throws IOException {
    return isFileSystem
        ? told(folder, () -> files.getStatus(path(folder)).getRemaining())
        : Long.MAX_VALUE;
  }
}
