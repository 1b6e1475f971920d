package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that make no sense: exit code 2, what is wrong, and where help is. */
class WrongUsageTest {
  private static final String INPUT = "../test-data/npy/dims_xyt.npy";

  @TempDir private Path folder;

  /** INPUT stands for a file that is there, OUT for a folder that is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          run                                         | Missing required
          run INPUT                                   | Missing required option: '--out=DIR'.
          run --out OUT                               | Missing required parameter: 'INPUT'
          run INPUT --out                             | Missing required
          run INPUT --out OUT --conectivity eight     | --connectivity
          run INPUT --ouut OUT                        | --out
          runn INPUT --out OUT                        | run
          run INPUT --out OUT --connectivity six      | expected one of contour, eight, four, found 'six'.
          run INPUT --out OUT --min-prominence much   | Invalid value for option '--min-prominence': 'much' is not a number
          run INPUT --out OUT --min-height NaN        | 'NaN' is not a finite number
          run INPUT --out OUT --max-peaks 0           | '0' is not a whole number from 1 on
          run INPUT --out OUT --max-peaks 1.5         | '1.5' is not a whole number
          run INPUT --out OUT --jobs 0                | '0' jobs cannot work
          run INPUT --out OUT --slabs-per-task -1     | '-1' is not a whole number from 1 on
          run INPUT --out OUT --levels 0.5,high       | 'high' is not a number
          run INPUT --out OUT --levels 0.5,0.5        | --levels names a number twice
          run INPUT --out OUT --project mean          | expected one of max, found 'mean'.
          run INPUT --out OUT --if-exists no          | expected one of fail, overwrite, found 'no'.
          run INPUT --out OUT --on-bad-slab no        | expected one of fail, quarantine, found 'no'.
          project INPUT --out OUT --if-exists no      | expected one of fail, overwrite, found 'no'.
          export OUT --to OUT --what all              | expected one of masks, peaks, counts, labels, outlines, found 'all'.
          export OUT --to OUT --if-exists no          | expected one of fail, overwrite, found 'no'.
          run INPUT --out s3://a/b                    | 's3://a/b' is a URL
          project INPUT --out s3://a/b                | 's3://a/b' is a URL
          project s3://a/b --out OUT                  | 's3://a/b' is a URL
          export s3://a/b --to OUT --what peaks       | 's3://a/b' is a URL
          export OUT --to s3://a/b --what peaks       | 's3://a/b' is a URL
          run INPUT --out=                            | Invalid value for option '--out': '' names no file or folder.
          run INPUT --out OUT --config=               | '' names no file or folder.
          run INPUT --out OUT --memory 512            | '512' is not an amount of memory such as 512m or 1g.
          run INPUT --out OUT --dims x,y              | --dims expects x, y and t in the order of an array's dimensions, such as x,y,t or t,y,x; found 'x,y'.
          run INPUT --out OUT --dims x,x,t            | dims
          run INPUT --out OUT --memory lots           | 'lots' is not an amount of memory
          run INPUT --out OUT --table-format xlsx     | expected one of parquet, csv, found 'xlsx'.
          run INPUT --out OUT --executor gpu          | expects auto, sequential, threads, spark; found 'gpu'
          run INPUT --out OUT --executor threads --master local[2] | --master asks for Spark
          run INPUT --out OUT --run-id a --run-id b   | should be specified only once
          run INPUT --out OUT --config a --config b   | should be specified only once
          run INPUT --out OUT --config                | Missing required parameter for option '--config'
          """)
  void isTold(String line, String expected) {
    Path out = folder.resolve("out");
    String[] words = line.replace("INPUT", INPUT).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("OUT") ? out.toString() : words[i];
    }
    Program program = Program.run((Object[]) words);
    assertEquals(2, program.exitCode(), program.err());
    assertTrue(program.err().startsWith("orometry: "), program.err());
    assertTrue(program.err().contains(expected), program.err());
    assertFalse(program.err().contains("\tat "), program.err());
    assertEquals("", program.out());
    assertFalse(Files.exists(out));
  }

  @Test
  void theOutputMustNotHoldTheInput() {
    Path inside = Path.of(INPUT).getParent();
    Program program = Program.run("run", INPUT, "--out", inside, "--if-exists", "overwrite");
    assertEquals(2, program.exitCode(), program.err());
    assertTrue(program.err().contains("must be apart from each other."), program.err());
  }

  /** Help writes the words of settings as they are written everywhere, and fits a line. */
  @Test
  void helpHasSmallLettersAndAShortSynopsis() {
    String help = Program.run("run", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.startsWith("Usage: orometry run INPUT... --out=DIR [OPTION...] Reads"), help);
    assertTrue(help.contains("How diagonals join: contour, eight, four (default: contour)."), help);
    assertTrue(help.contains("to their cell-wise maximum first: max (default: no)."), help);
    assertTrue(help.contains("parquet, csv (default: parquet)."), help);
    assertTrue(help.contains("If DIR exists: fail, overwrite;"), help);
    assertTrue(help.contains("an infinite cell: fail, quarantine (default: fail)."), help);
    assertTrue(help.contains(" --levels=M,... Slices"), help);
    assertTrue(help.contains(" --masks=A,... Write"), help);
    String export = Program.run("export", "--help").out().replaceAll("\\s+", " ");
    assertTrue(export.contains("What to export: masks, peaks, counts, labels, outlines."), export);
    assertTrue(export.contains("If FILE exists: fail, overwrite (default: fail)."), export);
  }

  @Test
  void helpIsNoFailure() {
    for (String[] line : new String[][] {{"--help"}, {"run", "--help"}, {"--version"}}) {
      Program program = Program.run((Object[]) line);
      assertEquals(0, program.exitCode(), program.err());
      assertTrue(program.out().contains("orometry"), program.out());
      assertEquals("", program.err());
    }
  }
}
