package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.setting.BadSettingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A failure is one sentence and an exit code. */
class WordsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(stream(out), stream(err));

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String told(int code, Throwable failure) {
    err.reset();
    assertEquals(code, console.failed(failure).code());
    assertEquals(0, out.size());
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String line(String sentence) {
    return "orometry: " + sentence + System.lineSeparator();
  }

  @Test
  void aSettingIsAFlag() {
    assertEquals(
        line("--levels names a number twice: [0.5, 0.5]."),
        told(2, new BadSettingException("levels", "names a number twice: [0.5, 0.5]")));
    assertEquals(
        line("--tabel-format is no setting; is 'table-format' meant?"),
        told(
            2, new BadSettingException("tabel-format", "is no setting; is 'table-format' meant?")));
    assertEquals(
        line("INPUT and output must be apart."),
        told(2, new BadSettingException("inputs", "and output must be apart")));
  }

  @Test
  void aRemedyStandsBeforeTheFullStop() {
    Remedy quarantine = new Remedy("on-bad-slab", "quarantine", "leaves such surfaces out");
    assertEquals(
        line("a cell is inf (--on-bad-slab quarantine leaves such surfaces out)."),
        told(3, new BadInputException("a cell is inf.", quarantine)));
    assertEquals(
        line("DIR exists (--if-exists overwrite replaces it)."),
        told(
            4,
            new ConflictException(
                "DIR exists.", new Remedy("if-exists", "overwrite", "replaces it"))));
    Remedy more = new Remedy("memory", "", "gives more");
    assertEquals(
        line("memory is short (--memory gives more)."),
        told(1, new FailedException("memory is short.", more)));
    assertEquals("is x right? (--memory gives more)", Words.with(more, "is x right?"));
    console.warn("memory is short.", more);
    console.warn("the disk is nearly full.", null);
    assertTrue(
        err.toString(StandardCharsets.UTF_8)
            .endsWith(
                line("warning: memory is short (--memory gives more).")
                    + line("warning: the disk is nearly full.")));
  }

  @Test
  void whatNobodyThoughtOfIsToldToo() {
    assertEquals(line("the run was cancelled."), told(130, new CancellationException("x")));
    assertEquals(
        line("the run failed unexpectedly: java.lang.IllegalStateException: x."),
        told(1, new IllegalStateException("x")));
    String memory = told(1, new OutOfMemoryError());
    assertTrue(memory.contains(" MiB was not enough: give more with --memory, such as"), memory);
    assertEquals(memory, told(1, new RuntimeException(new OutOfMemoryError())));
  }

  @Test
  void theStackIsShownToWhoAsks() {
    FailedException failure = new FailedException("no.", new IllegalStateException("why"));
    assertFalse(told(1, failure).contains("\tat "));
    console.detail("a detail");
    console.setVerbose(true);
    console.detail("another");
    String all = told(1, failure);
    assertTrue(all.startsWith(line("no.")), all);
    assertTrue(all.contains("Caused by: java.lang.IllegalStateException: why"), all);
  }
}
