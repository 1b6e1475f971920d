package io.github.orometry.job.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.surface.Grid;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
  @Test
  void oneSurfaceThatDoesNotFitIsRefusedWithTheBytesItNeeds() {
    MemoryEstimate estimate = new MemoryEstimate(1, 1, 1, 12_345, 20_000, 0);
    Grid grid = Grid.ofIndices(20, 10);
    estimate.checkSurface(grid, 12_345);
    FailedException refused =
        assertThrows(FailedException.class, () -> estimate.checkSurface(grid, 12_344));
    assertTrue(refused.getMessage().contains(" 12345 bytes"), refused.getMessage());
    assertTrue(refused.getMessage().contains("10 x 20 cells"), refused.getMessage());
    assertEquals(new Remedy("memory", "", "gives more"), refused.remedy().orElseThrow());
  }
}
