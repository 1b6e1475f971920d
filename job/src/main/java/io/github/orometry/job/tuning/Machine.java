package io.github.orometry.job.tuning;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the operating system tells of the machine. Linux tells it in files, which are read;
 * elsewhere less is known.
 *
 * @param root the root of the file system, where {@code proc} and {@code sys} are
 */
record Machine(Path root) {
  private static final String UNKNOWN = "unknown";
  private static final long KIBIBYTES_OF_A_GIBIBYTE = 1 << 20;

  /** This machine. */
  static Machine here() {
    return new Machine(Path.of("/"));
  }

  /** The processor's model; its architecture where no model is told. */
  String cpu() {
    String model = field("proc/cpuinfo", "model name");
    return model == null ? System.getProperty("os.arch") : model;
  }

  /** Physical memory, rounded to GiB. */
  long memoryGib() {
    String total = field("proc/meminfo", "MemTotal");
    long kibibytes =
        total != null && total.matches("[0-9]+ kB")
            ? Long.parseLong(total.substring(0, total.indexOf(' ')))
            : ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                >> 10;
    return Math.round(kibibytes / (double) KIBIBYTES_OF_A_GIBIBYTE);
  }

  /** The caches of the first core, as {@code L1 Data 32K, L2 Unified 512K}. */
  String caches() {
    TreeSet<String> caches = new TreeSet<>();
    Path folder = root.resolve("sys/devices/system/cpu/cpu0/cache");
    if (!Files.isDirectory(folder)) {
      return UNKNOWN;
    }
    try (DirectoryStream<Path> indices = Files.newDirectoryStream(folder, "index*")) {
      for (Path index : indices) {
        caches.add(
            "L" + line(index, "level") + " " + line(index, "type") + " " + line(index, "size"));
      }
    } catch (IOException e) {
      return UNKNOWN; // not told on this machine, as where the folder is missing
    }
    return String.join(", ", caches);
  }

  private static String line(Path index, String name) throws IOException {
    Path file = index.resolve(name);
    return Files.isReadable(file) ? Files.readString(file).strip() : "?";
  }

  /** The value of the first line {@code name : value} of a file; null where there is none. */
  private String field(String file, String name) {
    try (Stream<String> lines = Files.lines(root.resolve(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException | UncheckedIOException e) {
      return null; // not Linux: the caller knows what stands in
    }
  }
}
