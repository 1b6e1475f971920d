package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.SurfaceAnswer;
import io.github.orometry.testing.TableRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartWriterTest {
  private static final Analysis ANALYSIS = SampleBlocks.ANALYSIS.toBuilder().levels(0.9).build();

  @TempDir Path folder;

  private static ResultSpec spec(String format) {
    return new ResultSpec(ANALYSIS, SampleBlocks.GRID, format);
  }

  private Location location() {
    return Location.of(folder.toString());
  }

  private Location file(Table table, String format) {
    return location().child(table.title()).child("part-00000." + format);
  }

  private PartWriter open(String format) {
    for (Table table : Table.values()) {
      folder.resolve(table.title()).toFile().mkdir();
    }
    return PartWriter.open(spec(format), location(), table -> file(table, format));
  }

  /** Feeds answers in blocks of up to so many; one block is used again and again. */
  private static void feed(PartWriter writer, List<SurfaceAnswer> answers, int most) {
    PeakBlock block = SampleBlocks.empty(ANALYSIS);
    Random random = new Random(most);
    for (int from = 0; from < answers.size(); ) {
      int to = Math.min(answers.size(), from + random.nextInt(most + 1));
      block.clear();
      answers.subList(from, to).forEach(answer -> answer.addTo(block));
      writer.accept(block);
      from = to;
    }
  }

  private PartReport write(String format, List<SurfaceAnswer> answers, int most) {
    try (PartWriter writer = open(format)) {
      feed(writer, answers, most);
      return writer.end(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, parquet, 5", "40, parquet, 1", "40, parquet, 100", "40, csv, 7"})
  void eachTableIsAFileThatFitsItsFingerprint(int surfaces, String format, int most)
      throws IOException {
    PartReport report = write(format, SampleBlocks.answers(surfaces, 2, 3), most);
    RunTotals totals = report.totals();
    assertEquals(surfaces, totals.surfaces());
    assertEquals(3, report.part());
    for (Table table : Table.values()) {
      List<List<Object>> rows = TableFiles.rows(folder, table);
      assertEquals(totals.rows(table), rows.size());
      assertEquals(totals.fingerprint(table), TableFiles.fingerprint(table, rows));
      DataFile file = report.files().get(table);
      assertEquals(table.title() + "/part-00000." + format, file.path());
      assertEquals(Files.size(folder.resolve(file.path())), file.bytes());
      assertEquals(rows.size(), file.rows());
    }
  }

  @Test
  void theRowsAreThoseOfTheTables() throws IOException {
    write("parquet", SampleBlocks.answers(40, 2, 3), 9);
    PeakBlock block = SampleBlocks.of(ANALYSIS, 40, 3);
    for (Table table : Table.values()) {
      if (!table.isOfEpochs()) {
        assertEquals(TableRows.of(table, block, ANALYSIS), TableFiles.rows(folder, table));
      }
    }
  }

  @Test
  void theCountsAreThoseOfTheRowsThatCountInTheOrderOfUsersArrays() throws IOException {
    List<SurfaceAnswer> answers = SampleBlocks.answers(300, 2, 7);
    try (PartWriter writer = open("csv")) {
      feed(writer, answers, 50);
      writer.end(0);
      long[] expected = new long[SampleBlocks.GRID.cells()];
      for (List<Object> row : TableFiles.rows(folder, Table.FILTERED_FLAT_PEAKS)) {
        int ix = (Integer) row.get(16) - 1;
        int iy = (Integer) row.get(17) - 1;
        expected[ix * SampleBlocks.GRID.ny() + iy]++;
      }
      assertArrayEquals(expected, writer.counts().values());
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "200"})
  void epochMasksAreTheUnionOfEachEpochsMasks(int most) throws IOException {
    List<SurfaceAnswer> answers = SampleBlocks.answers(95, 2, 8);
    write("parquet", answers, most);
    Map<Integer, byte[]> expected = new TreeMap<>();
    for (SurfaceAnswer answer : answers) {
      byte[] union = expected.computeIfAbsent(answer.epochIdx(), e -> new byte[4]);
      for (int i = 0; i < answer.masks().length; i++) {
        union[i] = (byte) (union[i] | answer.masks()[i]);
      }
    }
    List<List<Object>> rows = TableFiles.rows(folder, Table.EPOCH_MASKS);
    assertEquals(expected.size() * 2, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(i / 2, rows.get(i).get(0));
      byte[] union = expected.get(i / 2);
      int at = i % 2 * 2;
      assertEquals(ByteBuffer.wrap(new byte[] {union[at], union[at + 1]}), rows.get(i).get(4));
    }
  }

  @Test
  void anEpochOfRejectedSurfacesHasNoMasks() throws IOException {
    List<SurfaceAnswer> answers = new ArrayList<>();
    answers.add(SurfaceAnswer.rejected(0, 0, 0, "why", 2, SampleBlocks.MASK_BYTES));
    answers.add(SampleBlocks.answer(1, 0, 0, 2, new Random(1)));
    answers.add(SurfaceAnswer.rejected(2, 0, 0, "why", 2, SampleBlocks.MASK_BYTES));
    write("parquet", answers, 1);
    assertEquals(
        List.of(1, 1),
        TableFiles.rows(folder, Table.EPOCH_MASKS).stream().map(row -> row.get(0)).toList());
  }

  /** As a cluster does it: surfaces in parts that cut epochs, then the masks of epochs. */
  @Test
  void partsAddUpToTheWhole() {
    List<SurfaceAnswer> answers = SampleBlocks.answers(80, 2, 5);
    RunTotals whole = write("csv", answers, 80).totals();
    RunTotals merged = new RunTotals();
    Map<Integer, EpochMasks> epochs = new TreeMap<>();
    int[] cuts = {0, 33, 34, 80};
    for (int part = 0; part < 3; part++) {
      int number = part;
      try (PartWriter writer =
          PartWriter.openSurfaces(
              spec("parquet"),
              location(),
              table -> location().child(table.title() + number),
              masks -> epochs.merge(masks.epochIdx(), masks, PartWriterTest::united))) {
        feed(writer, answers.subList(cuts[part], cuts[part + 1]), 6);
        PartReport report = writer.end(part);
        SurfaceAnswer first = answers.get(cuts[part]);
        assertEquals(SurfaceKey.of(first.epochIdx(), first.timeBinIdx()), report.firstKey());
        assertTrue(!report.files().containsKey(Table.EPOCH_MASKS));
        merged.merge(report.totals());
      }
    }
    try (PartWriter writer =
        PartWriter.openEpochs(
            spec("parquet"), location(), table -> location().child(table.title() + "-all"))) {
      epochs.values().forEach(writer::accept);
      PartReport report = writer.end(9);
      assertEquals(List.of(Table.EPOCH_MASKS), List.copyOf(report.files().keySet()));
      merged.merge(report.totals());
    }
    for (Table table : Table.values()) {
      assertEquals(whole.rows(table), merged.rows(table));
      assertEquals(whole.fingerprint(table), merged.fingerprint(table), table.title());
    }
    assertEquals(whole.surfaces(), merged.surfaces());
  }

  private static EpochMasks united(EpochMasks a, EpochMasks b) {
    byte[] bits = a.bits().clone();
    EpochMasks.unite(bits, b.bits(), 0);
    return new EpochMasks(a.epochIdx(), bits);
  }

  @Test
  void theFirstRejectedSurfaceIsKept() {
    try (PartWriter writer = open("csv")) {
      feed(writer, SampleBlocks.answers(7, 2, 5), 3);
      assertNull(writer.rejected());
      feed(writer, SampleBlocks.answers(40, 2, 5).subList(7, 40), 9);
      RejectedSurface first = new RejectedSurface(0, 7, "cell (iy 0, ix 1) is \"inf\", not valid");
      assertEquals(first, writer.rejected());
      PartReport report = writer.end(0);
      assertEquals(first, report.rejected());
      assertEquals(3, report.totals().surfaces(SurfaceStatus.REJECTED));
    }
  }

  @Test
  void withoutMasksThereAreNoTablesOfThem() {
    ResultSpec spec = new ResultSpec(Analysis.STANDARD, SampleBlocks.GRID, "csv");
    try (PartWriter writer =
        PartWriter.open(spec, location(), table -> location().child(table.title()))) {
      PeakBlock block = spec.analyzer().newBlock();
      writer.accept(block);
      PartReport report = writer.end(0);
      assertEquals(-1, report.firstKey());
      assertEquals(Table.of(Analysis.STANDARD), List.copyOf(report.files().keySet()));
      assertEquals(new Fingerprint().rows(), report.totals().rows(Table.PEAKS));
    }
  }

  @Test
  void aTableThatCannotBeMadeIsNamed() throws IOException {
    Files.createFile(folder.resolve("slabs"));
    FailedException failure = assertThrows(FailedException.class, () -> open("csv"));
    assertTrue(failure.getMessage().contains("table slabs could not be written in "), "" + failure);
    assertTrue(failure.getMessage().endsWith("."), "" + failure);
  }
}
