package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Opens inputs as channels, each for itself: what cannot be read is refused, and the rest is read.
 */
public final class ChannelReader {
  private final ReadOptions options;
  private final GivenAxes axes;
  private final List<ArrayFile> files = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<Channel.Refused> refused = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * With such options.
   *
   * @throws BadInputException where a file that is an axis cannot be read
   */
  public ChannelReader(ReadOptions options) {
    this.options = options;
    axes = GivenAxes.of(options);
  }

  /**
   * Opens one input: a file, or a folder of files with keys.
   *
   * @param stagingFolder gives a folder of this input's own; called only where it is needed
   */
  public void open(Location input, Supplier<Location> stagingFolder) {
    try {
      Staging staging = new Staging(stagingFolder);
      SourceFormat format = SourceFormats.of(input, InputReader.info(input).isFolder());
      if (format instanceof KeyedFormat keyed) {
        openKeyed(input, keyed, staging);
      } else {
        openArrays(input, InputReader.opened(input, (ArrayFormat) format, options, staging));
      }
    } catch (BadInputException e) {
      refused.add(new Channel.Refused(input, "", e));
    }
  }

  private void openArrays(Location input, ArrayFile file) {
    files.add(axes.onto(file));
    Choice.faults(file, options)
        .forEach(fault -> refused.add(new Channel.Refused(input, fault.name(), fault.failure())));
    Choice choice = Choice.of("file " + input, file, options);
    choice.sentence("file " + input).ifPresent(leftOut::add);
    for (ArrayFile.Stack stack : choice.stacks()) {
      String name = stack.name().orElse("");
      try {
        Grid grid = grid(file, stack);
        channels.add(
            new Channel(input, name, stack.label(), grid, stack.plane(), () -> epoch(stack)));
      } catch (BadInputException e) {
        refused.add(new Channel.Refused(input, name, e));
      }
    }
  }

  /** With the file's axes where they fit it, or would in another order of the dimensions. */
  private Grid grid(ArrayFile file, ArrayFile.Stack stack) {
    GridFinder finder = new GridFinder();
    boolean meant =
        Choice.fits(stack, file) || !GridFinder.fitting(stack, file.x(), file.y()).isEmpty();
    ArrayFile used = axes.onto(meant ? file : ArrayFile.NONE);
    finder.add(List.of(stack), used.x(), used.y());
    return finder.grid();
  }

  private static Epoch epoch(ArrayFile.Stack stack) throws IOException {
    SurfaceSource source = stack.opening().source(0);
    return new Epoch(0, List.of(new Epoch.Part(source, 0, source.size())));
  }

  private void openKeyed(Location input, KeyedFormat format, Staging staging) {
    files.add(axes.onto(ArrayFile.NONE));
    try {
      Inputs inputs = InputReader.opened(format, List.of(input), axes);
      for (Epoch epoch : Epoch.of(Reordering.of(inputs, staging).sources())) {
        String name = String.format(Locale.ROOT, "epoch_%04d", epoch.epochIdx());
        String label = "%s, epoch %s".formatted(input, epoch.epochIdx());
        channels.add(new Channel(input, name, label, inputs.grid(), Plane.ROWS_FIRST, () -> epoch));
      }
    } catch (IOException e) {
      throw Reason.unreadable("file " + input, e);
    }
  }

  /**
   * What was opened, in the order of the inputs and of the arrays in them.
   *
   * @throws io.github.orometry.setting.BadSettingException where an array or axis is asked for that
   *     is in none of the inputs
   */
  public List<Channel> channels() {
    Choice.checkNames(options, files);
    return List.copyOf(channels);
  }

  /** What could not be opened. */
  public List<Channel.Refused> refused() {
    return List.copyOf(refused);
  }

  /** A sentence for each input in which something was left out. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
