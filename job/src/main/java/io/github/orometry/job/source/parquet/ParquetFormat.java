package io.github.orometry.job.source.parquet;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.KeyedFormat;
import java.io.IOException;
import java.util.List;

/** Parquet files with a row a surface. */
public final class ParquetFormat implements KeyedFormat {
  static final String NAME = "parquet";
  static final String ENDING = ".parquet";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> endings() {
    return List.of(ENDING);
  }

  @Override
  public Inputs open(List<Location> inputs) throws IOException {
    return new ParquetScan().open(inputs);
  }

  @Override
  public List<FileInfo> files(Location input) throws IOException {
    return ParquetScan.filesOf(input);
  }
}
