package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.format.npy.NpyArray;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param stacks its epochs, in their order
 * @param refused what is no epoch, or not as it should be, in its order
 * @param x the column centres, where the file has them
 * @param y the row centres, where the file has them
 * @param about what else there is to tell of it in a manifest, as JSON has it
 */
public record ArrayFile(
    List<Stack> stacks,
    List<Refused> refused,
    Optional<Axis> x,
    Optional<Axis> y,
    Map<String, Object> about) {
  public ArrayFile {
    stacks = List.copyOf(stacks);
    refused = List.copyOf(refused);
  }

  /** Of which there is nothing else to tell. */
  public ArrayFile(List<Stack> stacks, List<Refused> refused, Optional<Axis> x, Optional<Axis> y) {
    this(stacks, refused, x, y, Map.of());
  }

  /** A file without arrays. */
  static final ArrayFile NONE =
      new ArrayFile(List.of(), List.of(), Optional.empty(), Optional.empty());

  /** A file that is one epoch. */
  public static ArrayFile of(Stack stack) {
    return new ArrayFile(List.of(stack), List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * An array that is no epoch.
   *
   * @param name in the file
   * @param use what becomes of it
   * @param reason in a few words: "pickled objects"
   * @param failure the sentence
   */
  public record Refused(String name, Use use, String reason, BadInputException failure) {}

  /** What becomes of an array that is no epoch, unless it was chosen: then it is a fault. */
  public enum Use {
    /** It should have been one: the file is not used. */
    FAULT,
    /** The file is used without it, which is told. */
    LEFT_OUT,
    /** The file is used without it, of which nobody need be told. */
    PASSED_OVER
  }

  /**
   * Cell centres.
   *
   * @param label the words for where they come from
   * @param centres the numbers as found, not yet checked
   */
  public record Axis(String label, double[] centres) {
    /** The largest that is read, in bytes. */
    public static final long MOST_BYTES = 32 << 20;

    /**
     * The axis that an array is.
     *
     * @param data gives all its bytes, header included
     * @throws BadInputException where it is none
     */
    public static Axis of(NpyArray array, Data data) throws IOException {
      String found = array.label() + " has " + array.words();
      if (array.header().rank() != 1) {
        throw new BadInputException(found + "; an axis must be 1-D.");
      }
      array.type();
      array.checkSize();
      if (array.size() > MOST_BYTES) {
        throw new BadInputException(found + ", too long an axis.");
      }
      return new Axis(array.label(), array.numbers(data.bytes()));
    }
  }

  /** Gives some bytes, which are few. */
  public interface Data {
    byte[] bytes() throws IOException;
  }

  /**
   * One epoch.
   *
   * @param label the words for the array, such as "file a.npz, array 'epoch_0003'"
   * @param name of the array in the file, where it has one
   * @param shape what tells its grid, such as "has shape (3, 5, 7), so with dims x,y,t a grid of 3
   *     columns and 5 rows"
   * @param lengths of the array's dimensions, where the setting {@code dims} says what they are;
   *     else empty
   * @param nx columns, at least 1
   * @param ny rows, at least 1
   * @param nt time bins, at least 1
   * @param plane how its surfaces lie in the file
   * @param opening gives its surfaces
   */
  public record Stack(
      String label,
      Optional<String> name,
      String shape,
      List<Integer> lengths,
      int nx,
      int ny,
      int nt,
      Plane plane,
      Opening opening) {
    /** A file that is one epoch and says itself what its dimensions are. */
    public static Stack of(
        String label, String shape, int nx, int ny, int nt, Plane plane, Opening opening) {
      return new Stack(label, Optional.empty(), shape, List.of(), nx, ny, nt, plane, opening);
    }

    /** The words for a grid: "a grid of 3 columns and 5 rows". */
    public static String gridWords(int nx, int ny) {
      return "a grid of %s and %s".formatted(Inputs.count(nx, "column"), Inputs.count(ny, "row"));
    }

    /** Whether it is a surface alone, without a dimension of time. */
    boolean isFlat() {
      return lengths.size() == 2;
    }

    String sentence() {
      return label + " " + shape;
    }
  }

  /** Makes an epoch's surfaces readable, staging them if need be. */
  public interface Opening {
    /** The surfaces of an epoch with the given index. */
    SurfaceSource source(int epochIdx) throws IOException;

    /**
     * Before the epoch is left out for what the file says of it: whether that is sound, as far as
     * the file tells; most formats do not.
     *
     * @throws BadInputException where it is not
     */
    default void check() throws IOException {}
  }
}
