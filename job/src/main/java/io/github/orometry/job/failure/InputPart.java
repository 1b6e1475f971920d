package io.github.orometry.job.failure;

import java.io.Serializable;

/**
 * Which part of a job's input a failure is about.
 *
 * @param file path or URL; null where that is not known
 * @param array name in the file; null for the file itself, or where it has no names
 * @param epochIdx of a surface; -1 where it is about none
 * @param timeBinIdx of a surface; -1 where it is about none
 */
public record InputPart(String file, String array, int epochIdx, int timeBinIdx)
    implements Serializable {
  /** Of a file that is not known. */
  public static final InputPart UNKNOWN = file(null);

  /** A file. */
  public static InputPart file(String file) {
    return array(file, null);
  }

  /** An array of a file. */
  public static InputPart array(String file, String array) {
    return new InputPart(file, array, -1, -1);
  }

  /** A surface of it. */
  public InputPart surface(int epochIdx, int timeBinIdx) {
    return new InputPart(file, array, epochIdx, timeBinIdx);
  }

  /** Whether it is about a surface. */
  public boolean isSurface() {
    return epochIdx >= 0;
  }
}
