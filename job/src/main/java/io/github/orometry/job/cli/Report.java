package io.github.orometry.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.JsonFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a process said and how it ended, left in a file for who waits elsewhere: a cluster that runs
 * the driver itself tells who submitted it no more than that it has ended. Asked for by the setting
 * {@code spark.orometry.report}, which spark-submit hands on; else nothing is left.
 */
final class Report {
  private static final String SETTING = "spark.orometry.report";
  private static final String CODE = "exit_code";
  private static final String OUT = "out";
  private static final String ERR = "err";
  private static final long MOST = 1 << 24;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final String file = System.getProperty(SETTING);

  /** Where the process talks. */
  Console console() {
    return file == null
        ? new Console(System.out, System.err)
        : new Console(both(System.out, out), both(System.err, err));
  }

  private static PrintStream both(PrintStream one, OutputStream other) {
    return new PrintStream(new Both(one, other), true);
  }

  private static final class Both extends OutputStream {
    private final OutputStream one;
    private final OutputStream other;

    Both(OutputStream one, OutputStream other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public void write(int b) throws IOException {
      one.write(b);
      other.write(b);
    }

    @Override
    public void flush() throws IOException {
      one.flush();
    }
  }

  /** Leaves the file where it is asked for. */
  void leave(ExitCode code, Console console) {
    if (file == null) {
      return;
    }
    try {
      Location place = Stores.location(file);
      Stores.of(place).makeFolder(place.parent());
      JsonFile.write(
          place, Map.of(CODE, code.code(), OUT, out.toString(UTF_8), ERR, err.toString(UTF_8)));
    } catch (IOException e) {
      console.tell("no report could be left at %s: %s.".formatted(file, Reason.of(e)));
    }
  }

  /**
   * Says again what a process has said, and deletes its report.
   *
   * @return how it ended
   * @throws IOException where there is no report, or it is none
   */
  static ExitCode repeat(Location file, Console console) throws IOException {
    Map<String, Object> said = JsonFile.read(Stores.text(file, MOST).getBytes(UTF_8));
    Stores.of(file).delete(file);
    console.err().print(said.get(ERR));
    console.print(String.valueOf(said.get(OUT)));
    return ExitCode.of(said.get(CODE));
  }
}
