package io.github.orometry.job.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.failure.JobException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that stages a result, waits for a file to appear, and publishes. */
final class PublishingProcess {
  private static final String STAGED = "staged";

  private PublishingProcess() {}

  static Process start(Path out, Path go, IfExists ifExists) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PublishingProcess.class.getName(),
            out.toString(),
            go.toString(),
            ifExists.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static void awaitStaged(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals(STAGED, lines.readLine());
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]));
  }

  private static int run(Path out, Path go, String ifExists) throws Exception {
    String content = "process " + ProcessHandle.current().pid();
    try (Publication publication =
        Publication.open(out, IfExists.valueOf(ifExists), content, List.of())) {
      PublicationTest.fill(publication, content);
      System.out.println(STAGED);
      while (!Files.exists(go)) {
        Thread.onSpinWait();
      }
      publication.publish();
      return 0;
    } catch (JobException e) {
      return e.exitCode().code();
    }
  }
}
