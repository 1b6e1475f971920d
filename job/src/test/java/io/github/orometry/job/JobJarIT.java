package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the one jar that a cluster is given, and what must not be. */
class JobJarIT {
  private static final Path JAR = Path.of("target", "orometry.jar");

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

  /** The name by which a program that is a module requires the library. */
  @Test
  void theLibraryIsAModuleByName() throws IOException {
    List<Path> jars;
    try (Stream<Path> built = Files.list(Path.of("..", "udfs", "target"))) {
      jars = built.filter(file -> file.toString().matches(".*udfs-[0-9.]+\\.jar")).toList();
    }
    assertEquals(1, jars.size(), jars.toString());
    ModuleReference library = ModuleFinder.of(jars.get(0)).find("io.github.orometry").orElseThrow();
    assertTrue(library.descriptor().packages().contains("io.github.orometry.analysis"));
  }

  /** Its own licence, and that and the notice of the library of which it carries classes. */
  @Test
  void carriesLicences() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (String name : new String[] {"LICENSE", "LICENSE.txt", "NOTICE"}) {
        assertTrue(jar.getEntry("META-INF/" + name) != null, name);
      }
    }
  }
}
