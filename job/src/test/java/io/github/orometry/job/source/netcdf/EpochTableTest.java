package io.github.orometry.job.source.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTableTest {
  private static final double[] TIMES = {0, 0.5, 1, 1.5, 1.5, 2};

  @TempDir private Path folder;

  private EpochTable table(String text) throws IOException {
    Path file = folder.resolve("epochs.csv");
    Files.writeString(file, text);
    return EpochTable.read(file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start,stop\n0.5,1.5\n-3,0\n",
        "0.5,1.5\r\n-3,0",
        "\ufeff\"Start\",\"End\"\n 0.5 , 1.5 \n\n-3,0\n",
        "stop,id,start\n1.5,a,0.5\n0,b,-3\n",
        "# of a run\nstart,stop\n0.5,1.5\n-3,0\n"
      })
  void bothEndsAreIncluded(String text) throws IOException {
    List<int[]> bins = table(text).bins(TIMES, "time");
    assertEquals(2, bins.size());
    assertArrayEquals(new int[] {1, 5}, bins.get(0));
    assertArrayEquals(new int[] {0, 1}, bins.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | lists no epoch",
        "'start,stop'          | lists no epoch",
        "'start,length;1,2'    | has a column start, but none stop",
        "'start,stop;1'        | line 2: a start and a stop were expected, found '1'",
        "'start,stop;1,a'      | line 2: a start and a stop were expected, found '1,a'",
        "'start,stop;1,0.5'    | line 2: the start must not be above the stop",
        "'start,stop;1,nan'    | line 2: a start and a stop were expected",
        "'start,stop;1.1,1.2'  | no time bin is from 1.1 to 1.2; time has 0.0 to 2.0"
      })
  void otherTablesAreRefused(String text, String sentence) {
    BadInputException e =
        assertThrows(
            BadInputException.class, () -> table(text.replace(';', '\n')).bins(TIMES, "time"));
    assertTrue(e.getMessage().contains(sentence), e.getMessage());
    assertTrue(e.getMessage().contains("epochs.csv"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,2,1", "NaN,1,2", "0,NaN,1"})
  void timesThatDoNotRiseAreRefused(String times) throws IOException {
    double[] numbers =
        List.of(times.split(",")).stream().mapToDouble(Double::parseDouble).toArray();
    EpochTable table = table("0,1");
    BadInputException e =
        assertThrows(BadInputException.class, () -> table.bins(numbers, "its time"));
    assertTrue(e.getMessage().startsWith("its time must be finite and rise"), e.getMessage());
  }
}
