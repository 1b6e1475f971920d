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
  public interface Place {
    /** Its bytes, staged if need be. */
    Bytes bytes() throws IOException;

    /** See {@link ArrayFile.Opening#check}; a file alone does not tell. */
    default void check() throws IOException {}
  }

  private record Opening(NpyArray array, ArrayLayout layout, Place place)
      implements ArrayFile.Opening {
    @Override
    public StridedArray source(int epochIdx) throws IOException {
      SurfaceNames names = new SurfaceNames.OneEpoch(epochIdx);
      return new StridedArray(place.bytes(), layout, names, array.label());
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
    ArrayLayout layout = layout(array, dims).shifted(offset);
    int nx = layout.nx();
    int ny = layout.ny();
    String grid = ArrayFile.Stack.gridWords(nx, ny);
    String shape =
        "has shape %s, so with dims %s %s".formatted(array.header().shapeWords(), dims, grid);
    List<Integer> lengths = array.header().shape().stream().map(Math::toIntExact).toList();
    Opening opening = new Opening(array, layout, place);
    return new ArrayFile.Stack(
        array.label(), name, shape, lengths, nx, ny, layout.nt(), dims.plane(), opening);
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
    boolean little = array.header().dtype().littleEndian();
    long at = array.header().length();
    return new ArrayLayout(
        type, little, n[0], n[1], n[2], at, stride[0], stride[1], stride[2], Double.NaN);
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
