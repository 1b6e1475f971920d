package io.github.orometry.job.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.TextFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that stages a result or a file, waits for a file to appear, and publishes. */
final class PublishingProcess {
  static final int CONFLICT = 4;
  private static final int ROUNDS = 300;
  private static final String STAGED = "staged";

  private PublishingProcess() {}

  static Process start(Path out, Path go, IfExists ifExists) throws IOException {
    return start(out, go, ifExists.name());
  }

  static Process startFile(Path out, Path go) throws IOException {
    return start(out, go, "FILE");
  }

  static Process startChurn(Path out) throws IOException {
    return start(out, out, "CHURN");
  }

  private static Process start(Path out, Path go, String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PublishingProcess.class.getName(),
            out.toString(),
            go.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static void awaitStaged(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals(STAGED, lines.readLine());
  }

  public static void main(String[] arguments) throws Exception {
    Location out = Location.of(arguments[0]);
    Path go = Path.of(arguments[1]);
    System.exit(
        switch (arguments[2]) {
          case "FILE" -> file(out, go);
          case "CHURN" -> churn(out);
          default -> result(out, go, IfExists.valueOf(arguments[2]));
        });
  }

  /** Runs one after another, each of which finds what it wrote until it ends. */
  static int churn(Location out) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      String content = "round " + round;
      try (Publication publication =
          Publications.open(out, IfExists.OVERWRITE, content, List.of())) {
        PublicationContract.fill(publication, content);
        Thread.yield();
        if (round % 3 != 0) {
          publication.publish(PublicationContract.manifest(content));
        } else if (!content.equals(TextFiles.read(publication.staging().child("peaks/part")))) {
          throw new IllegalStateException(content);
        }
      }
    }
    return 0;
  }

  private static int result(Location out, Path go, IfExists ifExists) throws IOException {
    String content = "process " + ProcessHandle.current().pid();
    try (Publication publication = Publications.open(out, ifExists, content, List.of())) {
      PublicationContract.fill(publication, content);
      await(go);
      publication.publish(PublicationContract.manifest(content));
      return 0;
    } catch (ConflictException e) {
      return CONFLICT;
    }
  }

  private static int file(Location out, Path go) throws IOException {
    try (FilePublication publication = FilePublication.open(out, IfExists.OVERWRITE)) {
      TextFiles.write(publication.file(), "new");
      await(go);
      publication.publish();
      return 0;
    }
  }

  private static void await(Path go) {
    System.out.println(STAGED);
    while (!Files.exists(go)) {
      Thread.onSpinWait();
    }
  }
}
