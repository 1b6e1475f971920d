package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens inputs as channels, each for itself: what cannot be read is refused, and the rest is read.
 */
public final class ChannelReader {
  private final Dims dims;
  private final List<Channel> channels = new ArrayList<>();
  private final List<Channel.Refused> refused = new ArrayList<>();

  /** A reader of arrays with such dimensions, where a format does not say. */
  public ChannelReader(Dims dims) {
    this.dims = dims;
  }

  /**
   * Opens one input: a file, or a folder of Parquet files.
   *
   * @param stagingFolder gives a folder of this input's own; called only where it is needed
   */
  public void open(Path input, Supplier<Path> stagingFolder) {
    try {
      InputReader.checkReadable(input);
      if (InputReader.isParquet(input)) {
        openParquet(input, stagingFolder);
      } else {
        openArrays(input, new Staging(stagingFolder));
      }
    } catch (JobException e) {
      refused.add(new Channel.Refused(input.toString(), "", e));
    } catch (IOException e) {
      JobException failure = InputReader.unreadable("file " + input, e);
      refused.add(new Channel.Refused(input.toString(), "", failure));
    }
  }

  private void openArrays(Path file, Staging staging) throws IOException {
    ArrayFile arrays = InputReader.formatOf(file).open(file, dims, staging);
    for (ArrayFile.Refused array : arrays.refused()) {
      refused.add(new Channel.Refused(file.toString(), array.name(), array.failure()));
    }
    for (ArrayFile.Stack stack : arrays.stacks()) {
      String name = stack.name().orElse("");
      try {
        checkSize(stack);
        channels.add(channel(file, name, stack));
      } catch (JobException e) {
        refused.add(new Channel.Refused(file.toString(), name, e));
      }
    }
  }

  private static void checkSize(ArrayFile.Stack stack) {
    GridFinder grid = new GridFinder();
    grid.add(new ArrayFile(List.of(stack), Optional.empty(), Optional.empty()));
    grid.grid();
  }

  private static Channel channel(Path file, String name, ArrayFile.Stack stack) {
    Channel.Opening opening =
        () -> {
          SlabSource source = stack.opening().source(0);
          return new Epoch(0, List.of(new Epoch.Part(source, 0, source.size())));
        };
    return new Channel(
        file.toString(), name, stack.label(), stack.nx(), stack.ny(), stack.plane(), opening);
  }

  private void openParquet(Path input, Supplier<Path> stagingFolder) {
    Inputs inputs = ParquetInput.open(List.of(input)).inOrder(stagingFolder);
    for (Epoch epoch : inputs.epochs()) {
      String name = String.format(Locale.ROOT, "epoch_%04d", epoch.epochIdx());
      String label = input + ", epoch " + epoch.epochIdx();
      channels.add(
          new Channel(
              input.toString(),
              name,
              label,
              inputs.grid().nx(),
              inputs.grid().ny(),
              Plane.ROWS_FIRST,
              () -> epoch));
    }
  }

  /** What was opened, in the order of the inputs and of the arrays in them. */
  public List<Channel> channels() {
    return List.copyOf(channels);
  }

  /** What could not be opened. */
  public List<Channel.Refused> refused() {
    return List.copyOf(refused);
  }
}
