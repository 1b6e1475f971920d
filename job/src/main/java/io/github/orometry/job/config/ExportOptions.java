package io.github.orometry.job.config;

import io.github.orometry.job.export.What;
import io.github.orometry.job.publish.IfExists;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of {@code export} as the command line names them. Filled by the parser. */
public final class ExportOptions {
  @Parameters(
      converter = Texts.FilePath.class,
      paramLabel = "DIR",
      description = "A published result.")
  Path result;

  @Option(
      names = "--what",
      required = true,
      converter = Words.OfWhat.class,
      completionCandidates = Words.OfWhat.class,
      paramLabel = "NAME",
      description = "What to export: ${COMPLETION-CANDIDATES}.")
  What what;

  @Option(
      names = "--to",
      required = true,
      converter = Texts.FilePath.class,
      paramLabel = "FILE.npz",
      description = "File that receives the arrays, whole or not at all.")
  Path file;

  @Option(
      names = "--max-bytes",
      defaultValue = "4g",
      converter = Texts.Bytes.class,
      paramLabel = "SIZE",
      description =
          "Refuse an export whose arrays need more once loaded (default: ${DEFAULT-VALUE}).")
  long maxBytes;

  @Option(
      names = "--if-exists",
      defaultValue = "fail",
      converter = Words.OfIfExists.class,
      completionCandidates = Words.OfIfExists.class,
      paramLabel = "NAME",
      description = "If FILE exists: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  IfExists ifExists;

  public Path result() {
    return result;
  }

  public What what() {
    return what;
  }

  public Path file() {
    return file;
  }

  /** The most bytes that the arrays may need. */
  public long maxBytes() {
    return maxBytes;
  }

  public IfExists ifExists() {
    return ifExists;
  }
}
