package io.github.orometry.job.file.memory;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A drive in memory. Can be told to fail, not to move atomically, and to know no locks. */
public final class MemoryStore implements Store {
  private static final byte[] FOLDER = new byte[0];

  /** By the path in its URI. */
  private final TreeMap<String, byte[]> entries = new TreeMap<>();

  private final Map<Location, Closeable> locks = new HashMap<>();
  private boolean isAtomic = true;
  private boolean hasLocks = true;
  private boolean puts;
  private boolean conditional;
  private Duration changedAgo;
  private int goodRead = 1000;
  private final AtomicInteger reads = new AtomicInteger();
  private Predicate<String> faults = operation -> false;

  MemoryStore() {
    entries.put("/", FOLDER);
  }

  /** Whether {@link #movesAtomically}; at first it does. */
  public synchronized void movesAtomically(boolean does) {
    isAtomic = does;
  }

  /** Makes it an object store: nothing moves at once, files are put; conditionally or not. */
  public synchronized void isObjects(boolean conditionally) {
    isAtomic = false;
    hasLocks = false;
    puts = true;
    conditional = conditionally;
  }

  /** How long ago everything in it changed, from now on; at first that is not known. */
  public synchronized void isOld(Duration age) {
    changedAgo = age;
  }

  /** What a good read is from now on; at first so little that many are needed. */
  public synchronized void goodRead(int bytes) {
    goodRead = bytes;
  }

  /** How often its files have been read from. */
  public int reads() {
    return reads.get();
  }

  private long changed() {
    return changedAgo == null ? 0 : System.currentTimeMillis() - changedAgo.toMillis();
  }

  /** Whether it knows locks; at first it does. */
  public synchronized void hasLocks(boolean does) {
    hasLocks = does;
  }

  /**
   * What fails from now on, of {@code "delete NAME"}, {@code "move NAME NAME"} and {@code "create
   * NAME"}, by the last parts of the paths.
   */
  public synchronized void failing(Predicate<String> operations) {
    faults = operations;
  }

  private void check(String operation) throws IOException {
    if (faults.test(operation)) {
      throw new IOException("the test lets fail: " + operation);
    }
  }

  private static String path(Location location) {
    return location.uri().getRawPath();
  }

  private boolean isFolder(Location location) {
    return entries.get(path(location)) == FOLDER;
  }

  private static String within(Location folder) {
    return path(folder).endsWith("/") ? path(folder) : path(folder) + "/";
  }

  private List<String> below(Location folder) {
    return entries.keySet().stream().filter(path -> path.startsWith(within(folder))).toList();
  }

  @Override
  public synchronized Optional<FileInfo> info(Location location) {
    byte[] bytes = entries.get(path(location));
    return Optional.ofNullable(bytes)
        .map(
            b ->
                new FileInfo(
                    location, b == FOLDER, b.length, "" + System.identityHashCode(b), changed()));
  }

  @Override
  public synchronized List<FileInfo> list(Location folder, String prefix) throws IOException {
    if (!entries.containsKey(path(folder))) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!isFolder(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    List<FileInfo> found = new ArrayList<>();
    for (String path : below(folder)) {
      String rest = path.substring(within(folder).length());
      Location location = folder.child(URI.create("mem:/" + rest));
      if (!rest.isEmpty() && !rest.contains("/") && location.name().startsWith(prefix)) {
        found.add(info(location).orElseThrow());
      }
    }
    found.sort(Comparator.comparing(entry -> entry.location().name()));
    return found;
  }

  @Override
  public synchronized List<String> names(Location folder) throws IOException {
    return list(folder).stream().map(info -> info.location().name()).toList();
  }

  @Override
  public synchronized RandomAccess open(Location file) throws IOException {
    byte[] bytes = entries.get(path(file));
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (bytes == FOLDER) {
      throw new IOException("Is a directory");
    }
    return new MemoryFile(bytes, goodRead, reads);
  }

  @Override
  public synchronized OutputStream create(Location file) throws IOException {
    check("create " + file.name());
    put(file, new byte[0]);
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        synchronized (MemoryStore.this) {
          if (entries.replace(path(file), toByteArray()) == null) {
            throw new NoSuchFileException(file.toString());
          }
        }
      }
    };
  }

  private void put(Location file, byte[] bytes) throws IOException {
    if (entries.containsKey(path(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
    if (!isFolder(file.parent())) {
      throw new NoSuchFileException(file.parent().toString());
    }
    entries.put(path(file), bytes);
  }

  @Override
  public synchronized List<Location> makeFolder(Location folder) throws IOException {
    if (isFolder(folder)) {
      return List.of();
    }
    if (entries.containsKey(path(folder))) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    List<Location> made = new ArrayList<>(makeFolder(folder.parent()));
    entries.put(path(folder), FOLDER);
    made.add(folder);
    return made;
  }

  @Override
  public synchronized void delete(Location location) throws IOException {
    check("delete " + location.name());
    below(location).forEach(entries::remove);
    entries.remove(path(location));
  }

  @Override
  public synchronized boolean deleteEmpty(Location folder) {
    if (isFolder(folder) && below(folder).isEmpty()) {
      entries.remove(path(folder));
    }
    return !entries.containsKey(path(folder));
  }

  @Override
  public synchronized boolean movesAtomically() {
    return isAtomic;
  }

  @Override
  public synchronized boolean puts() {
    return puts;
  }

  @Override
  public synchronized boolean putsConditionally(Location file) {
    return conditional;
  }

  @Override
  public synchronized boolean put(Location file, byte[] content, String replaced)
      throws IOException {
    check("put " + file.name());
    String there = info(file).map(FileInfo::version).orElse(null);
    if (conditional && !Objects.equals(there, replaced)) {
      return false;
    }
    entries.put(path(file), content.clone());
    return true;
  }

  @Override
  public synchronized boolean locks() {
    return hasLocks;
  }

  @Override
  public synchronized boolean move(Location from, Location to) throws IOException {
    check("move %s %s".formatted(from.name(), to.name()));
    boolean ontoEmpty = isFolder(from) && isFolder(to) && below(to).isEmpty();
    if (!entries.containsKey(path(from)) || (entries.containsKey(path(to)) && !ontoEmpty)) {
      return false;
    }
    if (!isFolder(to.parent())) {
      throw new NoSuchFileException(to.parent().toString());
    }
    rename(from, to);
    return true;
  }

  private void rename(Location from, Location to) {
    for (String path : below(from)) {
      entries.put(within(to) + path.substring(within(from).length()), entries.remove(path));
    }
    entries.put(path(to), entries.remove(path(from)));
  }

  @Override
  public synchronized void moveOnto(Location from, Location to) throws IOException {
    check("move %s %s".formatted(from.name(), to.name()));
    if (!entries.containsKey(path(from))) {
      throw new NoSuchFileException(from.toString());
    }
    if (isFolder(to)) {
      throw new IOException("Is a directory");
    }
    rename(from, to);
  }

  @Override
  public synchronized Optional<Closeable> lock(Location file) throws IOException {
    if (!hasLocks || locks.containsKey(file)) {
      return Optional.empty();
    }
    if (!entries.containsKey(path(file))) {
      put(file, new byte[0]);
    }
    return Optional.of(new Lock(file));
  }

  /** Compared by identity: it lets go what it holds itself, once. */
  private final class Lock implements Closeable {
    private final Location file;

    Lock(Location file) {
      this.file = file;
      locks.put(file, this);
    }

    @Override
    public void close() {
      synchronized (MemoryStore.this) {
        if (locks.remove(file, this)) {
          entries.remove(path(file));
        }
      }
    }
  }

  /** Lets go of all locks, as if the processes that hold them had been killed. */
  public synchronized void kill() {
    locks.clear();
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
