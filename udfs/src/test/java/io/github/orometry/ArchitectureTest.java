package io.github.orometry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each package may know. A package that is not here fails, and so does a rule that matches no
 * class; since packages know earlier ones only, there is no circle.
 */
class ArchitectureTest {
  private static final String ROOT = "io.github.orometry.";
  private static final String JACKSON = "com.fasterxml.jackson.core..";

  /** By package: the packages of ours, and of others, that it may know besides the JDK's. */
  private static final Map<String, List<String>> MAY_KNOW = new LinkedHashMap<>();

  static {
    may("surface");
    may("stack");
    may("prominence", "surface");
    may("contour", "surface", "prominence");
    may("label", "prominence");
    may("mask");
    may("projection", "stack");
    may("score", "surface", "prominence");
    may("counts", "org.apache.commons.math3..");
    may("setting", JACKSON);
    may(
        "analysis",
        "surface",
        "stack",
        "prominence",
        "contour",
        "label",
        "mask",
        "score",
        "counts",
        "setting");
    may("table", "surface", "mask", "score", "analysis");
    may(
        "python",
        "surface",
        "stack",
        "prominence",
        "contour",
        "projection",
        "counts",
        "setting",
        "analysis",
        "table");
    may(
        "sql",
        "surface",
        "projection",
        "setting",
        "analysis",
        "table",
        "org.apache.spark.sql..",
        "org.apache.spark.unsafe..",
        "scala..");
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.orometry");

  private static void may(String name, String... others) {
    MAY_KNOW.put(name, List.of(others));
  }

  static List<String> packages() {
    return List.copyOf(MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void knowsWhatItMay(String name) {
    List<String> known = new ArrayList<>(List.of("java..", ROOT + name));
    List<String> order = packages();
    for (String other : MAY_KNOW.get(name)) {
      if (other.endsWith("..")) {
        known.add(other);
      } else {
        assertTrue(order.subList(0, order.indexOf(name)).contains(other), other + " comes later");
        known.add(ROOT + other);
      }
    }
    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsHere() {
    assertEquals(
        new TreeSet<>(MAY_KNOW.keySet()),
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** No file, no printing, no exit, no process; reading and writing is that of given streams. */
  @Test
  void theLibraryTouchesNothingOutside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|Print.*)|java\\.lang\\.Process.*")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
  }

  /** JSON is known to one class, so that settings that were never JSON load no parser. */
  @Test
  void jsonIsKnownToOneClass() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "setting.SettingsJson")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(JACKSON)
        .check(CLASSES);
  }

  @Test
  void nothingIsForSubclasses() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}
