package io.github.orometry.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What came of a script, run as a user does.
 *
 * @param exitCode its exit status
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record Script(int exitCode, String out, String err) {
  private static final int LIMIT_SECONDS = 240;

  /** The repository's folder. */
  static Path root() throws IOException {
    return Path.of("..").toRealPath();
  }

  /** Runs scripts from one folder, with the Java of the tests, and never with Maven. */
  static final class Shell {
    private final Path directory;
    private final Path scratch;
    private final Path noMaven;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * A shell.
     *
     * @param directory where scripts are started
     * @param scratch for files of its own
     */
    Shell(Path directory, Path scratch) throws IOException {
      this.directory = directory;
      this.scratch = scratch;
      noMaven = Files.createDirectories(scratch.resolve("bin"));
      Path mvn = noMaven.resolve("mvn");
      if (!Files.exists(mvn)) {
        Files.writeString(mvn, "#!/bin/sh\necho 'the jar is fresh: why Maven?'\nexit 1\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }

    /** Sets a variable in the environment of what is started from now on. */
    void set(String variable, String value) {
      environment.put(variable, value);
    }

    /** Starts a command, its output going to files. */
    Started start(Object... command) throws IOException {
      List<String> words = new ArrayList<>();
      for (Object word : command) {
        words.add(word.toString());
      }
      Path out = Files.createTempFile(scratch, "script", ".out");
      Path err = Files.createTempFile(scratch, "script", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().merge("PATH", noMaven.toString(), (path, own) -> own + ":" + path);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().remove("SPARK_HOME");
      builder.environment().putAll(environment);
      return new Started(builder.start(), out, err);
    }

    /** Runs a command to its end. */
    Script run(Object... command) throws IOException, InterruptedException {
      return start(command).await();
    }
  }

  /** A script that runs. */
  record Started(Process process, Path out, Path err) {

    /** Ends it and all that it has started, as by SIGKILL, and waits until it is gone. */
    void kill() throws InterruptedException {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }

    /** Waits for the end; a script that does not end is killed, and the test fails. */
    Script await() throws IOException, InterruptedException {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        kill();
        throw new IOException("did not end: " + Files.readString(err));
      }
      return new Script(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** The lines on standard error of the program itself. */
  List<String> told() {
    return err.lines().filter(line -> line.startsWith("orometry: ")).toList();
  }
}
