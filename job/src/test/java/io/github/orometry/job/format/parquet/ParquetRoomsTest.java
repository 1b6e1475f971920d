package io.github.orometry.job.format.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Three rooms know Parquet, and the one that all share knows nothing of what is in a file. */
class ParquetRoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.orometry");

  @Test
  void noOtherRoomKnowsParquet() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..format.parquet", "..source.parquet", "..result.parquet")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(CLASSES);
  }

  @Test
  void theSharedRoomKnowsNoSurfacesAndNoTables() {
    noClasses()
        .that()
        .resideInAPackage("..format.parquet")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.orometry.table..",
            "io.github.orometry.stack..",
            "io.github.orometry.surface..",
            "..job.source..",
            "..job.result..")
        .check(CLASSES);
  }

  @Test
  void noneOfThemKnowsHadoopsFileSystems() {
    noClasses()
        .that()
        .resideInAnyPackage("..format.parquet", "..source.parquet", "..result.parquet")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..", "java.nio.channels..")
        .check(CLASSES);
  }
}
