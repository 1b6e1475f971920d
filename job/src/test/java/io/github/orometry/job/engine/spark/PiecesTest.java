package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
  /** Some surfaces that nobody reads. */
  private record Unread(int size, boolean readsAll, int chunk) implements SurfaceSource {
    Unread(int size, boolean readsAll) {
      this(size, readsAll, 1);
    }

    /** At the end of the chunk in which a range as asked for ends. */
    @Override
    public int rangeEnd(int from, int most) {
      return Math.min(size, (from + most + chunk - 1) / chunk * chunk);
    }

    @Override
    public SurfaceReader open() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long[] keys() {
      return new long[size];
    }

    @Override
    public String label() {
      return "unread";
    }

    @Override
    public String describe(int k) {
      return label();
    }
  }

  private static String pieces(int most, SurfaceSource... sources) {
    StringBuilder text = new StringBuilder();
    for (List<SurfaceRange> piece : Pieces.of(List.of(sources), most, 2)) {
      text.append('|');
      piece.forEach(r -> text.append(" %s:%s-%s".formatted(r.source(), r.from(), r.to())));
    }
    return text.toString();
  }

  @Test
  void aPieceGoesOnIntoTheNextSource() {
    assertEquals(
        "| 0:0-4| 0:4-5 1:0-3| 1:3-4 2:0-1",
        pieces(4, new Unread(5, false), new Unread(4, false), new Unread(1, false)));
  }

  @Test
  void whatIsReadWholeIsCutForTheCoresOnly() {
    assertEquals(
        "| 0:0-5| 0:5-9| 1:0-2 2:0-2| 3:0-4| 4:0-1",
        pieces(
            4,
            new Unread(9, true),
            new Unread(2, true),
            new Unread(2, true),
            new Unread(4, false),
            new Unread(1, true)));
  }

  @Test
  void piecesEndWhereChunksDo() {
    assertEquals(
        "| 0:0-6| 0:6-12| 0:12-13 1:0-3",
        pieces(4, new Unread(13, false, 3), new Unread(3, false)));
  }

  @Test
  void moreSurfacesAreLargerTasksNotMoreOfThem() {
    assertEquals(8128, Pieces.most(BatchSizes.AUTOMATIC, 100_000_000, 41 * 63, 1000));
    assertEquals(50_000, Pieces.most(BatchSizes.AUTOMATIC, 1_000_000_000, 41 * 63, 1000));
    assertEquals(7, Pieces.most(new BatchSizes(7, 0, 0, 0), 1_000_000_000, 41 * 63, 1000));
  }

  @Test
  void threeThousandSmallEpochsAreFewTasks() {
    List<SurfaceSource> epochs = new ArrayList<>(Collections.nCopies(3000, new Unread(1, false)));
    assertEquals(6, Pieces.of(epochs, 500, 2).size());
  }
}
