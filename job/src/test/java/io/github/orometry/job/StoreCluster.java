package io.github.orometry.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.orometry.job.Script.Shell;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real HDFS, a real S3 server and a Spark cluster, each of JVMs of its own, and what a user does
 * with them by the scripts.
 */
final class StoreCluster {
  private static final String PACKAGES =
      "org.apache.hadoop:hadoop-aws:3.5.0,software.amazon.awssdk:s3:2.35.4,"
          + "software.amazon.awssdk:s3-transfer-manager:2.35.4,software.amazon.awssdk:sts:2.35.4";
  private static final String EXCLUDED = "software.amazon.awssdk:bundle";

  private final Path folder;
  private final Path scripts = Script.root().resolve("scripts");
  private final Path cluster;
  private final Shell shell;
  private final List<String> status;
  private final Process tool;
  private final BufferedReader answers;

  /**
   * Starts them.
   *
   * @param folder for files of tests
   * @param name of the folder below target with the logs, which stay
   */
  StoreCluster(Path folder, String name) throws IOException, InterruptedException {
    this.folder = folder;
    cluster = Path.of("target", name).toAbsolutePath();
    shell = new Shell(folder, Files.createDirectory(folder.resolve("scratch")));
    shell.set("PATH", System.getenv("PATH")); // servers and connectors are fetched by Maven
    script("local-cluster", "stop", "--dir", cluster);
    done(script("local-cluster", "start", "--with", "hdfs,s3", "--dir", cluster));
    status = done(script("local-cluster", "status", "--dir", cluster)).out().lines().toList();
    // The launcher has fetched the packages once it has been asked for a file that is not there.
    Script fetched = launch("run", root("s3") + "/none.npz", "--out", folder.resolve("none"));
    assertEquals(3, fetched.exitCode(), fetched.err());
    tool = toolProcess();
    answers = new BufferedReader(new InputStreamReader(tool.getInputStream(), UTF_8));
  }

  private static Script done(Script script) {
    assertEquals(0, script.exitCode(), script.err());
    return script;
  }

  private static String toolClassPath() throws IOException {
    Path target = Script.root().resolve("job/target");
    List<String> parts = new ArrayList<>();
    parts.add(target.resolve("test-classes").toString());
    parts.add(target.resolve("orometry.jar").toString());
    parts.add(Files.readString(target.resolve("classpath.txt")).strip());
    try (Stream<Path> files = Files.walk(target.resolve("packages"))) {
      for (Path file : files.filter(f -> f.endsWith("classpath.txt")).toList()) {
        String jars = Files.readString(file).strip();
        if (jars.contains("hadoop-aws")) {
          parts.add(jars);
        }
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  /** The first line of the status that begins so, without that. */
  private String line(String begin) {
    return status.stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst()
        .orElseThrow();
  }

  /** The URL of Spark's master. */
  String master() {
    return line("master ");
  }

  /** The root of a store: hdfs, s3, or local, which is a folder of this machine. */
  String root(String store) {
    return store.equals("local") ? folder.resolve("local").toString() : line(store + " ");
  }

  /** The value of one of the settings of clients. */
  String setting(String key) {
    return line("conf " + key + "=");
  }

  /** What clients have to be told, each as KEY=VALUE. */
  List<String> settings() {
    return status.stream().filter(l -> l.startsWith("conf ")).map(l -> l.substring(5)).toList();
  }

  /** The folder with the logs and the process ids. */
  Path cluster() {
    return cluster;
  }

  /** One of the project's scripts, as it is called. */
  Script script(String name, Object... arguments) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of(scripts.resolve(name)));
    words.addAll(List.of(arguments));
    return shell.run(words.toArray());
  }

  /** A command as it is called. */
  Script run(Object... words) throws IOException, InterruptedException {
    return shell.run(words);
  }

  /** The launcher with the connectors and their settings, run to its end. */
  Script launch(Object... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** The launcher with the connectors and their settings. */
  Script.Started start(Object... arguments) throws IOException {
    List<Object> words = new ArrayList<>(List.of(scripts.resolve("orometry"), arguments[0]));
    words.addAll(connectors());
    words.addAll(List.of(arguments).subList(1, arguments.length)); // the last setting counts
    return shell.start(words.toArray());
  }

  /** What the launchers have to be told of the stores. */
  List<String> connectors() {
    List<String> words =
        new ArrayList<>(List.of("--packages", PACKAGES, "--exclude-packages", EXCLUDED));
    settings().forEach(setting -> words.addAll(List.of("--conf", setting)));
    return words;
  }

  private Process toolProcess() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    settings().forEach(setting -> words.add("-D" + setting));
    words.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    words.addAll(List.of("-cp", toolClassPath(), StoreTool.class.getName()));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** What {@link StoreTool} says when it has done something with the connectors. */
  List<String> tool(Object... words) throws IOException {
    String line = Stream.of(words).map(Object::toString).collect(Collectors.joining("\t"));
    tool.getOutputStream().write((line + "\n").getBytes(UTF_8));
    tool.getOutputStream().flush();
    List<String> said = new ArrayList<>();
    for (String next = answers.readLine(); ; next = answers.readLine()) {
      assertNotNull(next, line);
      if (next.equals(StoreTool.END)) {
        assertFalse(said.contains(StoreTool.FAILED), line);
        return said;
      }
      said.add(next);
    }
  }

  /** The names of all files below a folder of a store. */
  List<String> files(String url) throws IOException {
    return tool("list", url);
  }

  /** A result is as its manifest says, and the same as one that is expected. */
  void assertSame(Map<String, String> expected, String result) throws IOException {
    Path copy = Files.createTempDirectory(folder, "result");
    tool("result", result, copy);
    assertEquals(expected, new Result(copy).identity(), result);
    String text = Files.readString(copy.resolve("manifest.json"));
    for (String setting : settings()) {
      String value = setting.substring(setting.indexOf('=') + 1);
      assertFalse(setting.contains("secret") && text.contains(value), setting);
    }
  }

  /** Stops all of it. */
  void stop() throws IOException, InterruptedException {
    tool.destroy();
    done(script("local-cluster", "stop", "--dir", cluster));
  }
}
