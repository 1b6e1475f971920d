package io.github.orometry.job.source.npz;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.format.npy.NpyArray;
import io.github.orometry.job.format.npy.NpyHeader;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.job.source.PackedBytes;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.npy.NpyStack;
import io.github.orometry.stack.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** Reads what an open archive says of itself. */
final class NpzReader {
  private static final String NPY = ".npy";

  private final Location file;
  private final RandomAccess access;
  private final ReadOptions options;
  private final List<ArrayFile.Stack> stacks = new ArrayList<>();
  private final List<ArrayFile.Refused> refused = new ArrayList<>();
  private Optional<ArrayFile.Axis> x = Optional.empty();
  private Optional<ArrayFile.Axis> y = Optional.empty();

  NpzReader(Location file, RandomAccess access, ReadOptions options) {
    this.file = file;
    this.access = access;
    this.options = options;
  }

  /** See {@link NpzFormat#open}. */
  ArrayFile read() throws IOException {
    Set<String> names = new HashSet<>();
    for (ZipMember member : ZipArchive.members(file, access)) {
      if (!names.add(member.name())) {
        throw new BadInputException(member.label() + " stands in the archive twice.");
      }
      add(member);
    }
    return new ArrayFile(stacks, refused, x, y);
  }

  private void add(ZipMember member) throws IOException {
    boolean named = member.name().endsWith(NPY);
    int end = member.name().length() - (named ? NPY.length() : 0);
    String name = member.name().substring(0, end);
    NpyArray array = null;
    try {
      if (!named && !startsAsNpy(member)) {
        return;
      }
      CRC32 head = new CRC32();
      array = header(name, member, head);
      if (name.equals(options.xName())) {
        x = Optional.of(ArrayFile.Axis.of(array, () -> held(member, access)));
      } else if (name.equals(options.yName())) {
        y = Optional.of(ArrayFile.Axis.of(array, () -> held(member, access)));
      } else {
        stacks.add(stack(name, array, member, (int) head.getValue()));
      }
    } catch (BadInputException e) {
      refused.add(refusal(name, member, array, e));
    }
  }

  /** An array that would be left out for what its header says is checked first. */
  private ArrayFile.Refused refusal(
      String name, ZipMember member, NpyArray array, BadInputException failure) throws IOException {
    ArrayFile.Use use = use(name, array);
    try {
      if (use != ArrayFile.Use.FAULT && options.arrays().isEmpty()) {
        member.copyTo(OutputStream.nullOutputStream(), access);
      }
      return new ArrayFile.Refused(name, use, reason(array), failure);
    } catch (BadInputException damage) {
      return new ArrayFile.Refused(name, ArrayFile.Use.FAULT, "damaged", damage);
    }
  }

  private boolean startsAsNpy(ZipMember member) throws IOException {
    try (InputStream in = member.start(access)) {
      return NpyHeader.isNext(in);
    } catch (ZipException | EOFException e) {
      throw member.cannotBeInflated(e);
    }
  }

  private NpyArray header(String name, ZipMember member, CRC32 crc) throws IOException {
    try (InputStream in = new CheckedInputStream(member.start(access), crc)) {
      return NpyArray.read(in, "file %s, array '%s'".formatted(file, name), member.size());
    } catch (ZipException | EOFException e) {
      throw member.cannotBeInflated(e);
    }
  }

  /**
   * What becomes of an array that is no epoch.
   *
   * @param array null where it has no sound header
   */
  private ArrayFile.Use use(String name, NpyArray array) {
    if (array == null || options.isAxis(name)) {
      return ArrayFile.Use.FAULT;
    }
    NpyHeader header = array.header();
    if (header.rank() < 2 && !header.dtype().object()) {
      return ArrayFile.Use.PASSED_OVER;
    }
    boolean canBe = header.rank() < 4 && header.dtype().type().isPresent();
    return canBe ? ArrayFile.Use.FAULT : ArrayFile.Use.LEFT_OUT;
  }

  private static String reason(NpyArray array) {
    boolean pickled = array != null && array.header().dtype().object();
    return array == null ? "damaged" : pickled ? "pickled objects" : array.words();
  }

  private ArrayFile.Stack stack(String name, NpyArray array, ZipMember member, int head) {
    long offset = member.deflated() ? 0 : member.offset();
    Place place = new Place(member, head, array.header().length());
    return NpyStack.of(array, Optional.of(name), options.dims(), offset, place);
  }

  /**
   * Where a member's array lies. The archive is opened again.
   *
   * @param head CRC-32 of its header
   * @param length bytes of its header
   */
  private record Place(ZipMember member, int head, long length) implements NpyStack.Place {
    @Override
    public Bytes bytes() {
      if (member.deflated()) {
        return new PackedBytes(member);
      }
      int sum = CrcSum.rest(member.crc(), head, member.size() - length);
      long end = member.offset() + member.size();
      return new StoredBytes(new FileBytes(member.archive()), end, sum);
    }

    @Override
    public void check() throws IOException {
      member.unpackTo(OutputStream.nullOutputStream());
    }
  }

  private static byte[] held(ZipMember member, RandomAccess archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) member.size());
    member.copyTo(out, archive);
    return out.toByteArray();
  }
}
