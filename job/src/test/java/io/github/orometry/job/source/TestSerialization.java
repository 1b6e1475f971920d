package io.github.orometry.job.source;

import io.github.orometry.stack.SurfaceSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Sends sources to another machine and back. */
public final class TestSerialization {
  private TestSerialization() {}

  /** What arrives there. */
  public static SurfaceSource copy(SurfaceSource source)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(source);
    }
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return (SurfaceSource) objects.readObject();
    }
  }
}
