package io.github.orometry.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.testing.RandomSurfaces.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every random case that has failed once, and how one is saved. */
class FailingCasesTest {
  private static final int LEAST = 2;

  @TempDir private Path folder;

  static List<Path> bundled() throws IOException {
    return FailingCases.BUNDLED.files();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void failsNoLonger(Path file) throws Exception {
    FailingCase.read(file).replay();
  }

  @Test
  void thereAreCases() throws IOException {
    assertTrue(bundled().size() >= LEAST, "a case is never taken away");
  }

  @Test
  void whatFailsIsSavedAndFailsAgainUntilItIsMended() throws Exception {
    double[] z = {0.1, Double.NaN, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 1e300};
    FailingCases cases = new FailingCases(folder.resolve("new"));
    FailingCase random =
        new FailingCase(
            Picky.class.getName(),
            7,
            Map.of("a", "two words", "x", FailingCase.written(0.1, 2)),
            new Surface(z, 3, 2));
    AssertionError error =
        assertThrows(AssertionError.class, () -> cases.checkOrSave(new Picky(), random));
    assertEquals("no", error.getCause().getMessage());
    Path file = cases.files().get(0);
    assertTrue(error.getMessage().contains(file.toString()), error.getMessage());

    FailingCase read = FailingCase.read(file);
    assertEquals(random.text(), read.text());
    assertArrayEquals(z, read.surface().z());
    assertEquals(3, read.surface().nx());
    assertEquals("two words", read.setting("a"));
    assertArrayEquals(new double[] {0.1, 2}, read.numbers("x"));
    assertThrows(AssertionError.class, read::replay);
    Picky.mended = true;
    read.replay();
    assertEquals(1, cases.files().size());
  }

  @Test
  void whatPassesIsNotSaved() throws IOException {
    FailingCase random =
        new FailingCase("any", 1, Map.of(), new Surface(new double[] {1, 2}, 2, 1));
    new FailingCases(folder).checkOrSave(any -> {}, random);
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  /** A test that fails until it is mended. */
  static final class Picky implements FailingCase.Replayed {
    private static boolean mended;

    @Override
    public void check(FailingCase random) {
      if (!mended) {
        throw new AssertionError("no");
      }
    }
  }
}
