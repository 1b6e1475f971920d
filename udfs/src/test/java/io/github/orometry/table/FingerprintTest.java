package io.github.orometry.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.TableRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final List<Column> FLAT = Table.FLAT_PEAKS.columns();

  @Property(tries = 200)
  void theOrderOfTheRowsAndTheirPartsDoNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int surfaces) {
    List<List<Object>> rows = rows(surfaces, seed);
    String whole = flatDigits(rows);
    Random random = new Random(seed);
    List<List<Object>> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    assertEquals(whole, flatDigits(shuffled));

    Fingerprint merged = new Fingerprint();
    Fingerprint inBatches = new Fingerprint();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(7));
      TableBatch batch = TableRows.batch(FLAT, shuffled.subList(from, to));
      inBatches.add(batch);
      Fingerprint part = new Fingerprint();
      part.add(batch);
      merged.merge(part);
      from = to;
    }
    assertEquals(whole, Table.FLAT_PEAKS.digits(merged));
    assertEquals(whole, Table.FLAT_PEAKS.digits(inBatches));
    assertEquals(rows.size(), merged.rows());
    assertEquals(rows.size(), inBatches.rows());
  }

  @Property(tries = 200)
  void anyChangedValueChangesIt(@ForAll long seed) {
    List<List<Object>> rows = rows(12, seed);
    Random random = new Random(seed);
    String before = flatDigits(rows);
    if (rows.isEmpty()) {
      return;
    }
    int changed = random.nextInt(rows.size());
    List<Object> row = rows.get(changed);
    for (int i = 0; i < row.size(); i++) {
      List<Object> other = new ArrayList<>(row);
      other.set(i, changed(row.get(i)));
      List<List<Object>> edited = new ArrayList<>(rows);
      edited.set(changed, other);
      assertNotEquals(before, flatDigits(edited), "value " + i);
    }
  }

  @Test
  void whatLooksAlikeDiffers() {
    List<Object> values =
        Arrays.asList(
            null, 0, 0.0, -0.0, false, "", "0", 1, true, Double.longBitsToDouble(1), "null");
    Set<String> seen = new HashSet<>();
    for (Object value : values) {
      seen.add(digits(List.of(Collections.singletonList(value))));
    }
    seen.add(digits(List.of()));
    seen.add(digits(List.of(List.of())));
    seen.add(digits(List.of(List.of("ab", "c"))));
    seen.add(digits(List.of(List.of("a", "bc"))));
    seen.add(digits(List.of(List.of(ByteBuffer.allocate(7)))));
    seen.add(digits(List.of(List.of(ByteBuffer.allocate(8)))));
    assertEquals(values.size() + 6, seen.size());
  }

  @Test
  void nothingIsTheSameInAColumnOfAnyType() {
    Set<String> seen = new HashSet<>();
    for (ColumnType type : List.of(ColumnType.NUMBER, ColumnType.FLAG, ColumnType.TEXT)) {
      List<Column> columns = List.of(new Column("a", type, true));
      Fingerprint fingerprint = new Fingerprint();
      fingerprint.add(
          TableRows.batch(columns, Collections.nCopies(3, Collections.singletonList(null))));
      seen.add(Table.PEAKS.digits(fingerprint));
    }
    assertEquals(1, seen.size());
  }

  @Test
  void aRowTwiceIsNotARowOnceNorNoRow() {
    List<Object> row = List.of(1, 2.5);
    assertEquals(
        3, Set.of(digits(List.of()), digits(List.of(row)), digits(List.of(row, row))).size());
    List<List<Object>> often = Collections.nCopies(256, row);
    assertNotEquals(digits(List.of()), digits(often));
  }

  @Test
  void valuesBelongToTheirRow() {
    assertNotEquals(
        digits(List.of(List.of(1, 2), List.of(3, 4))),
        digits(List.of(List.of(1, 4), List.of(3, 2))));
    assertNotEquals(digits(List.of(List.of(1, 2))), digits(List.of(List.of(2, 1))));
  }

  @Test
  void emptyTablesAreToldApartByNameAndColumns() {
    Set<String> seen = new HashSet<>();
    for (Table table : Table.values()) {
      seen.add(table.digits(new Fingerprint()));
    }
    Column column = new Column("a", ColumnType.TEXT, true);
    seen.add(new Fingerprint().digits("t", List.of(column)));
    seen.add(new Fingerprint().digits("t", List.of(new Column("a", ColumnType.TEXT, false))));
    seen.add(new Fingerprint().digits("t", List.of(new Column("a", ColumnType.NUMBER, true))));
    seen.add(new Fingerprint().digits("t", List.of(column, column)));
    assertEquals(Table.values().length + 4, seen.size());
  }

  /** Published results carry it, so it must stay what it is from one release to the next. */
  @Test
  void itIsWhatItWas() {
    assertEquals("fd53d696d7a348ff17b2eab8e90680fb", Table.PEAKS.digits(new Fingerprint()));
    Fingerprint fingerprint = of(List.of(Arrays.asList(1, 2.5, true, "Ü", null)));
    assertEquals("0faea023b5272e2eb49146e6ac32c720", Table.FLAT_PEAKS.digits(fingerprint));
  }

  private static Object changed(Object value) {
    if (value instanceof Integer integer) {
      return integer + 1;
    }
    return value == null
        ? 0.0
        : Double.longBitsToDouble(Double.doubleToRawLongBits((Double) value) ^ 1);
  }

  private static List<List<Object>> rows(int surfaces, long seed) {
    Analysis analysis = SampleBlocks.ANALYSIS;
    return TableRows.of(Table.FLAT_PEAKS, SampleBlocks.of(analysis, surfaces, seed), analysis);
  }

  private static String flatDigits(List<List<Object>> rows) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(TableRows.batch(FLAT, rows));
    return Table.FLAT_PEAKS.digits(fingerprint);
  }

  private static String digits(List<List<Object>> rows) {
    return Table.FLAT_PEAKS.digits(of(rows));
  }

  /** Of rows whose values have any types, each by itself. */
  private static Fingerprint of(List<List<Object>> rows) {
    Fingerprint fingerprint = new Fingerprint();
    for (List<Object> row : rows) {
      List<Column> columns = row.stream().map(FingerprintTest::column).toList();
      fingerprint.add(TableRows.batch(columns, List.of(row)));
    }
    return fingerprint;
  }

  private static Column column(Object value) {
    if (value instanceof Integer) {
      return Column.integer("a");
    }
    if (value instanceof Boolean) {
      return Column.flag("a");
    }
    if (value instanceof ByteBuffer) {
      return Column.bytes("a");
    }
    return value instanceof String ? Column.text("a") : Column.number("a").orNull();
  }
}
