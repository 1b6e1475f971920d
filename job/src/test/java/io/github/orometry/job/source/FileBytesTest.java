package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
  @TempDir private Path folder;

  @Test
  void aFileThatWasCutAfterItWasOpened() throws IOException {
    Path file = Files.write(folder.resolve("a.npy"), TestFiles.npy(6, 5, 40, 1));
    SurfaceSource source = TestArrays.open("x,y,t", file).sources().get(0);
    SurfaceBatch batch = new SurfaceBatch(30);
    try (SurfaceReader reader = source.open()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(1000);
      }
      EOFException e = assertThrows(EOFException.class, () -> reader.read(10, 20, batch));
      assertTrue(
          e.getMessage().matches("byte \\d+ was expected, but the file ends at 1000"),
          e.getMessage());
    }
  }

  @Test
  void sourcesSurviveSerialization() throws Exception {
    Path file = Files.write(folder.resolve("a.npy"), TestFiles.npy(6, 5, 40, 1));
    SurfaceSource source = TestSerialization.copy(TestArrays.open("x,y,t", file).sources().get(0));
    SurfaceBatch batch = new SurfaceBatch(30);
    try (SurfaceReader reader = source.open()) {
      reader.read(39, 40, batch);
      assertEquals(TestFiles.value(1, 5, 4, 39), batch.values()[29]);
    }
  }
}
