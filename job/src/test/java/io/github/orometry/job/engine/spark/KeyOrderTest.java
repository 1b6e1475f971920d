package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.Staging;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.stack.SurfaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOrderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 102, 1000})
  void partsRiseWithTheKeysAndAreEquallyLarge(int tasks) throws IOException {
    SurfaceStack stack = SurfaceStack.of(20, 11, 9, 37, 1, 64);
    Path file = new StackFiles(stack).shuffledParquet(folder.resolve("stack.parquet"), 1);
    Inputs inputs =
        InputReader.open(
            List.of(Location.of(file.toString())),
            ReadOptions.STANDARD,
            new Staging(() -> Location.of(folder.toString())));
    int parts = Math.min(tasks, 102);
    int[] sizes = new int[parts];
    KeyOrder order = KeyOrder.of(inputs.sources(), false, tasks);
    int last = 0;
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int t = 0; t < new int[] {37, 1, 64}[epoch]; t++) {
        int part = order.getPartition(SurfaceKey.of(epoch, t));
        assertTrue(part == last || part == last + 1, part + " after " + last);
        sizes[part]++;
        last = part;
      }
    }
    assertEquals(parts - 1, last);
    for (int size : sizes) {
      assertTrue(Math.abs(size - 102.0 / parts) < 1, Arrays.toString(sizes));
    }
    KeyOrder epochs = KeyOrder.of(inputs.sources(), true, tasks);
    assertEquals(Math.min(tasks, 3) - 1, epochs.getPartition(SurfaceKey.of(2, 0)));
  }
}
