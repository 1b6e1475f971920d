package io.github.orometry.job.publish.rename;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import java.io.IOException;

/**
 * A move on a store whose answers can be lost. Of a move that was done it then says that it failed,
 * or, asked again, that something is in the way: so what is there is looked at.
 */
final class SureMove {
  private SureMove() {}

  /** Looks whether a move was done. */
  @FunctionalInterface
  interface Look {
    boolean isDone() throws IOException;
  }

  /** As {@link Store#move}, and true only and always where it was done, as far as one can look. */
  static boolean of(Store store, Location from, Location to, Look look) throws IOException {
    try {
      return store.move(from, to) || look.isDone();
    } catch (IOException e) {
      if (isDone(look, e)) {
        return true;
      }
      throw e;
    }
  }

  private static boolean isDone(Look look, IOException failure) {
    try {
      return look.isDone();
    } catch (IOException e) {
      failure.addSuppressed(e);
      return false;
    }
  }
}
