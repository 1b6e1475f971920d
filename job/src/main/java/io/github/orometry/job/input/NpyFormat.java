package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code .npy}: one array, as {@code numpy.save} writes it. */
final class NpyFormat implements ArrayFormat {
  @Override
  public List<String> endings() {
    return List.of(".npy");
  }

  @Override
  public ArrayFile open(Path file, Dims dims, Staging staging) throws IOException {
    String label = "file " + file;
    NpyArray array;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      array = new NpyArray(label, NpyHeader.read(in, label), Files.size(file));
    }
    array.refuseObjects();
    if (!array.isStack()) {
      throw JobException.badInput(
          label + " holds an array of " + array.words() + "; a 2-D or 3-D array was expected.");
    }
    ArrayLayout layout = array.layout(dims);
    Bytes bytes = new Bytes.InFile(file.toAbsolutePath().toString());
    ArrayFile.Opening opening =
        epoch -> new StridedArray(bytes, layout, new SlabNames.OneEpoch(epoch), label);
    return new ArrayFile(
        List.of(array.stack(Optional.empty(), dims, layout, opening)),
        Optional.empty(),
        Optional.empty());
  }
}
