package io.github.orometry.job.tuning;

import com.sun.management.OperatingSystemMXBean;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a tuning holds for. Linux tells of the processor in files; elsewhere less is known.
 *
 * @param parts by their names
 */
record Machine(Map<String, Object> parts) {
  private static final int MOST_CACHES = 8;
  private static final double GIB = 1 << 30;

  /**
   * This machine and program.
   *
   * @param root of the file system, where {@code proc} and {@code sys} are
   * @param cells of a surface, at least 1
   */
  static Machine here(Location root, int cells) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    String jvm = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("cpu", cpu(root));
    parts.put("cores", Runtime.getRuntime().availableProcessors());
    parts.put("memory_gib", Math.round(system.getTotalMemorySize() / GIB));
    parts.put("caches", caches(root));
    parts.put("jvm", jvm);
    // Filled in by the build, so that no class of Spark is loaded to ask for its version.
    try (InputStream in = Machine.class.getResourceAsStream("versions.properties")) {
      Properties versions = new Properties();
      versions.load(in);
      versions.stringPropertyNames().stream()
          .sorted()
          .forEach(name -> parts.put(name, versions.getProperty(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    parts.put("size_class", Integer.highestOneBit(cells));
    return new Machine(parts);
  }

  /** A hash of all parts, in the letters of a UUID. */
  String signature() {
    return UUID.nameUUIDFromBytes(parts.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The processor's model; its architecture where no model is told. */
  private static String cpu(Location root) {
    return text(root.child("proc/cpuinfo"))
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** The caches of the first core, such as {@code 48K 32K 2048K}. */
  private static String caches(Location root) {
    return IntStream.range(0, MOST_CACHES)
        .mapToObj(
            i -> text(root.child("sys/devices/system/cpu/cpu0/cache/index%s/size".formatted(i))))
        .filter(size -> !size.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What a file says; nothing where it is not there, as on other systems. */
  private static String text(Location file) {
    try {
      return Stores.text(file, TuningFolder.MOST_BYTES).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
