package io.github.orometry.job.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class FilePathTest {
  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/out", "hdfs:///out", "file:/out"})
  void aUrlIsNoFolder(String url) {
    for (String[] arguments : new String[][] {{"in.npy", "--out", url}, {url, "--out", "out"}}) {
      Exception failure = assertThrows(ParameterException.class, () -> parse(arguments));
      assertTrue(failure.getMessage().contains("'" + url + "' is a URL"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "a:b/out", "C:/out", "/data/run:1/out", "./x:/out"})
  void aPathStaysAsItIs(String path) {
    assertEquals(Path.of(path), parse("in.npy", "--out", path).out);
  }

  private static RunOptions parse(String... arguments) {
    RunOptions options = new RunOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
