package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the one jar that a cluster is given, and what must not be. */
class JobJarIT {
  private static final Path JAR = Path.of("target", "orometry.jar");
  private static final int JAVA_6 = 50;

  /** All classes are the project's own or moved below it, so that none can meet a cluster's. */
  @Test
  void holdsNoClassOfAnotherName() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              .map(JarEntry::getName)
              .toList();
      assertTrue(classes.size() > 100, "only " + classes.size() + " classes");
      List<String> foreign =
          classes.stream().filter(name -> !name.startsWith("io/github/orometry/")).toList();
      assertEquals(List.of(), foreign);
      List<String> ofTests =
          classes.stream().filter(name -> name.matches(".*/(testing|benchmark)/.*")).toList();
      assertEquals(List.of(), ofTests);
    }
  }

  @Test
  void startsTheProgramAndTellsItsVersion() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
      assertEquals(Orometry.class.getName(), main);
      String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
      assertTrue(version != null && !version.isBlank(), "version " + version);
    }
  }

  /** Its own licence, which is that of the library of which it carries classes. */
  @Test
  void carriesTheLicence() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertTrue(jar.getEntry("META-INF/LICENSE") != null);
    }
  }

  /** Archives of classes take none that is older, and each start would read those anew. */
  @Test
  void holdsNoOldClass() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (DataInputStream content = new DataInputStream(jar.getInputStream(entry))) {
          content.readInt();
          assertTrue(content.readInt() >= JAVA_6, entry.getName());
        }
      }
    }
  }
}
