package io.github.orometry.job.tuning;

/**
 * What trials of a candidate took.
 *
 * @param candidate what was tried
 * @param surfaces how many the quickest trial had
 * @param seconds the quickest trial's wall time
 * @param bytesPerWorker the most of all trials: see {@link HeapPeak}
 */
record Measurement(Candidate candidate, long surfaces, double seconds, long bytesPerWorker) {

  double secondsPerSurface() {
    return seconds / surfaces;
  }

  double surfacesPerSecond() {
    return surfaces / seconds;
  }

  /** What a worker takes for a task: the wall time of a surface x workers x surfaces of a task. */
  double taskSeconds() {
    return secondsPerSurface() * candidate.workers() * candidate.slabsPerTask();
  }

  /** This and another of the same candidate. */
  Measurement and(Measurement other) {
    Measurement quicker = other.secondsPerSurface() < secondsPerSurface() ? other : this;
    return new Measurement(
        candidate,
        quicker.surfaces,
        quicker.seconds,
        Math.max(bytesPerWorker, other.bytesPerWorker));
  }
}
