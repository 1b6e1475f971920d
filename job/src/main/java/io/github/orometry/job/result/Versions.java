package io.github.orometry.job.result;

import java.util.LinkedHashMap;
import java.util.Map;

/** What ran: the versions a manifest names. */
public final class Versions {
  private Versions() {}

  /** Orometry's version as its jar says; "development" from a folder of classes. */
  public static String orometry() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The versions by name, with those of what the work was done on. */
  public static Map<String, String> with(Map<String, String> others) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("orometry", orometry());
    versions.put("java", System.getProperty("java.version"));
    versions.putAll(others);
    return versions;
  }
}
