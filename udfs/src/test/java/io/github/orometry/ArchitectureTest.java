package io.github.orometry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Which way dependencies go. A rule that matches no class fails, so a renamed package cannot empty
 * one.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.orometry");

  @Test
  void onlyTheSqlFunctionsKnowSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.orometry.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..")
        .check(CLASSES);
  }

  @Test
  void theKernelKnowsNoJobAndNoFiles() {
    noClasses()
        .that()
        .resideInAnyPackage("io.github.orometry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.orometry.job..", "java.nio.file..")
        .check(CLASSES);
  }

  @Test
  void theKernelKnowsNoSqlFunctions() {
    noClasses()
        .that()
        .resideInAnyPackage("..surface..", "..prominence..", "..contour..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..sql..")
        .check(CLASSES);
  }

  @Test
  void packagesOfTheKernelDependOneWay() {
    noClasses()
        .that()
        .resideInAPackage("..surface..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..prominence..", "..contour..", "..projection..", "..mask..")
        .check(CLASSES);
  }
}
