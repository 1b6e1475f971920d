package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.TextFiles;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
  private final Location folder = Location.of("mem://" + UUID.randomUUID() + "/");

  @BeforeEach
  void fill() throws IOException {
    for (String name :
        List.of("a1.npy", "a2.npy", "b1.npz", "_SUCCESS", ".a3.npy", "x/1.npy", "y/1.npy", "q*")) {
      TextFiles.write(folder.child(name), name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.npy|a1.npy a2.npy",
        "a?.npy|a1.npy a2.npy",
        "[!a]1.np?|b1.npz",
        "[ab]1.np*|a1.npy b1.npz",
        "{a2,b1}.*|a2.npy b1.npz",
        "?/1.npy|x/1.npy y/1.npy",
        "{x,y}/*|x/1.npy y/1.npy",
        "_*|_SUCCESS",
        ".*|.a3.npy",
        "q*|q*",
        "a1.npy|a1.npy",
        "not there|not there",
      })
  void namesStandForFiles(String glob, String expected) {
    assertEquals(
        List.of(expected.equals("not there") ? new String[] {expected} : expected.split(" "))
            .stream()
            .map(folder::child)
            .toList(),
        Globs.expand(List.of(folder.child(glob))));
  }

  @Test
  void aNameThatStandsForNoneIsAnError() {
    Location none = folder.child("z*.npy");
    assertEquals(
        "no file matches %s.".formatted(none),
        assertThrows(BadInputException.class, () -> Globs.expand(List.of(none))).getMessage());
  }
}
