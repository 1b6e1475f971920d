package io.github.orometry.job.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** The file by which a folder is known as a result: one JSON object. */
public final class ManifestFile {
  /** The file's name. */
  public static final String NAME = "manifest.json";

  private ManifestFile() {}

  /**
   * Writes {@link #NAME} to a folder, where it is not yet.
   *
   * @param content as {@link JsonFile#write} takes it
   * @throws FailedException where it cannot be written
   */
  public static void write(Location folder, Map<String, Object> content) {
    try {
      JsonFile.write(folder.child(NAME), content);
    } catch (IOException e) {
      throw new FailedException(
          "the manifest could not be written in %s: %s.".formatted(folder, Reason.of(e)), e);
    }
  }

  /** The bytes of a manifest with this content. */
  public static byte[] bytes(Map<String, Object> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonFile.write(bytes, content);
    return bytes.toByteArray();
  }

  /**
   * Reads the manifest of a result.
   *
   * @param folder the result
   * @return as {@link JsonFile#read} gives it
   * @throws BadInputException where there is none that can be read, or it is not one JSON object
   */
  public static Map<String, Object> read(Location folder) {
    Location file = folder.child(NAME);
    byte[] text = text(folder, file);
    try {
      return JsonFile.read(text);
    } catch (IOException e) {
      String reason =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new BadInputException(
          "file %s is not the manifest of a result: %s.".formatted(file, reason), e);
    }
  }

  private static byte[] text(Location folder, Location file) {
    Store store = Stores.of(file);
    try {
      if (store.info(file).filter(info -> !info.isFolder()).isEmpty()) {
        throw new BadInputException(
            "folder %s is not a result: it has no %s.".formatted(folder, NAME));
      }
      try (RandomAccess access = store.open(file)) {
        return access.stream(0, access.size()).readAllBytes();
      }
    } catch (IOException e) {
      throw Reason.unreadable("file " + file, e);
    }
  }
}
