package io.github.orometry.job;

import io.github.orometry.job.Script.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a folder elsewhere. */
abstract class LauncherFixture {
  @TempDir private Path folder;
  Path launcher;
  Path input;
  Path here;
  Shell shell;

  @BeforeEach
  void startElsewhere() throws IOException {
    Path root = Script.root();
    launcher = root.resolve("scripts").resolve("orometry");
    input =
        root.resolve("test-data").resolve("cases").resolve("smooth-fields").resolve("input.npz");
    here = Files.createDirectory(folder.resolve("a folder with spaces"));
    shell = new Shell(here, Files.createDirectory(folder.resolve("scratch")));
  }

  List<String> left() throws IOException {
    try (Stream<Path> entries = Files.list(here)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
