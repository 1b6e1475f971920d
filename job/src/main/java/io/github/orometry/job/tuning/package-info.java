/**
 * Measures which executor and which sizes are best on a machine, and keeps it for later runs.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Signature</b>: what a tuning holds for: the machine, the versions of what runs, and the
 *       grid's size class, a power of two of cells. Its hash is in the file's name.
 *   <li><b>Tuning</b>: the best jobs and sizes found, and the executor where that is not the usual
 *       one.
 *   <li><b>Candidate</b>: an executor with a number of jobs, a buffer size and a task size. The
 *       <b>base</b> is what a run does untuned.
 *   <li><b>Trial</b>: a real job on a <b>sample</b> of the input, timed: read, computed, published.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A tuning changes no result, only how soon it is there. What the user gives holds.
 *   <li>All candidates are tried in turn until the time is up, so that what else the machine does
 *       meets all of them alike; a candidate's time is the median of its trials.
 *   <li>The base gives way only to sizes that are 5 % faster, or to another executor or fewer jobs
 *       that are 20 % faster; and not at all where the time was too short to try each candidate
 *       three times.
 *   <li>Tuned sizes are upper bounds: where memory is short or surfaces are few, the smaller sizes
 *       of an untuned run hold.
 *   <li>A file that is damaged, or not for this machine, is never believed and never a failure.
 *   <li>No class of this package is loaded by a run of a user who has no folder of tunings.
 * </ul>
 */
package io.github.orometry.job.tuning;
