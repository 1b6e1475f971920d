package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes a part of a result: feeds every block to all sinks. Surfaces are to come in the order of
 * their epochs and time bins. Not thread-safe.
 */
public final class PartWriter implements Closeable {
  private final Location result;
  private final PeakCounts counts;
  private final RunTotals totals = new RunTotals();
  private final List<TableSink> tables = new ArrayList<>();
  private final List<Sink> sinks = new ArrayList<>();
  private RejectedSurface rejected;
  private long firstKey = -1;

  private PartWriter(ResultSpec spec, Location result) {
    this.result = result;
    counts = new PeakCounts(spec.grid().nx(), spec.grid().ny());
    sinks.add(totals);
    sinks.add(block -> block.count(spec.analysis().minIncludedHeight(), counts));
  }

  /**
   * Begins all tables of a run that is one part.
   *
   * @param result the folder from which on files are named in the report
   * @param file the file of each table, which is not there yet, in a folder that is
   * @throws FailedException where a file cannot be made
   */
  public static PartWriter open(ResultSpec spec, Location result, Function<Table, Location> file) {
    PartWriter writer = new PartWriter(spec, result);
    spec.tables().forEach(table -> writer.add(table, spec, file));
    if (spec.hasMasks()) {
      writer.sinks.add(new EpochMaskSink(writer::accept));
    }
    return writer;
  }

  /**
   * Begins the tables with rows of surfaces, for a part of a run. It may begin and end within an
   * epoch, so the masks of epochs are not written.
   *
   * @param epochs receives the masks of each epoch over the surfaces of this part
   */
  public static PartWriter openSurfaces(
      ResultSpec spec,
      Location result,
      Function<Table, Location> file,
      Consumer<EpochMasks> epochs) {
    PartWriter writer = new PartWriter(spec, result);
    spec.tables().stream()
        .filter(table -> !table.isOfEpochs())
        .forEach(table -> writer.add(table, spec, file));
    if (spec.hasMasks()) {
      writer.sinks.add(new EpochMaskSink(epochs));
    }
    return writer;
  }

  /** Begins the tables with rows of epochs: {@link #accept(EpochMasks)} fills them. */
  public static PartWriter openEpochs(
      ResultSpec spec, Location result, Function<Table, Location> file) {
    PartWriter writer = new PartWriter(spec, result);
    spec.tables().stream()
        .filter(Table::isOfEpochs)
        .forEach(table -> writer.add(table, spec, file));
    return writer;
  }

  private void add(Table table, ResultSpec spec, Function<Table, Location> file) {
    try {
      TableSink sink = TableSink.open(table, file.apply(table), spec, totals);
      tables.add(sink);
      if (!table.isOfEpochs()) {
        sinks.add(sink);
      }
    } catch (FailedException e) {
      closeAfter(e);
      throw e;
    }
  }

  /**
   * Writes the rows of surfaces.
   *
   * @throws FailedException where a file cannot be written
   */
  public void accept(PeakBlock block) {
    if (firstKey < 0 && block.surfaces() > 0) {
      firstKey = SurfaceKey.of(block.epochIdx(0), block.timeBinIdx(0));
    }
    for (int s = 0; rejected == null && s < block.surfaces(); s++) {
      if (block.status(s) == SurfaceStatus.REJECTED) {
        rejected = new RejectedSurface(block.epochIdx(s), block.timeBinIdx(s), block.error(s));
      }
    }
    try {
      for (Sink sink : sinks) {
        sink.accept(block);
      }
    } catch (IOException e) {
      throw new FailedException("the result could not be written: " + Reason.of(e) + ".", e);
    }
  }

  /** Writes the rows of a finished epoch. */
  public void accept(EpochMasks epoch) {
    tables.stream().filter(sink -> sink.table().isOfEpochs()).forEach(sink -> sink.accept(epoch));
  }

  /** The first surface so far that is not valid; null for none. */
  public RejectedSurface rejected() {
    return rejected;
  }

  /** How many peaks written to filtered_flat_peaks so far have their summit in each bin. */
  public PeakCounts counts() {
    return counts;
  }

  /**
   * Ends the files, after the last surface.
   *
   * @param part which part of the run this is
   * @throws FailedException where one cannot be written to its end
   */
  public PartReport end(int part) {
    try {
      for (Sink sink : sinks) {
        sink.end();
      }
    } catch (IOException e) {
      throw new FailedException("the result could not be written: " + Reason.of(e) + ".", e);
    }
    close();
    Map<Table, DataFile> files = new EnumMap<>(Table.class);
    tables.forEach(sink -> files.put(sink.table(), sink.written(result)));
    return new PartReport(part, firstKey, files, totals, rejected);
  }

  /** Lets go of the files; those that were not ended are not valid. */
  @Override
  public void close() {
    FailedException failure = null;
    for (TableSink sink : tables) {
      try {
        sink.close();
      } catch (FailedException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void closeAfter(FailedException failure) {
    try {
      close();
    } catch (FailedException e) {
      failure.addSuppressed(e);
    }
  }
}
