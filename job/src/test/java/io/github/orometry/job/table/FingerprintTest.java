package io.github.orometry.job.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

  @Property(tries = 200)
  void theOrderOfTheRowsAndTheirPartsDoNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int slabs) {
    List<List<Object>> rows = rows(slabs, seed);
    String whole = digits(rows);
    Random random = new Random(seed);
    List<List<Object>> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    assertEquals(whole, digits(shuffled));

    Fingerprint merged = new Fingerprint();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(7));
      merged.merge(of(shuffled.subList(from, to)));
      from = to;
    }
    assertEquals(whole, merged.digits(Table.FLAT_PEAKS));
    assertEquals(rows.size(), merged.rows());
  }

  @Property(tries = 200)
  void anyChangedValueChangesIt(@ForAll long seed) {
    List<List<Object>> rows = rows(12, seed);
    Random random = new Random(seed);
    String before = digits(rows);
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
      assertNotEquals(before, digits(edited), "value " + i);
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
    assertEquals(values.size() + 4, seen.size());
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
      seen.add(new Fingerprint().digits(table));
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
    assertEquals("1fe0f42c333b19b427f0686ad5990b40", new Fingerprint().digits(Table.PEAKS));
    assertEquals(
        "0faea023b5272e2eb49146e6ac32c720",
        digits(List.of(Arrays.asList(1, 2.5, true, "Ü", null))));
  }

  private static Object changed(Object value) {
    if (value instanceof Integer integer) {
      return integer + 1;
    }
    if (value instanceof Double number) {
      return Double.longBitsToDouble(Double.doubleToRawLongBits(number) ^ 1);
    }
    return value == null ? (Object) 0.0 : null;
  }

  private static List<List<Object>> rows(int slabs, long seed) {
    RecordedRows recorded = new RecordedRows();
    RowContext context = RowContext.of(SampleResults.GRID, new double[] {0.5, 0.9}, Double.NaN);
    SampleResults.of(slabs, 2, seed)
        .forEach(result -> Table.FLAT_PEAKS.rows(result, context, recorded));
    return recorded.rows();
  }

  private static Fingerprint of(List<List<Object>> rows) {
    Fingerprint fingerprint = new Fingerprint();
    RecordedRows.replay(rows, fingerprint);
    return fingerprint;
  }

  private static String digits(List<List<Object>> rows) {
    return of(rows).digits(Table.FLAT_PEAKS);
  }
}
