package io.github.orometry.job.source.npy;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.format.npy.NpyArray;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.Dims;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.Bytes;
import io.github.orometry.stack.ElementType;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The epoch that an npy array is, wherever its bytes lie. */
public final class NpyStack {
  private NpyStack() {}

  /** Where an array lies. */
  @FunctionalInterface
  public interface Place {
    /** Its bytes, staged if need be. */
    Bytes bytes() throws IOException;

    /** See {@link ArrayFile.Opening#check}. */
    default void check() throws IOException {
      // A file alone does not tell.
    }
  }

  private record Opening(NpyArray array, ArrayLayout layout, Place place)
      implements ArrayFile.Opening {
    @Override
    public StridedArray source(int epochIdx) throws IOException {
      return new StridedArray(
          place.bytes(), layout, new SurfaceNames.OneEpoch(epochIdx), array.label());
    }

    @Override
    public void check() throws IOException {
      place.check();
    }
  }

  /**
   * The epoch that an array is.
   *
   * @param name of the array in its file, where it has one
   * @param offset of its header in the bytes
   * @throws BadInputException where it is none: of a type that is not read, of other dimensions,
   *     empty, truncated, or too long in one dimension
   */
  public static ArrayFile.Stack of(
      NpyArray array, Optional<String> name, Dims dims, long offset, Place place) {
    String label = array.label();
    ArrayLayout layout = layout(array, dims).shifted(offset);
    String shape =
        "has shape %s, so with dims %s %s"
            .formatted(
                array.header().shapeWords(),
                dims,
                ArrayFile.Stack.gridWords(layout.nx(), layout.ny()));
    List<Integer> lengths = array.header().shape().stream().map(Math::toIntExact).toList();
    return new ArrayFile.Stack(
        label,
        name,
        shape,
        lengths,
        layout.nx(),
        layout.ny(),
        layout.nt(),
        dims.plane(),
        new Opening(array, layout, place));
  }

  private static ArrayLayout layout(NpyArray array, Dims dims) {
    ElementType type = array.type();
    int rank = array.header().rank();
    if (rank < 2 || rank > 3) {
      throw new BadInputException(
          "%s holds an array of %s; a 2-D or 3-D array was expected."
              .formatted(array.label(), array.words()));
    }
    List<String> names = dims.ofRank(rank);
    array.checkSize();
    long[] strides = array.strides();
    int[] n = {1, 1, 1};
    long[] stride = {0, 0, 0};
    for (int k = 0; k < names.size(); k++) {
      int axis = "xyt".indexOf(names.get(k));
      n[axis] = length(array, k);
      stride[axis] = strides[k];
    }
    return new ArrayLayout(
        type,
        array.header().dtype().littleEndian(),
        n[0],
        n[1],
        n[2],
        array.header().length(),
        stride[0],
        stride[1],
        stride[2],
        Double.NaN);
  }

  private static int length(NpyArray array, int k) {
    long length = array.header().shape().get(k);
    if (length > Integer.MAX_VALUE) {
      throw new BadInputException(
          "%s has shape %s, longer than 2^31 - 1 in one dimension."
              .formatted(array.label(), array.header().shapeWords()));
    }
    return (int) length;
  }
}
