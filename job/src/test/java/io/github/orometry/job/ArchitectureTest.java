package io.github.orometry.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each package knows. A package that is not here fails, and so does one that no longer knows
 * what it is said to know; since packages know earlier ones only, there is no circle.
 */
class ArchitectureTest {
  private static final String JOB = "io.github.orometry.job";
  private static final String LIBRARY = "io.github.orometry.";
  private static final String PARQUET = "org.apache.parquet..";

  /** By package: the packages of the job, and of others, that it knows besides the JDK's. */
  private static final Map<String, List<String>> KNOWS = new LinkedHashMap<>();

  static {
    knows("failure");
    knows("file", "failure");
    knows("file.local", "file");
    knows("file.hadoop", "failure", "file", "org.apache.hadoop..");
    knows("format.npy", "failure");
    knows("format.parquet", "file", PARQUET, "com.github.luben.zstd..");
    knows("format.variable", "file", "com.github.luben.zstd..");
    knows("format.hdf5", "format.variable");
    knows("format.netcdf3", "format.variable");
    knows("picture");
    knows("source", "failure", "file", "format.npy");
    knows("source.npy", "failure", "file", "format.npy", "source");
    knows("source.npz", "failure", "file", "format.npy", "source", "source.npy");
    knows("source.hgt", "failure", "file", "source");
    knows("source.tiff", "failure", "file", "source", "javax.imageio..");
    knows(
        "source.netcdf",
        "failure",
        "file",
        "format.hdf5",
        "format.netcdf3",
        "format.variable",
        "source");
    knows("source.parquet", "failure", "file", "format.parquet", "source", PARQUET);
    knows(
        "result",
        "failure",
        "file",
        "format.npy",
        "picture",
        "source",
        "com.fasterxml.jackson.core..");
    knows("result.csv", "file", "result", "com.fasterxml.jackson.core..");
    knows("result.parquet", "file", "format.parquet", "result", PARQUET);
    knows("publish", "failure", "file", "result");
    knows("publish.rename", "failure", "file", "publish", "result");
    knows("publish.manifest", "failure", "file", "publish", "result");
    knows("engine", "failure", "file", "publish", "result", "source");
    knows(
        "engine.spark",
        "engine",
        "failure",
        "file",
        "result",
        "source",
        "org.apache.spark..",
        "scala..");
    knows("datasource", "failure", "file", "result", "source", "org.apache.spark..");
    knows(
        "export",
        "failure",
        "file",
        "format.npy",
        "publish",
        "result",
        "com.fasterxml.jackson.core..");
    knows(
        "channel",
        "engine",
        "failure",
        "file",
        "format.npy",
        "picture",
        "publish",
        "result",
        "source");
    knows(
        "tuning",
        "engine",
        "failure",
        "file",
        "format.npy",
        "publish",
        "source",
        "com.sun.management..");
    knows(
        "cli",
        "channel",
        "engine",
        "export",
        "failure",
        "file",
        "publish",
        "result",
        "source",
        "tuning",
        "jdk.management.jfr..",
        "picocli..");
    knows("", "cli");
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(JOB);

  private static void knows(String name, String... others) {
    KNOWS.put(name, List.of(others));
  }

  static Set<String> packages() {
    return KNOWS.keySet();
  }

  private static String full(String name) {
    return name.isEmpty() ? JOB : JOB + "." + name;
  }

  /** The name of a package of the job, or the row's name for one of others; null for the rest. */
  private static String known(String name, String target) {
    if (target.equals(full(name)) || target.isEmpty() || target.startsWith("java.")) {
      return null;
    }
    if (target.equals(JOB) || target.startsWith(JOB + ".")) {
      return target.substring(Math.min(target.length(), JOB.length() + 1));
    }
    return KNOWS.get(name).stream()
        .filter(other -> other.endsWith("..") && PackageMatcher.of(other).matches(target))
        .findFirst()
        .orElse(target);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsEarlierOnesAndWhatItIsMadeOf(String name) {
    List<String> order = List.copyOf(KNOWS.keySet());
    for (String other : KNOWS.get(name)) {
      int at = order.indexOf(other);
      assertTrue(other.endsWith("..") || (at >= 0 && at < order.indexOf(name)), other);
    }
    Set<String> found = new TreeSet<>();
    CLASSES.stream()
        .filter(one -> one.getPackageName().equals(full(name)))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .map(ArchitectureTest::target)
        .filter(target -> !target.startsWith(LIBRARY) || target.startsWith(JOB))
        .map(target -> known(name, target))
        .filter(target -> target != null)
        .forEach(found::add);
    assertEquals(new TreeSet<>(KNOWS.get(name)), found);
  }

  private static String target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getPackageName();
  }

  @Test
  void everyPackageIsHere() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(one -> found.add(one.getPackageName()));
    Set<String> listed = new TreeSet<>();
    packages().forEach(name -> listed.add(full(name)));
    assertEquals(listed, found);
  }

  /** Functions of SQL are for who calls SQL; the data source has its types from there. */
  @Test
  void nothingButTheDataSourceKnowsTheFunctionsOfSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(JOB + ".datasource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LIBRARY + "sql..")
        .check(CLASSES);
  }

  /** But for what a store's contract says that it throws. */
  @Test
  void filesAreKnownBelowTheSeamOnly() {
    String thrown =
        "java\\.nio\\.file\\.(NoSuchFile|FileAlreadyExists|NotDirectory|AccessDenied)Exception";
    Stream.of("java\\.nio\\.(file|channels)\\..*", "java\\.io\\.(File|RandomAccessFile).*")
        .forEach(
            names ->
                noClasses()
                    .that()
                    .resideOutsideOfPackages(
                        JOB + ".file", JOB + ".file.local", JOB + ".file.hadoop")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("(?!" + thrown + "$)" + names)
                    .check(CLASSES));
  }

  @Test
  void onlyTheCommandLinePrintsAndOnlyTheProgramEndsTheProcess() {
    for (String stream : List.of("in", "out", "err")) {
      noClasses()
          .that()
          .resideOutsideOfPackage(JOB + ".cli")
          .should()
          .accessField(System.class, stream)
          .check(CLASSES);
    }
    noClasses()
        .that()
        .resideOutsideOfPackage(JOB)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
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
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}
