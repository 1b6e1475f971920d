package io.github.orometry.job.engine;

/**
 * What the parts of the work took, in seconds, each summed over the threads that did it at the same
 * time: together more than the time on the clock where several worked.
 *
 * @param read reading surfaces from files
 * @param compute finding their peaks, regions and masks
 * @param write writing the tables
 */
public record WorkSeconds(double read, double compute, double write) {
  private static final double NANOS = 1e9;

  /** Of times in nanoseconds. */
  public static WorkSeconds ofNanos(long read, long compute, long write) {
    return new WorkSeconds(read / NANOS, compute / NANOS, write / NANOS);
  }
}
