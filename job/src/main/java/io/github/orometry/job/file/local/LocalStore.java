package io.github.orometry.job.file.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** This machine's file systems. */
final class LocalStore implements Store {
  private static final int ATTEMPTS = 20;

  private static Path path(Location location) {
    return Path.of(location.uri());
  }

  @Override
  public Optional<FileInfo> info(Location location) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path(location), BasicFileAttributes.class);
      long size = found.isRegularFile() ? found.size() : 0;
      FileTime changed = found.lastModifiedTime();
      return Optional.of(
          new FileInfo(
              location, found.isDirectory(), size, changed.toString(), changed.toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if (Files.isDirectory(existing(path(location)))) {
        throw e;
      }
      return Optional.empty(); // in a file
    }
  }

  @Override
  public List<FileInfo> list(Location folder, String prefix) throws IOException {
    List<FileInfo> found = new ArrayList<>();
    for (Location entry : entries(folder)) {
      if (entry.name().startsWith(prefix)) {
        Optional<FileInfo> info = info(entry);
        info.ifPresent(found::add);
        if (info.isEmpty() && Files.isSymbolicLink(path(entry))) {
          found.add(new FileInfo(entry, false, 0, "", 0));
        } // else it is gone by now
      }
    }
    return found;
  }

  @Override
  public List<String> names(Location folder) throws IOException {
    return entries(folder).stream().map(Location::name).toList();
  }

  /** In the order of their names. */
  private static List<Location> entries(Location folder) throws IOException {
    List<Location> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path(folder))) {
      for (Path entry : found) {
        String name = entry.getFileName().toString();
        boolean isAscii = name.chars().allMatch(c -> c < 128);
        entries.add(isAscii ? folder.child(name) : folder.child(entry.toUri()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Location::name));
    return entries;
  }

  @Override
  public RandomAccess open(Location file) throws IOException {
    return LocalFile.open(path(file));
  }

  @Override
  public OutputStream create(Location file) throws IOException {
    return Files.newOutputStream(path(file), CREATE_NEW, WRITE);
  }

  @Override
  public List<Location> makeFolder(Location folder) throws IOException {
    Deque<Location> missing = new ArrayDeque<>();
    Location at = folder;
    for (; !Files.exists(path(at)); at = at.parent()) {
      missing.push(at);
    }
    if (!Files.isDirectory(path(at))) {
      throw new FileAlreadyExistsException(path(at).toString());
    }
    List<Location> made = new ArrayList<>();
    try {
      for (Location next : missing) {
        if (made(path(next))) {
          made.add(next);
        }
      }
      return made;
    } catch (IOException e) {
      for (int i = made.size() - 1; i >= 0; i--) {
        deleteEmpty(made.get(i));
      }
      throw e;
    }
  }

  /** Whether it was made here; false where another has made it meanwhile. */
  private static boolean made(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(folder)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void delete(Location location) throws IOException {
    Files.walkFileTree(path(location), new Deletion());
  }

  @Override
  public boolean deleteEmpty(Location folder) throws IOException {
    try {
      if (Files.isDirectory(path(folder), NOFOLLOW_LINKS)) {
        Files.deleteIfExists(path(folder));
      }
      return !Files.exists(path(folder), NOFOLLOW_LINKS);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  @Override
  public boolean movesAtomically() {
    return true;
  }

  @Override
  public boolean move(Location from, Location to) throws IOException {
    return Move.of(path(from), path(to));
  }

  @Override
  public void moveOnto(Location from, Location to) throws IOException {
    Files.move(path(from), path(to), ATOMIC_MOVE);
  }

  @Override
  public Optional<Closeable> lock(Location file) throws IOException {
    return LocalLock.take(path(real(file.parent()).child(file.name())));
  }

  @Override
  public Location real(Location location) throws IOException {
    Path path = path(location);
    NoSuchFileException gone = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path there = existing(path);
      try {
        Path real = there.toRealPath().resolve(there.relativize(path));
        return Location.of(real.toUri().toString()).absolute();
      } catch (NoSuchFileException e) {
        gone = e; // meanwhile: less of it is there
      }
    }
    throw gone;
  }

  /** The path as far as it is there. */
  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  @Override
  public long free(Location folder) throws IOException {
    return Files.getFileStore(path(folder)).getUsableSpace();
  }
}
