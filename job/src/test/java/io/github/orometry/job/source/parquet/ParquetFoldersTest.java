package io.github.orometry.job.source.parquet;

import static io.github.orometry.job.source.TestSerialization.copy;
import static io.github.orometry.job.source.parquet.ParquetInputs.LIST;
import static io.github.orometry.job.source.parquet.ParquetInputs.assertSentence;
import static io.github.orometry.job.source.parquet.ParquetInputs.assertSurfaces;
import static io.github.orometry.job.source.parquet.ParquetInputs.failure;
import static io.github.orometry.job.source.parquet.ParquetInputs.keys;
import static io.github.orometry.job.source.parquet.ParquetInputs.open;
import static io.github.orometry.job.source.parquet.ParquetInputs.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of Parquet files, as Spark and others write them. */
class ParquetFoldersTest {
  @TempDir private Path folder;

  @Test
  void aFolderAsSparkWritesIt() throws IOException {
    Path table = Files.createDirectory(folder.resolve("table"));
    List<Long> keys = keys(2, 20);
    LIST.write(table.resolve("part-00000.parquet"), keys.subList(15, 40));
    LIST.write(table.resolve("part-00001.parquet"), keys.subList(0, 15));
    LIST.write(table.resolve("part-00002.parquet"), List.of());
    Files.writeString(table.resolve("_SUCCESS"), "");
    Files.writeString(table.resolve("_metadata.parquet"), "no data");
    Files.writeString(table.resolve(".part-00000.parquet"), "no data");
    Inputs inputs = open(table);
    assertTrue(inputs.ordered(), "whole row groups are put in order");
    assertSurfaces(inputs, LIST, keys);
    assertEquals(List.of(2), inputs.files().stream().map(InputFile::epochs).toList());
  }

  /** As {@code partitionBy("epoch_idx")} leaves it: the column is in no file. */
  @Test
  void aFolderPartitionedByEpoch() throws Exception {
    Path table = folder.resolve("table");
    SurfaceParquet rows = without("epoch_idx");
    List<Long> keys = keys(12, 20);
    for (int epoch = 0; epoch < 12; epoch++) {
      List<Long> own = keys.subList(20 * epoch, 20 * epoch + 20);
      Path part = table.resolve("epoch_idx=" + epoch);
      rows.write(part.resolve("part-00000-a.snappy.parquet"), own.subList(0, 9));
      rows.write(part.resolve("part-00001-a.snappy.parquet"), own.subList(9, 20));
    }
    Files.writeString(table.resolve("_SUCCESS"), "");
    Files.createDirectories(table.resolve("_temporary/epoch_idx=3"));
    Files.writeString(table.resolve("_temporary/epoch_idx=3/a.parquet"), "no data");
    Inputs inputs = open(table);
    assertTrue(inputs.ordered());
    assertSurfaces(inputs, LIST, keys);
    assertEquals(12, inputs.files().get(0).epochs());
    assertEquals(inputs.sources().get(3).keys()[2], copy(inputs.sources().get(3)).keys()[2]);
    assertSurfaces(open(table.resolve("epoch_idx=0")), LIST, keys.subList(0, 20));
    Path one = table.resolve("epoch_idx=4").resolve("part-00001-a.snappy.parquet");
    assertSurfaces(open(one), LIST, keys.subList(89, 100));
  }

  @Test
  void aFolderPartitionedByAllKeys() throws IOException {
    Path table = folder.resolve("table");
    SurfaceParquet rows = without("epoch_idx", "time_bin_idx", "nx", "ny");
    for (long key : keys(2, 3)) {
      rows.write(
          table.resolve(
              "nx=3/ny=2/epoch_idx=%s/time_bin_idx=%s/a.parquet"
                  .formatted(SurfaceKey.epochIdx(key), SurfaceKey.timeBinIdx(key))),
          List.of(key));
    }
    assertSurfaces(open(table), LIST, keys(2, 3));
  }

  /** What the file itself says counts. */
  @Test
  void aColumnOfTheFileIsNotTakenFromItsFolder() throws IOException {
    Path file = folder.resolve("epoch_idx=7/a.parquet");
    LIST.write(file, keys(2, 3));
    assertSurfaces(open(file.getParent()), LIST, keys(2, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"__HIVE_DEFAULT_PARTITION__", "-1", "1.5", "", "2147483648", "99999999999"})
  void aFolderWithAnotherNumber(String number) throws IOException {
    Path file = folder.resolve("epoch_idx=" + number + "/a.parquet");
    without("epoch_idx").write(file, keys(1, 3));
    assertSentence(
        failure(folder),
        "file %s, by the name of its folder: epoch_idx must be from 0 to 2147483647, but is %s."
            .formatted(file, number));
  }

  @Test
  void subFoldersAreDescended() throws IOException {
    Path table = folder.resolve("table");
    LIST.write(table.resolve("a/b/one.parquet"), keys(1, 3));
    LIST.write(table.resolve("two.parquet"), List.of(SurfaceKey.of(1, 0)));
    List<Long> expected = new ArrayList<>(keys(1, 3));
    expected.add(SurfaceKey.of(1, 0));
    Inputs inputs = open(table);
    assertSurfaces(inputs, LIST, expected);
    assertEquals(
        Files.size(table.resolve("a/b/one.parquet")) + Files.size(table.resolve("two.parquet")),
        inputs.files().get(0).bytes());
  }

  @Test
  void aFolderWithoutAFile() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    assertSentence(
        failure(folder),
        "folder " + folder + " holds no .parquet file; of folders only those are read.");
  }

  @Test
  void nothingThere() {
    Path missing = folder.resolve("missing.parquet");
    assertSentence(failure(missing), missing + " cannot be read: it does not exist.");
  }

  @Test
  void aFileOnAnyStore() throws IOException {
    Path file = folder.resolve("a.parquet");
    without("epoch_idx").write(file, keys(1, 90));
    Location table = Location.of("mem://surfaces/table/epoch_idx=0");
    Stores.of(table).delete(table.parent());
    Stores.of(table).makeFolder(table);
    try (OutputStream out = Stores.of(table).create(table.child("a.parquet"))) {
      Files.copy(file, out);
    }
    Inputs inputs = new ParquetFormat().open(List.of(table.parent()));
    assertSurfaces(inputs, LIST, keys(1, 90));
    assertEquals(
        "file mem://surfaces/table/epoch_idx=0/a.parquet, row 0",
        inputs.sources().get(0).describe(0));
  }
}
