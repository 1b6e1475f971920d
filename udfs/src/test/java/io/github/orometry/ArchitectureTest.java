package io.github.orometry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each package knows. A package that is not here fails, and so does one that no longer knows
 * what it is said to know; since packages know earlier ones only, there is no circle.
 */
class ArchitectureTest {
  private static final String ROOT = "io.github.orometry.";
  private static final String JACKSON = "com.fasterxml.jackson.core..";

  /** By package: the packages of ours, and of others, that it knows besides the JDK's. */
  private static final Map<String, List<String>> KNOWS = new LinkedHashMap<>();

  static {
    knows("surface");
    knows("stack");
    knows("prominence", "surface");
    knows("contour", "surface", "prominence");
    knows("label", "prominence");
    knows("mask");
    knows("projection", "stack");
    knows("score", "surface", "prominence");
    knows("counts", "org.apache.commons.math3..");
    knows("setting", JACKSON);
    knows(
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
    knows("table", "surface", "mask", "analysis"); // and of score a constant, which is copied
    knows(
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
    knows(
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

  private static void knows(String name, String... others) {
    KNOWS.put(name, List.of(others));
  }

  static List<String> packages() {
    return List.copyOf(KNOWS.keySet());
  }

  /** A package of ours by its name, one of others by the row's name for it; null for the rest. */
  private static String known(String name, String target) {
    if (target.equals(ROOT + name) || target.isEmpty() || target.startsWith("java.")) {
      return null;
    }
    if (target.startsWith(ROOT)) {
      return target.substring(ROOT.length());
    }
    return KNOWS.get(name).stream()
        .filter(other -> other.endsWith("..") && PackageMatcher.of(other).matches(target))
        .findFirst()
        .orElse(target);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsEarlierOnesAndWhatItIsMadeOf(String name) {
    List<String> earlier = packages().subList(0, packages().indexOf(name));
    for (String other : KNOWS.get(name)) {
      assertTrue(other.endsWith("..") || earlier.contains(other), other + " comes later");
    }
    Set<String> found = new TreeSet<>();
    CLASSES.stream()
        .filter(one -> one.getPackageName().equals(ROOT + name))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
        .map(target -> known(name, target))
        .filter(target -> target != null)
        .forEach(found::add);
    assertEquals(new TreeSet<>(KNOWS.get(name)), found);
  }

  @Test
  void everyPackageIsHere() {
    assertEquals(
        new TreeSet<>(KNOWS.keySet()),
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
