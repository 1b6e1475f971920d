package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What holds files. For any number of threads. */
public interface Store {
  /** What is there; empty for nothing. */
  Optional<FileInfo> info(Location location) throws IOException;

  /** All that is in a folder itself; see {@link #list(Location, String)}. */
  default List<FileInfo> list(Location folder) throws IOException {
    return list(folder, "");
  }

  /**
   * What is in a folder itself under names that begin so, in the order of the names. Links are
   * followed; one to nothing is told as an empty file.
   *
   * @throws java.nio.file.NoSuchFileException where nothing is there
   * @throws java.nio.file.NotDirectoryException where it is a file
   */
  List<FileInfo> list(Location folder, String prefix) throws IOException;

  /**
   * The names of all in a folder, in their order, by one look that stays with the folder where it
   * is moved meanwhile; throws as {@link #list(Location, String)} does.
   */
  List<String> names(Location folder) throws IOException;

  /**
   * Opens a file to read it.
   *
   * @throws java.nio.file.NoSuchFileException where there is none
   */
  RandomAccess open(Location file) throws IOException;

  /**
   * Begins a new file in a folder that is there; it is whole once the stream is closed. Not
   * buffered: who writes little by little brings a buffer.
   *
   * @throws java.nio.file.FileAlreadyExistsException where something is there
   */
  OutputStream create(Location file) throws IOException;

  /**
   * Makes a folder and its missing parents; gives those it made, the outermost first.
   *
   * @throws java.nio.file.FileAlreadyExistsException where a file is in the way
   */
  List<Location> makeFolder(Location folder) throws IOException;

  /**
   * Deletes a file, or a folder with all in it, following no links; nothing where nothing is there.
   */
  void delete(Location location) throws IOException;

  /** Deletes a folder if it is empty; gives whether it is gone. */
  boolean deleteEmpty(Location folder) throws IOException;

  /** Whether {@link #move} is done at once, so that nobody sees it half done, for folders too. */
  boolean movesAtomically();

  /**
   * Moves a file onto nothing, or a folder onto nothing or an empty folder, within the store and at
   * once. Of several that move to one place at once, one does.
   *
   * @return false, and nothing moved, where something is in the way or nothing is at {@code from}
   * @throws IOException where it fails for another reason; nothing has moved
   */
  boolean move(Location from, Location to) throws IOException;

  /** Moves a file within the store, at once, in the place of the file that may be there. */
  void moveOnto(Location from, Location to) throws IOException;

  /** Whether {@link #put} is known: what was put is seen whole or not at all. */
  default boolean puts() {
    return false;
  }

  /** Whether {@link #put} holds to its condition, so that of several at once one does. */
  default boolean putsConditionally(Location file) throws IOException {
    return false;
  }

  /**
   * Writes a small file at once.
   *
   * @param replaced the version of the file that is replaced; null where nothing is to be there
   * @return false, and nothing written, where something else is there
   */
  default boolean put(Location file, byte[] content, String replaced) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Whether {@link #lock} is known; without it only age tells who is dead. */
  default boolean locks() {
    return true;
  }

  /**
   * Takes a lock by a file, which is made in a folder that is there. The lock is let go when it is
   * closed, which deletes the file, and when the process that holds it ends, however it ends.
   *
   * @return empty where another process, or another lock of this one, holds it, and where the store
   *     knows no locks
   * @throws IOException where the file can be neither made nor opened
   */
  Optional<Closeable> lock(Location file) throws IOException;

  /** The location with all links followed, as far as it is there. */
  Location real(Location location) throws IOException;

  /** Bytes that can still be written there; as many as a long has where that is not known. */
  long free(Location folder) throws IOException;
}
