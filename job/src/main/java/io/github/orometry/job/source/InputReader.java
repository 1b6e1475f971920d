package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.InputPart;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the inputs of a run. */
public final class InputReader {
  private final List<Location> files;
  private final ReadOptions options;
  private final Staging staging;
  private final GivenAxes axes;
  private final List<FileInfo> there;
  private final List<SourceFormat> formats = new ArrayList<>();

  private InputReader(List<Location> files, ReadOptions options, Staging staging) {
    this.files = files;
    this.options = options;
    this.staging = staging;
    there = files.stream().map(InputReader::info).toList();
    for (int i = 0; i < files.size(); i++) {
      formats.add(format(files.get(i), there.get(i)));
    }
    axes = GivenAxes.of(options);
  }

  /**
   * Opens files, checks what they say of themselves, and puts their surfaces in order. Everything
   * is checked before anything is staged.
   *
   * @param files files of arrays; or files of one format with keys, and folders of them
   * @param staging where arrays go that cannot be read where they lie, nor be unpacked by who reads
   *     them
   * @throws BadSettingException without a file, and where an array or axis is asked for that is not
   *     there
   * @throws BadInputException where a file is not what it should be; its message names the file and
   *     the array
   */
  public static Inputs open(List<Location> files, ReadOptions options, Staging staging) {
    if (files.isEmpty()) {
      throw new BadSettingException("inputs", "must name at least one file");
    }
    InputReader reader = new InputReader(files, options, staging);
    Optional<SourceFormat> keyed =
        reader.formats.stream().filter(KeyedFormat.class::isInstance).findFirst();
    return keyed.isPresent() ? reader.open((KeyedFormat) keyed.get()) : reader.open();
  }

  private Inputs open(KeyedFormat format) {
    for (int i = 0; i < files.size(); i++) {
      if (formats.get(i) != format) {
        throw new BadInputException(
            "files of format %s, which bring their own epoch_idx, cannot be read in one run with files of arrays, but %s is one and %s is not."
                .formatted(format.name(), files.get(formats.indexOf(format)), files.get(i)));
      }
    }
    Choice.checkNames(options, List.of(axes.onto(ArrayFile.NONE)));
    return opened(format, files, axes);
  }

  /** Inputs of a format with keys. */
  static Inputs opened(KeyedFormat format, List<Location> files, GivenAxes axes) {
    InputPart part = files.size() == 1 ? part(files.get(0)) : null;
    try {
      return axes.onto(format.open(files));
    } catch (IOException e) {
      throw Reason.unreadable("file " + files.get(0), e).about(part(files.get(0)));
    } catch (BadInputException e) {
      throw e.about(part);
    }
  }

  private Inputs open() {
    List<ArrayFile> opened = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      ArrayFile file = opened(files.get(i), (ArrayFormat) formats.get(i), options, staging);
      for (ArrayFile.Refused fault : Choice.faults(file, options)) {
        throw fault.failure().about(InputPart.array(files.get(i).toString(), fault.name()));
      }
      opened.add(axes.onto(file));
    }
    Choice.checkNames(options, opened);
    GridFinder grid = new GridFinder();
    List<ArrayFile.Stack> stacks = new ArrayList<>();
    List<FileInfo> held = new ArrayList<>();
    List<InputFile> listed = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Choice choice = choice(files.get(i), opened.get(i), options);
      grid.add(choice.stacks(), opened.get(i).x(), opened.get(i).y());
      stacks.addAll(choice.stacks());
      FileInfo info = there.get(i);
      choice.sentence("file " + files.get(i)).ifPresent(leftOut::add);
      String path = files.get(i).toString();
      int epochs = choice.stacks().size();
      String format = formats.get(i).name();
      Map<String, Object> about = opened.get(i).about();
      listed.add(new InputFile(path, format, epochs, List.of(info), about));
      choice.stacks().forEach(stack -> held.add(info));
    }
    return new Inputs(grid.grid(), sources(stacks, held), true, listed, leftOut);
  }

  /** What a file of arrays says of itself. */
  static ArrayFile opened(Location file, ArrayFormat format, ReadOptions options, Staging staging) {
    return told("file " + file, part(file), () -> format.open(file, options, staging));
  }

  private static Choice choice(Location file, ArrayFile opened, ReadOptions options) {
    String label = "file " + file;
    return told(label, part(file), () -> Choice.ofOneShape(label, opened, options));
  }

  private static SourceFormat format(Location file, FileInfo info) {
    return told("file " + file, part(file), () -> SourceFormats.of(file, info.isFolder()));
  }

  /** Something to be done with an input; throws what that throws. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  /** What a call gives; its failure says what it is about, in words and as a part of the input. */
  private static <T> T told(String label, InputPart part, Call<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw Reason.unreadable(label, e).about(part);
    } catch (BadInputException e) {
      throw e.about(part);
    }
  }

  private static InputPart part(Location file) {
    return InputPart.file(file.toString());
  }

  private static List<SurfaceSource> sources(List<ArrayFile.Stack> stacks, List<FileInfo> held) {
    List<SurfaceSource> sources = new ArrayList<>();
    for (ArrayFile.Stack stack : stacks) {
      FileInfo file = held.get(sources.size());
      String name = stack.name().orElse(null);
      InputPart part = InputPart.array(file.location().toString(), name);
      int epoch = sources.size();
      SurfaceSource source = told(stack.label(), part, () -> stack.opening().source(epoch));
      sources.add(Inputs.held(source, file, name));
    }
    return sources;
  }

  /** What is there; a failure where nothing is. */
  static FileInfo info(Location file) {
    try {
      return Stores.of(file)
          .info(file)
          .orElseThrow(
              () ->
                  new BadInputException("file %s does not exist.".formatted(file))
                      .about(part(file)));
    } catch (IOException e) {
      throw Reason.unreadable("file " + file, e).about(part(file));
    }
  }

  /**
   * What changes when an input does.
   *
   * @throws BadInputException where it is not there or of an unknown format
   */
  public static String version(Location input) {
    FileInfo info = info(input);
    try {
      return format(input, info) instanceof KeyedFormat keyed
          ? InputFile.version(keyed.files(input))
          : info.version();
    } catch (IOException e) {
      throw Reason.unreadable("file " + input, e);
    }
  }
}
