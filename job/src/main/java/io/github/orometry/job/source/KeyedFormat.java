package io.github.orometry.job.source;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import java.io.IOException;
import java.util.List;

/** A format whose rows bring their own epoch and time bin; a folder of such files is one input. */
public non-sealed interface KeyedFormat extends SourceFormat {
  /**
   * Opens all inputs of a run.
   *
   * @param inputs files of this format, and folders of them
   * @throws io.github.orometry.job.failure.BadInputException where one is damaged or not what it
   *     should be, where rows differ in their grid, or where a surface stands there twice
   * @throws IOException where one cannot be read
   */
  Inputs open(List<Location> inputs) throws IOException;

  /** The files of one input: itself, or those of its format in a folder, in their order. */
  List<FileInfo> files(Location input) throws IOException;
}
