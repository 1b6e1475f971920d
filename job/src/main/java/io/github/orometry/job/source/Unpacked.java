package io.github.orometry.job.source;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.file.TemporaryFolder;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process has unpacked: each packed thing once, for all threads that read it at a time; a
 * small one in memory, others in a temporary folder of this machine. Of what nobody reads any
 * longer the last few stay, in case somebody reads on.
 */
final class Unpacked {
  /** The largest thing that is held in memory, in bytes. */
  private static final long MOST_HELD = 4 << 20;

  /** How many that nobody reads stay. */
  private static final int MOST_IDLE = 1 + Runtime.getRuntime().availableProcessors();

  private static final Map<PackedBytes.Packed, Unpacked> ALL = new HashMap<>();

  /** Those that nobody reads, the oldest first. */
  private static final Deque<Unpacked> IDLE = new ArrayDeque<>();

  private static TemporaryFolder folder;
  private static long files;

  private final PackedBytes.Packed packed;
  private int readers;

  /** Where it is, once it has been unpacked. */
  private Bytes bytes;

  /** Null for one in memory. */
  private Location file;

  private Unpacked(PackedBytes.Packed packed) {
    this.packed = packed;
  }

  /** A window onto something, which is unpacked first where it is not yet. */
  static ByteWindow open(PackedBytes.Packed packed, ByteOrder order, int capacity)
      throws IOException {
    Unpacked one = taken(packed);
    try {
      return new Window(one, one.bytes().open(order, capacity));
    } catch (IOException | RuntimeException | Error e) {
      one.release();
      throw e;
    }
  }

  private static synchronized Unpacked taken(PackedBytes.Packed packed) {
    Unpacked one = ALL.computeIfAbsent(packed, Unpacked::new);
    one.readers++;
    IDLE.remove(one);
    return one;
  }

  /** Deletes all that nobody reads. */
  static void deleteIdle() {
    synchronized (Unpacked.class) {
      shrinkTo(0);
      if (ALL.isEmpty() && folder != null) {
        folder.close();
        folder = null;
      }
    }
  }

  private static void shrinkTo(int most) {
    while (IDLE.size() > most) {
      Unpacked oldest = IDLE.remove();
      ALL.remove(oldest.packed);
      oldest.delete();
    }
  }

  private void delete() {
    try {
      if (file != null) {
        Stores.of(file).delete(file);
      }
    } catch (IOException e) {
      throw Reason.failed("file %s could not be deleted".formatted(file), e);
    }
  }

  private void release() {
    synchronized (Unpacked.class) {
      readers--;
      if (readers == 0 && bytes == null) {
        ALL.remove(packed);
      } else if (readers == 0) {
        IDLE.add(this);
        shrinkTo(MOST_IDLE);
      }
    }
  }

  /** Of several that ask for it at once one unpacks, and the others wait. */
  private synchronized Bytes bytes() throws IOException {
    if (bytes == null) {
      bytes = packed.size() <= MOST_HELD ? held() : written();
    }
    return bytes;
  }

  private Bytes held() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) packed.size());
    packed.unpackTo(out);
    return new Bytes.Held(out.toByteArray());
  }

  private Bytes written() throws IOException {
    Location target = newFile();
    try (OutputStream out = Stores.of(target).create(target)) {
      packed.unpackTo(out);
      file = target;
      return new FileBytes(target);
    } finally {
      if (file == null) {
        Stores.of(target).delete(target);
      }
    }
  }

  /** A name in the folder, which has room for this. */
  private Location newFile() throws IOException {
    synchronized (Unpacked.class) {
      folder = folder == null ? new TemporaryFolder() : folder;
      Store store = Stores.of(folder.location());
      if (store.free(folder.location()) < packed.size()) {
        shrinkTo(0);
      }
      long free = store.free(folder.location());
      if (free < packed.size()) {
        throw new FailedException(
            "%s needs %s bytes in %s to be unpacked, where %s are free."
                .formatted(packed.label(), packed.size(), folder.location(), free));
      }
      return folder.location().child("unpacked-" + files++);
    }
  }

  /** A window of one of the readers. */
  private static final class Window implements ByteWindow {
    private final Unpacked one;
    private final ByteWindow window;
    private boolean closed;

    Window(Unpacked one, ByteWindow window) {
      this.one = one;
      this.window = window;
    }

    @Override
    public int at(long offset, int length, long end) throws IOException {
      return window.at(offset, length, end);
    }

    @Override
    public ByteBuffer buffer() {
      return window.buffer();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        window.close();
      } finally {
        one.release();
      }
    }
  }
}
