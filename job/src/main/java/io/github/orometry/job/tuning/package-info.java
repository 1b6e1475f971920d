/**
 * Measures which executor and which sizes are best on a machine, and keeps it for later runs.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Signature</b>: what a tuning holds for: the machine, the versions of what runs, and the
 *       grid's size class, a power of two of cells. Its hash is in the file's name.
 *   <li><b>Tuning</b>: the best sizes found, and what the work costs with each executor tried.
 *   <li><b>Candidate</b>: an executor with a number of jobs, a buffer size and a task size.
 *   <li><b>Trial</b>: the real work of a run on a sample, timed: read, computed, written.
 *   <li><b>Sample</b>: the first surfaces of the input, over and over where there are too few.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A tuning changes no result, only how soon it is there.
 *   <li>What the user gives (jobs, buffer, task size, executor, master) is never overruled.
 *   <li>What a run does untuned is a candidate too, and gives way only to what is clearly faster.
 *   <li>Where the time was too short to compare, nothing is changed: the sizes are those of an
 *       untuned run, and no costs are stored.
 *   <li>Tuned sizes are upper bounds: where memory is short or surfaces are few, the smaller sizes
 *       of an untuned run hold.
 *   <li>A file that is damaged, or not for this machine, is never believed and never a failure.
 *   <li>A run only reads the cache folder; nothing outside it, and the temporary folder, is
 *       written.
 * </ul>
 */
package io.github.orometry.job.tuning;
