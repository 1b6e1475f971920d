package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases.Case;
import io.github.orometry.testing.Npz;
import io.github.orometry.testing.Npz.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Compares the masks of a result with the known answers of a case, bit for bit. There are no
 * answers for level sets: those are compared with the comparison they stand for.
 */
public final class MaskAnswers {
  private final Case input;
  private final Path result;
  private final Map<String, NpyArray> answers;

  /** The answers of a case, and a result. */
  public MaskAnswers(Case input, Path result) throws IOException {
    this.input = input;
    this.result = result;
    answers = Npz.read(input.folder().resolve("alpha_masks.npz"));
  }

  /** The mask of a surface, row-major. */
  public boolean[] mask(String kind, double alpha, int epoch, int bin) {
    int cells = input.grid().cells();
    boolean[] mask = new boolean[cells];
    double answered = kind.equals("dominant") ? alpha : factors(input, "dominant")[0];
    double[] dominant = answers.get("epoch_%04d_alpha_%s".formatted(epoch, answered)).values();
    double[] surface = input.surface(epoch, bin);
    int first = bin * cells;
    double highest = Double.NEGATIVE_INFINITY;
    boolean peak = false;
    for (int cell = 0; cell < cells; cell++) {
      peak |= dominant[first + cell] != 0;
      highest = surface[cell] > highest ? surface[cell] : highest;
    }
    for (int cell = 0; cell < cells; cell++) {
      mask[cell] =
          kind.equals("dominant")
              ? dominant[first + cell] != 0
              : peak && surface[cell] >= alpha * highest;
    }
    return mask;
  }

  /** The factors of a kind of mask that a case is run with. */
  public static double[] factors(Case input, String kind) {
    String setting = kind.equals("dominant") ? "alphas" : "slice_level_multipliers";
    return StreamSupport.stream(input.settings().get(setting).spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** Checks both tables: a row for each surface, or epoch, and mask, in their order. */
  void check() throws IOException {
    double[] alphas = factors(input, "dominant");
    double[] levels = factors(input, "level_set");
    assertTrue(alphas.length > 0 && levels.length > 0, input + " has no alphas or no levels");
    Iterator<Map<String, Object>> masks = TableFiles.named(result, Table.MASKS).iterator();
    Iterator<Map<String, Object>> unions = TableFiles.named(result, Table.EPOCH_MASKS).iterator();
    for (int epoch = 0; epoch < input.surfaces().size(); epoch++) {
      boolean[][] union = new boolean[alphas.length + levels.length][input.grid().cells()];
      for (int bin = 0; bin < input.surfaces().get(epoch).size(); bin++) {
        for (int k = 0; k < union.length; k++) {
          String kind = k < alphas.length ? "dominant" : "level_set";
          double alpha = k < alphas.length ? alphas[k] : levels[k - alphas.length];
          boolean[] expected = mask(kind, alpha, epoch, bin);
          Map<String, Object> row = masks.next();
          assertEquals(bin, row.get("time_bin_idx"), input + " " + row);
          check(expected, kind, alpha, epoch, row);
          for (int cell = 0; cell < expected.length; cell++) {
            union[k][cell] |= expected[cell];
          }
        }
      }
      for (int k = 0; k < union.length; k++) {
        String kind = k < alphas.length ? "dominant" : "level_set";
        double alpha = k < alphas.length ? alphas[k] : levels[k - alphas.length];
        check(union[k], kind, alpha, epoch, unions.next());
      }
    }
    assertFalse(masks.hasNext(), input + " has masks left over");
    assertFalse(unions.hasNext(), input + " has epoch masks left over");
  }

  private void check(
      boolean[] expected, String kind, double alpha, int epoch, Map<String, Object> row) {
    String where = input + " in " + result + ": " + row;
    assertEquals(epoch, row.get("epoch_idx"), where);
    assertEquals(kind, row.get("kind"), where);
    assertEquals(alpha, row.get("alpha"), where);
    byte[] bits = new byte[(expected.length + 7) / 8];
    int cells = 0;
    for (int cell = 0; cell < expected.length; cell++) {
      if (expected[cell]) {
        bits[cell / 8] = (byte) (bits[cell / 8] | 0x80 >> cell % 8);
        cells++;
      }
    }
    assertEquals(cells, row.get("n_cells"), where);
    assertArrayEquals(bits, ((ByteBuffer) row.get("mask")).array(), where);
  }
}
