package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.surface.Grid;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run reads: opened, checked, not yet read.
 *
 * @param grid the grid that all surfaces share
 * @param sources all slabs; in the global order (epoch, time bin) if {@code ordered}
 * @param ordered whether the sources, one after another, are in the global order; only Parquet
 *     whose rows were shuffled is not
 * @param files the inputs in the order given
 */
public record Inputs(Grid grid, List<SlabSource> sources, boolean ordered, List<InputFile> files) {
  public Inputs {
    sources = List.copyOf(sources);
    files = List.copyOf(files);
  }

  /** Number of slabs, at least 1. */
  public long slabs() {
    return sources.stream().mapToLong(SlabSource::size).sum();
  }

  /** The epochs, by their index. Reads the keys of all slabs. */
  public List<Epoch> epochs() {
    return Epoch.of(sources);
  }

  /**
   * The same slabs in the global order. Where they are not, writes each surface to its place in one
   * file of the folder, with a few surfaces in memory at a time and 8 bytes for each slab.
   *
   * @param stagingFolder gives the folder, which exists; called only where it is needed
   * @throws JobException where the input cannot be read or the folder cannot be written
   */
  public Inputs inOrder(Supplier<Path> stagingFolder) {
    if (ordered) {
      return this;
    }
    SlabSource source = new Reordering(sources, grid).write(new Staging(stagingFolder).newFile());
    return new Inputs(grid, List.of(source), true, files);
  }
}
