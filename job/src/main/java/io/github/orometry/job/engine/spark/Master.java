package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.Demand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark runs.
 *
 * @param url such as {@code local[2]} or {@code spark://host:7077}
 */
record Master(String url) {
  private static final String PROPERTY = "spark.master";
  private static final String STANDALONE = "spark://";
  private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");

  /** What Spark takes, as far as can be told from the text. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "local|local\\[([0-9]+|\\*)(,\\s*[0-9]+)?\\]|local-cluster\\[.*\\]|spark://.+|yarn|k8s://.+:.+");

  /**
   * The master in force: that asked for, else that of spark-submit, else so many cores of this
   * machine.
   */
  static Master of(Demand demand) {
    String asked = demand.master();
    return new Master(
        asked != null ? asked : System.getProperty(PROPERTY, "local[" + demand.jobs() + "]"));
  }

  /** Whether spark-submit started this process, which names a master. */
  static boolean submitted() {
    return System.getProperty(PROPERTY) != null;
  }

  /** Whether it is a master of Spark's own, which answers at once or never. */
  boolean isStandalone() {
    return url.startsWith(STANDALONE);
  }

  /** Whether the work is done by other processes. */
  boolean isElsewhere() {
    return !url.startsWith("local");
  }

  /**
   * Why a standalone master is not reached, as the end of a sentence; empty where one of those
   * named takes a connection, and for other masters, which only Spark itself can ask.
   */
  Optional<String> silence(Duration timeout) {
    if (!KNOWN.matcher(url).matches()) {
      return Optional.of(
          "expects a master such as local[2], spark://host:7077, yarn or k8s://https://host:443, found '"
              + url
              + "'");
    }
    if (!url.startsWith(STANDALONE)) {
      return Optional.empty();
    }
    String why = "";
    for (String address : url.substring(STANDALONE.length()).split(",")) {
      Matcher parts = ADDRESS.matcher(address);
      if (!parts.matches()) {
        return Optional.of("expects a master such as spark://host:7077, found '" + url + "'");
      }
      why = refusal(parts.group(1), Integer.parseInt(parts.group(2)), timeout);
      if (why == null) {
        return Optional.empty();
      }
    }
    return Optional.of("finds no master at " + url + " within " + text(timeout) + " (" + why + ")");
  }

  /** Null where something listens. */
  private static String refusal(String host, int port, Duration timeout) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      return null;
    } catch (UnknownHostException e) {
      return "unknown host";
    } catch (IOException | IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  static String text(Duration timeout) {
    return timeout.toSeconds() + " s";
  }

  @Override
  public String toString() {
    return url;
  }
}
