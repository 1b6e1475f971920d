package io.github.orometry.job.source;

import java.util.List;

/**
 * A kind of file that holds surfaces. Named in {@code
 * META-INF/services/io.github.orometry.job.source.SourceFormat}, without state, with a constructor
 * without arguments that costs nothing.
 */
public sealed interface SourceFormat permits ArrayFormat, KeyedFormat {
  /** Its name, in small letters: "npz". */
  String name();

  /** How the names of its files end, in small letters, such as ".npy". */
  List<String> endings();
}
