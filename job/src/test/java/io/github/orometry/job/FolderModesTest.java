package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors may run as another user than the driver. What they write in is open to whom the umask
 * of who started the run opens what he makes, as by mkdir, and closed to nobody else.
 */
class FolderModesTest {
  /** What tasks have found; they run in this process. */
  private static final Map<Path, Set<PosixFilePermission>> FOUND = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  /** A source whose tasks look at all folders that are there when they begin to read. */
  private record Looking(SurfaceSource source, String folder) implements Around {
    private static final long serialVersionUID = 1;

    @Override
    public SurfaceReader open() throws IOException {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        for (Path found : all.filter(Files::isDirectory).toList()) {
          FOUND.put(found, Files.getPosixFilePermissions(found));
        }
      }
      return source.open();
    }
  }

  @Test
  void tasksWriteInFoldersThatAreAsOpenAsAnyOther() throws IOException {
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path results = Files.createDirectory(folder.resolve("results"));
    List<Path> arrays =
        new StackFiles(OneFingerprintStack.stack()).npy(folder.resolve("arrays"), "x,y,t", false);
    FOUND.clear();
    try (SharedSpark spark = SharedSpark.start("local[1]")) {
      spark.run(
          arrays,
          executor -> WithSources.each(executor, source -> new Looking(source, results.toString())),
          Asked.of("parquet", 20),
          results.resolve("new/out"));
    }
    assertTrue(
        FOUND.keySet().stream().anyMatch(p -> p.getFileName().toString().startsWith("parts-")));
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(plain);
    FOUND.forEach((path, mode) -> assertEquals(open, mode, path.toString()));
  }
}
