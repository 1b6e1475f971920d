package io.github.orometry.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. A rule that matches no class fails. */
class ArchitectureTest {
  private static final String JOB = "io.github.orometry.job";
  private static final String SPARK = "..executor.spark..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("io.github.orometry");

  @Test
  void sparkIsKnownInOnePackage() {
    noClasses()
        .that()
        .resideInAPackage(JOB + "..")
        .and()
        .resideOutsideOfPackage(SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  @Test
  void nothingKnowsTheSparkExecutor() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SPARK)
        .check(CLASSES);
  }

  @Test
  void parquetAndHadoopAreKnownToTheReaderAndTheWriterOfParquetOnly() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.github\\.orometry\\.job\\.(input|table)\\.Parquet\\w*(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void jsonIsKnownToTheSettingsFileAndTheManifestOnly() {
    noClasses()
        .that()
        .resideInAPackage(JOB + "..")
        .and()
        .resideOutsideOfPackages("..job.config..", "..job.report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void theKernelKnowsNoJob() {
    noClasses()
        .that()
        .resideInAPackage("io.github.orometry..")
        .and()
        .resideOutsideOfPackage(JOB + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(JOB + "..")
        .check(CLASSES);
  }

  @Test
  void whatComputesKnowsNoExecutorNoSettingsAndNoMainClass() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..job.input..",
            "..job.projection..",
            "..job.slab..",
            "..job.table..",
            "..job.counts..",
            "..job.channel..",
            "..job.picture..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JOB, "..job.executor..", "..job.config..", "..job.publish..")
        .check(CLASSES);
  }

  @Test
  void nothingKnowsTheMainClass() {
    noClasses()
        .that()
        .resideInAPackage("io.github.orometry..")
        .and()
        .resideOutsideOfPackage(JOB)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(JOB)
        .check(CLASSES);
  }

  @Test
  void packagesDependOneWay() {
    slices().matching(JOB + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
