package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * {@code .npz}: a zip archive of arrays, as {@code numpy.savez} and {@code numpy.savez_compressed}
 * write it. Its 2-D and 3-D arrays are epochs, in the order of the archive; {@value #X_AXIS} and
 * {@value #Y_AXIS} are its axes; other arrays, and members that are no arrays, are passed over.
 * Stored arrays are read where they lie, without a check of their CRC; deflated ones are staged.
 */
final class NpzFormat implements ArrayFormat {
  private static final String X_AXIS = "xbin_centers";
  private static final String Y_AXIS = "ybin_centers";
  private static final String NPY = ".npy";

  /** A member that is an array. */
  private record Member(String name, NpyArray array, ZipMember zipped) {}

  @Override
  public List<String> endings() {
    return List.of(".npz");
  }

  @Override
  public ArrayFile open(Path file, Dims dims, Staging staging) throws IOException {
    List<ArrayFile.Refused> refused = new ArrayList<>();
    List<Member> members = arrays(file, refused);
    List<ArrayFile.Stack> stacks = new ArrayList<>();
    for (Member member : members) {
      if (!isAxis(member) && member.array().isStack()) {
        stack(member, dims, staging, refused).ifPresent(stacks::add);
      }
    }
    if (stacks.isEmpty() && refused.isEmpty()) {
      throw JobException.badInput(
          "file " + file + " holds no 2-D or 3-D array; found: " + found(members) + ".");
    }
    Optional<ArrayFile.Axis> x = axis(members, X_AXIS, refused);
    Optional<ArrayFile.Axis> y = axis(members, Y_AXIS, refused);
    return new ArrayFile(stacks, refused, x, y);
  }

  private static boolean isAxis(Member member) {
    return member.name().equals(X_AXIS) || member.name().equals(Y_AXIS);
  }

  private static String found(List<Member> members) {
    List<String> words =
        members.stream().map(m -> "'" + m.name() + "' with " + m.array().words()).toList();
    return words.isEmpty() ? "no array at all" : String.join(", ", words);
  }

  private static List<Member> arrays(Path file, List<ArrayFile.Refused> refused)
      throws IOException {
    List<Member> arrays = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ZipMember zipped : new ZipArchive(file).members()) {
      if (!names.add(zipped.name())) {
        throw JobException.badInput(zipped.label() + " stands in the archive twice.");
      }
      try {
        header(file, zipped).ifPresent(arrays::add);
      } catch (JobException e) {
        refused.add(new ArrayFile.Refused(arrayName(zipped), e));
      }
    }
    return arrays;
  }

  private static String arrayName(ZipMember zipped) {
    String name = zipped.name();
    return name.endsWith(NPY) ? name.substring(0, name.length() - NPY.length()) : name;
  }

  private static Optional<Member> header(Path file, ZipMember zipped) throws IOException {
    boolean named = zipped.name().endsWith(NPY);
    String name = arrayName(zipped);
    String label = "file " + file + ", array '" + name + "'";
    try {
      if (!named && !NpyHeader.startsWithMagic(zipped.start(6))) {
        return Optional.empty();
      }
      try (InputStream in = zipped.content()) {
        NpyArray array = new NpyArray(label, NpyHeader.read(in, label), zipped.size());
        array.refuseObjects();
        return Optional.of(new Member(name, array, zipped));
      }
    } catch (ZipException | EOFException e) {
      throw new JobException(
          ExitCode.BAD_INPUT,
          zipped.label() + " is damaged: it cannot be inflated (" + e.getMessage() + ").",
          e);
    }
  }

  private static Optional<ArrayFile.Stack> stack(
      Member member, Dims dims, Staging staging, List<ArrayFile.Refused> refused) {
    try {
      return Optional.of(stack(member, dims, staging));
    } catch (JobException e) {
      refused.add(new ArrayFile.Refused(member.name(), e));
      return Optional.empty();
    }
  }

  private static ArrayFile.Stack stack(Member member, Dims dims, Staging staging) {
    NpyArray array = member.array();
    ArrayLayout layout = array.layout(dims);
    ArrayFile.Opening opening =
        epoch -> {
          SlabNames names = new SlabNames.OneEpoch(epoch);
          ZipMember zipped = member.zipped();
          if (zipped.deflated()) {
            return new StridedArray(staged(zipped, staging), layout, names, array.label());
          }
          String path = zipped.archive().file().toAbsolutePath().toString();
          return new StridedArray(
              new Bytes.InFile(path), layout.shifted(zipped.offset()), names, array.label());
        };
    return array.stack(Optional.of(member.name()), dims, layout, opening);
  }

  private static Bytes staged(ZipMember zipped, Staging staging) throws IOException {
    if (staging.holds(zipped.size())) {
      return new Bytes.Held(held(zipped));
    }
    Path file = staging.newFile();
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      zipped.copyTo(out);
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          zipped.label() + " cannot be unpacked to " + file + ": " + Messages.reason(e) + ".",
          e);
    }
    return new Bytes.InFile(file.toString());
  }

  private static byte[] held(ZipMember zipped) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    zipped.copyTo(out);
    return out.toByteArray();
  }

  private static Optional<ArrayFile.Axis> axis(
      List<Member> members, String name, List<ArrayFile.Refused> refused) throws IOException {
    try {
      return axis(members, name);
    } catch (JobException e) {
      refused.add(new ArrayFile.Refused(name, e));
      return Optional.empty();
    }
  }

  private static Optional<ArrayFile.Axis> axis(List<Member> members, String name)
      throws IOException {
    Optional<Member> found = members.stream().filter(m -> m.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    NpyArray array = found.get().array();
    if (array.header().rank() != 1) {
      throw JobException.badInput(
          array.label() + " has " + array.words() + "; an axis must be 1-D.");
    }
    array.checkedType();
    if (array.header().shape().get(0) > Staging.MOST_HELD / 8) {
      throw JobException.badInput(array.label() + " has " + array.words() + ", too long an axis.");
    }
    return Optional.of(
        new ArrayFile.Axis(array.label(), array.numbers(held(found.get().zipped()))));
  }
}
