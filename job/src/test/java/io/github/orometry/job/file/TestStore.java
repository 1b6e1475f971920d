package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Temporary: until the local store is there. */
public final class TestStore implements StoreProvider, Store {
  @Override
  public Set<String> schemes() {
    return Set.of("file");
  }

  @Override
  public Store store(Location location) {
    return this;
  }

  @Override
  public Optional<FileInfo> info(Location location) throws IOException {
    Path path = Path.of(location.uri());
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    boolean folder = Files.isDirectory(path);
    return Optional.of(new FileInfo(location, folder, folder ? 0 : Files.size(path), ""));
  }

  @Override
  public List<FileInfo> list(Location folder) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(folder.uri()))) {
      List<FileInfo> infos = new java.util.ArrayList<>();
      for (Path path : all.sorted().toList()) {
        infos.add(info(folder.child(path.getFileName().toString())).orElseThrow());
      }
      return infos;
    }
  }

  @Override
  public RandomAccess open(Location file) throws IOException {
    FileChannel channel = FileChannel.open(Path.of(file.uri()));
    return new RandomAccess() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public int read(long position, ByteBuffer into) throws IOException {
        return channel.read(into, position);
      }

      @Override
      public int goodRead() {
        return 1 << 16;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Override
  public OutputStream create(Location file) throws IOException {
    return Files.newOutputStream(
        Path.of(file.uri()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public List<Location> makeFolder(Location folder) throws IOException {
    Files.createDirectories(Path.of(folder.uri()));
    return List.of();
  }

  @Override
  public void delete(Location location) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean deleteEmpty(Location folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean movesAtomically() {
    return false;
  }

  @Override
  public boolean move(Location from, Location to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void moveOnto(Location from, Location to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Closeable> lock(Location file) {
    return Optional.empty();
  }

  @Override
  public Location real(Location location) {
    return location;
  }

  @Override
  public long free(Location folder) {
    return Long.MAX_VALUE;
  }
}
