package io.github.orometry.job.engine;

import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.InputPart;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.result.RejectedSurface;
import io.github.orometry.job.result.RunTotals;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.projection.ProjectedEpoch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.List;

/** What is said of surfaces that are not valid, and of sources that are not sound. */
public final class BadSurfaces {
  private static final Remedy QUARANTINE =
      new Remedy("on-bad-slab", "quarantine", "leaves such surfaces out");

  private BadSurfaces() {}

  /** The failure of a run for a rejected surface: where it comes from, and what was expected. */
  public static BadInputException failure(Work work, RejectedSurface rejected) {
    int epochIdx = rejected.epochIdx();
    int timeBinIdx = rejected.timeBinIdx();
    Place place = place(work, SurfaceKey.of(epochIdx, timeBinIdx));
    return new BadInputException(
            "%s (epoch %s, time bin %s): %s, but a cell must be a finite number, or NaN where it is missing."
                .formatted(place.words(), epochIdx, timeBinIdx, rejected.error()),
            QUARANTINE)
        .about(place.part().surface(epochIdx, timeBinIdx));
  }

  /** Where a surface comes from. */
  private record Place(String words, InputPart part) {}

  private static Place place(Work work, long key) {
    try {
      List<SurfaceSource> sources = work.inputs().sources();
      List<SurfaceSource> slabs =
          work.project() ? ProjectedEpoch.of(sources, 1, done -> {}) : sources;
      for (SurfaceSource source : slabs) {
        long[] keys = source.keys();
        for (int k = 0; k < keys.length; k++) {
          if (keys[k] == key) {
            InputPart part = Inputs.part(source);
            return new Place(source.describe(k), part == null ? InputPart.UNKNOWN : part);
          }
        }
      }
    } catch (IOException e) {
      String words = "an input that cannot be read any longer (" + Reason.unnamed(e) + ")";
      return new Place(words, InputPart.UNKNOWN);
    }
    throw new IllegalArgumentException("no input holds " + SurfaceKey.words(key));
  }

  /**
   * Checks that no surface was lost, and that not too many were left out.
   *
   * @param surfaces how many there are to be answers for
   * @param share of them that may be rejected
   * @throws BadInputException where more are
   */
  static void checkTotals(RunTotals totals, long surfaces, double share) {
    if (totals.surfaces() != surfaces) {
      throw new IllegalStateException(
          "%s surfaces have an answer, of %s".formatted(totals.surfaces(), surfaces));
    }
    long bad = totals.surfaces(SurfaceStatus.REJECTED);
    if (bad > share * surfaces) {
      throw new BadInputException(
          "%s of %s surfaces are bad, more than a share of %s.".formatted(bad, surfaces, share),
          new Remedy(InputSettings.MAX_BAD_SHARE.name(), "1", "lets all be left out"));
    }
  }

  /**
   * Checks what was read of all sources against what they tell of themselves.
   *
   * @param checksums of each source, summed up over all readers; see {@link
   *     io.github.orometry.stack.SurfaceReader#checksum}
   * @throws BadInputException where a source is damaged
   */
  public static void checkSound(List<? extends SurfaceSource> sources, int[] checksums) {
    for (int i = 0; i < checksums.length; i++) {
      SurfaceSource source = sources.get(i);
      if (source.checksum().isPresent() && source.checksum().getAsInt() != checksums[i]) {
        throw new BadInputException(
                source.label() + " is damaged: its CRC-32 is not the one that the archive tells.")
            .about(Inputs.part(source));
      }
    }
  }
}
