package io.github.orometry.job.tuning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a tuning holds for.
 *
 * @param cpu the processor's model
 * @param cores that this process may use
 * @param memoryGib physical memory in GiB
 * @param caches of a core
 * @param jvm name and version
 * @param spark the version that this program was built with
 * @param orometry the version of this program
 * @param sizeClass the largest power of two that is no more than the cells of a surface
 */
public record MachineSignature(
    String cpu,
    int cores,
    long memoryGib,
    String caches,
    String jvm,
    String spark,
    String orometry,
    int sizeClass) {
  private static final String VERSIONS = "versions.properties";
  private static final int HASH_BYTES = 8;

  /** That of this machine and program, for surfaces of so many cells, at least 1. */
  public static MachineSignature here(int cells) {
    Machine machine = Machine.here();
    Properties versions = versions();
    return new MachineSignature(
        machine.cpu(),
        Runtime.getRuntime().availableProcessors(),
        machine.memoryGib(),
        machine.caches(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        versions.getProperty("spark"),
        versions.getProperty("orometry"),
        Integer.highestOneBit(cells));
  }

  /** Filled in by the build, so that no class of Spark is loaded to ask for its version. */
  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = MachineSignature.class.getResourceAsStream(VERSIONS)) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }

  /** This for another grid's size. */
  MachineSignature withSizeClass(int other) {
    return new MachineSignature(cpu, cores, memoryGib, caches, jvm, spark, orometry, other);
  }

  /** 16 hexadecimal digits, the first of the SHA-256 of all parts. */
  public String hash() {
    StringBuilder text = new StringBuilder();
    content().forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The parts by the names that the file has for them. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("cpu", cpu);
    content.put("cores", cores);
    content.put("memory_gib", memoryGib);
    content.put("caches", caches);
    content.put("jvm", jvm);
    content.put("spark", spark);
    content.put("orometry", orometry);
    content.put("size_class", sizeClass);
    return content;
  }
}
