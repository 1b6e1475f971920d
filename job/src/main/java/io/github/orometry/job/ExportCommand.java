package io.github.orometry.job;

import io.github.orometry.job.config.ExportOptions;
import io.github.orometry.job.export.Export;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code export}. */
@Command(
    name = "export",
    description = "Writes masks, peaks or counts of a result to a file for numpy.load.",
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    sortOptions = false,
    customSynopsis = "orometry export DIR --what=NAME --to=FILE.npz [OPTION...]",
    usageHelpAutoWidth = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private ExportOptions options;

  @Option(names = "--verbose", description = "Show where a failure came from.")
  private boolean verbose;

  @Override
  public Integer call() {
    Export export = new Export(options.result(), options.what());
    if (verbose) {
      System.err.println("orometry: the arrays need " + export.bytes() + " bytes");
    }
    export.write(options.file(), options.maxBytes(), options.ifExists());
    System.out.printf(
        Locale.ROOT, "%,d bytes of arrays are in %s%n", export.bytes(), options.file());
    return 0;
  }
}
