package io.github.orometry.job.file.hadoop;

import io.github.orometry.job.failure.OneLine;
import io.github.orometry.job.file.Location;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/** What Hadoop throws, as {@link io.github.orometry.job.file.Store} has it. */
final class Failure {
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");

  private Failure() {}

  /** Something to be done with a file system; throws what that throws. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }

  /** What a call gives; its failure is told as that of a store. */
  static <T> T told(Location location, Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (IOException e) {
      throw of(e, location);
    }
  }

  /** The same failure in words of its own, about a location. */
  static IOException of(IOException e, Location location) {
    IOException found = unwrapped(e);
    String name = location.toString();
    IOException same;
    if (found instanceof FileNotFoundException || found instanceof NoSuchFileException) {
      same = new NoSuchFileException(name);
    } else if (found instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || found instanceof FileAlreadyExistsException) {
      same = new FileAlreadyExistsException(name);
    } else if (found instanceof ParentNotDirectoryException) {
      same = new NotDirectoryException(name);
    } else if (found instanceof AccessControlException || found instanceof AccessDeniedException) {
      same = new AccessDeniedException(name);
    } else if (found instanceof EOFException) {
      same = new EOFException(text(found, location.uri()));
    } else {
      same = new FileSystemException(name, null, text(found, location.uri()));
    }
    same.initCause(e);
    return same;
  }

  /** What the server threw, where it is told by an exception of the client. */
  static IOException unwrapped(IOException e) {
    IOException found = e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
    return found.getCause() instanceof RemoteException remote
        ? remote.unwrapRemoteException()
        : found;
  }

  /** Why, in one line without a full stop. */
  static String text(IOException e, URI about) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = withoutUser(message, about).lines().findFirst().orElse("").strip();
    return OneLine.of(Words.of(line).replaceAll("[.;:]$", ""));
  }

  /** A text without what authorises a user. */
  static String withoutUser(String text, URI about) {
    String user = about.getRawUserInfo();
    String without = USER_INFO.matcher(text).replaceAll("");
    return user == null ? without : without.replace(user, "***");
  }
}
