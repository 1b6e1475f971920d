package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a file or folder. */
class LocationSettingTest {
  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/out", "https://host/out"})
  void aUrlOfAnUnknownStoreIsRefused(String url) {
    UsageException failure =
        assertThrows(UsageException.class, () -> Values.location(CliSettings.OUT, url));
    assertTrue(failure.getMessage().contains("'" + url + "' is a URL"), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/out", "hdfs://host:8020/out", "file:///data/out"})
  void aUrlOfAStoreIsTaken(String url) {
    assertEquals(Location.of(url), Values.location(CliSettings.OUT, url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "a:b/out", "C:/out", "/data/run:1/out", "./x:/out", "a, b"})
  void aPathStaysAsItIs(String path) {
    List<Location> read = Values.locations(CliSettings.INPUTS, List.of(path));
    assertEquals(List.of(Location.of(path)), read);
    assertEquals(path, read.get(0).toString());
  }
}
