package io.github.orometry.job.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSetTest {
  private static final RowContext CONTEXT =
      RowContext.of(SampleResults.GRID, new double[] {0.9}, Double.NaN, SampleResults.MASKS);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 40})
  void eachTableIsAFileThatFitsItsFingerprint(int slabs) throws IOException {
    RunTotals totals = write(TableFormat.PARQUET, SampleResults.of(slabs, 2, 3));
    assertEquals(slabs, totals.slabs());
    for (Table table : Table.values()) {
      List<List<Object>> rows =
          ParquetRows.read(folder.resolve(table.title()).resolve("part-00000.parquet"));
      Fingerprint read = new Fingerprint();
      RecordedRows.replay(rows, read);
      assertEquals(totals.rows(table), rows.size());
      assertEquals(totals.fingerprint(table), read.digits(table));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothFormatsHaveAllTables(TableFormat format) {
    write(format, SampleResults.of(10, 2, 3));
    for (Table table : Table.values()) {
      assertTrue(Files.exists(folder.resolve(table.title()).resolve(format.fileName())));
    }
  }

  @Test
  void theCountsAreThoseOfTheRowsThatCountInTheOrderOfUsersArrays() {
    List<SlabResult> results = SampleResults.of(300, 2, 7);
    RecordedRows rows = new RecordedRows();
    results.forEach(result -> Table.FILTERED_FLAT_PEAKS.rows(result, CONTEXT, rows));
    long[] expected = new long[SampleResults.GRID.cells()];
    for (List<Object> row : rows.rows()) {
      int ix = (Integer) row.get(16) - 1;
      int iy = (Integer) row.get(17) - 1;
      expected[ix * SampleResults.GRID.ny() + iy]++;
    }
    try (TableSet tables = TableSet.open(folder, TableFormat.CSV, CONTEXT)) {
      results.forEach(tables::write);
      assertArrayEquals(expected, tables.counts().values());
    }
  }

  @Test
  void epochMasksAreTheUnionOfEachEpochsMasks() throws IOException {
    List<SlabResult> results = SampleResults.of(95, 2, 8);
    write(TableFormat.PARQUET, results);
    Map<Integer, byte[]> expected = new TreeMap<>();
    for (SlabResult result : results) {
      byte[] union =
          expected.computeIfAbsent(
              result.epochIdx(), e -> new byte[2 * SampleResults.MASKS.size()]);
      for (int i = 0; i < result.masks().length; i++) {
        union[i] = (byte) (union[i] | result.masks()[i]);
      }
    }
    List<List<Object>> rows =
        ParquetRows.read(folder.resolve("epoch_masks").resolve("part-00000.parquet"));
    assertEquals(expected.size() * SampleResults.MASKS.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(i / 2, rows.get(i).get(0));
      byte[] union = expected.get(i / 2);
      int at = i % 2 * 2;
      assertEquals(ByteBuffer.wrap(new byte[] {union[at], union[at + 1]}), rows.get(i).get(4));
    }
  }

  @Test
  void aTableThatCannotBeMadeIsNamed() throws IOException {
    Files.createFile(folder.resolve("slabs"));
    JobException failure =
        assertThrows(JobException.class, () -> TableSet.open(folder, TableFormat.CSV, CONTEXT));
    assertEquals(ExitCode.RUN_FAILED, failure.exitCode());
    assertTrue(failure.getMessage().contains("table slabs"), failure.getMessage());
  }

  private RunTotals write(TableFormat format, List<SlabResult> results) {
    try (TableSet tables = TableSet.open(folder, format, CONTEXT)) {
      results.forEach(tables::write);
      tables.end();
      return tables.totals();
    }
  }
}
