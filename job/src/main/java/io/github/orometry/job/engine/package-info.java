/**
 * A job: surfaces through workers to a published result; and what does the work.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Job</b>: an analysis, its inputs, its output, and what executes it: {@link
 *       io.github.orometry.job.engine.Job}.
 *   <li><b>Executor</b>: a way to take the surfaces of a run to workers and their answers to the
 *       tables. {@code sequential}: one after another; {@code threads}: many at once in this
 *       process; {@code spark}: on Apache Spark, here or on a cluster. Each declares what it can do
 *       and registers itself with the {@link java.util.ServiceLoader}.
 *   <li><b>Execution</b>: an executor that was started for a run.
 *   <li><b>Work</b>: what an execution is given: sources, what the result is to hold, sizes.
 *   <li><b>Obstacle</b>: why an executor cannot do some work here; <b>fallback</b>: another one
 *       does it, and a warning says so.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Executors differ only in how they map surfaces over the worker: the tables, their
 *       fingerprints and the counts are the same.
 *   <li>A run falls back only before its work begins. A surface that is not valid, or a file that
 *       cannot be read, is no reason to try another executor.
 *   <li>A surface that is not valid is no failure of the executor: it becomes a rejected row, and
 *       where the run is to fail for it, it fails with the first such surface in the order of
 *       epochs and time bins.
 *   <li>Memory depends on the tasks in flight, not on the number of surfaces.
 *   <li>Nothing here prints, ends the process, or knows a flag; a {@link
 *       io.github.orometry.job.engine.JobListener} is told.
 *   <li>Spark is imported in the room {@code spark} only, and loaded only when it is used. A
 *       session that was given is never stopped.
 * </ul>
 */
package io.github.orometry.job.engine;
