package io.github.orometry.job.source.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.Staging;
import io.github.orometry.job.source.TestArrays;
import io.github.orometry.job.source.netcdf.Variants.Variant;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every layout give surfaces or one sentence that names the file, and soon. So
 * many damages are tried as the system property {@value #DAMAGES} says, by default some.
 */
class DamageTest {
  private static final String DAMAGES = "orometry.damages";
  private static final int MOST_SURFACES = 2048;

  @TempDir private Path folder;
  private long slowest;
  private String slowestName = "";

  @Test
  void whateverIsFlippedOrCutIsSurfacesOrASentence() throws IOException {
    int damages = Integer.getInteger(DAMAGES, 2600);
    long seed = Long.getLong(DAMAGES + ".seed", 20261125);
    List<Variant> variants = Variants.in(folder).good();
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < damages; i++) {
      Variant variant = variants.get(i % variants.size());
      byte[] whole = Files.readAllBytes(folder.resolve(variant.file()));
      Path damaged = folder.resolve("damaged-" + variant.file());
      Files.write(damaged, damaged(whole, random));
      refused += read(variant, damaged, "damage %s of seed %s".formatted(i, seed)) ? 0 : 1;
      Files.delete(damaged);
    }
    System.err.printf(
        "%s damages, %s refused, slowest %s ms (%s)%n",
        damages, refused, slowest / 1_000_000, slowestName);
    assertTrue(refused > damages / 10, "refused: " + refused);
    assertTrue(refused < damages, "all were refused");
  }

  /** Some bytes changed, mostly where structures are; or cut; or both. */
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int flips = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(3);
    int within = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 2048);
    for (int i = 0; i < flips; i++) {
      int at = random.nextInt(within);
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
    }
    return flips == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private Location emptyFolder() {
    try {
      Files.deleteIfExists(folder.resolve("staged").resolve("array-0.raw"));
      Path staged = Files.createDirectories(folder.resolve("staged"));
      return TestArrays.locations(staged).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean read(Variant variant, Path file, String what) {
    long begin = System.nanoTime();
    try {
      Staging staging = new Staging(this::emptyFolder);
      Inputs inputs =
          InputReader.open(
              TestArrays.locations(file), TestArrays.options(variant.settings()), staging);
      for (SurfaceSource source : inputs.sources()) {
        read(source, inputs.grid().cells());
      }
      return true;
    } catch (BadInputException e) {
      String message = e.getMessage();
      assertTrue(message.startsWith("file " + file), what + ": " + message);
      assertTrue(message.endsWith("."), what + ": " + message);
      assertEquals(1, message.lines().count(), what + ": " + message);
      return false;
    } catch (BadSettingException e) {
      assertTrue(!variant.settings().isEmpty(), what + ": " + e.getMessage());
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("%s, %s: %s".formatted(what, variant, e), e);
    } finally {
      long took = System.nanoTime() - begin;
      if (took > slowest) {
        slowest = took;
        slowestName = what + ", " + variant;
      }
    }
  }

  /** As an executor does, which tells of a source that cannot be read. */
  private static void read(SurfaceSource source, int cells) {
    SurfaceBatch batch = new SurfaceBatch(cells);
    int step = Math.max(1, (1 << 18) / cells);
    try (SurfaceReader reader = source.open()) {
      for (int from = 0; from < Math.min(MOST_SURFACES, source.size()); from += step) {
        reader.read(from, Math.min(source.size(), from + step), batch);
      }
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be read: %s.".formatted(source.describe(0), e.getMessage()), e);
    }
  }
}
