package io.github.orometry.job.file.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock on a file that this process holds. The file tells the process to whoever looks. */
final class LocalLock implements Closeable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final int ATTEMPTS = 100;

  /** Bytes of a retired file; one that is held has more, one just made has none. */
  private static final int RETIRED = 1;

  private final Path file;
  private final FileChannel channel;

  private LocalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * See {@link io.github.orometry.job.file.Store#lock}.
   *
   * @param file by its real path
   */
  static Optional<Closeable> take(Path file) throws IOException {
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<FileChannel> locked = Optional.empty();
    try {
      locked = locked(file);
      return locked.map(channel -> new LocalLock(file, channel));
    } finally {
      if (locked.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  private static Optional<FileChannel> locked(Path file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      boolean keep = false;
      try {
        if (!isLocked(channel, file)) {
          return Optional.empty();
        }
        keep = isAlive(channel, file);
        if (keep) {
          return Optional.of(channel);
        }
      } finally {
        if (!keep) {
          channel.close();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLocked(FileChannel channel, Path file) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this class, loaded a second time
    } catch (IOException e) {
      Files.deleteIfExists(file);
      return false; // the file system has no locks
    }
  }

  private static boolean isAlive(FileChannel channel, Path file) throws IOException {
    if (channel.size() == 0) {
      try {
        channel.write(US_ASCII.encode("process %s\n".formatted(ProcessHandle.current().pid())));
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    }
    return channel.size() > RETIRED;
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      Files.deleteIfExists(file);
      channel.truncate(RETIRED);
    } finally {
      HELD.remove(file);
    }
  }
}
