/**
 * Where the work is done.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Executor</b>: a way to take the slabs of a run to workers and their results to the
 *       tables. {@code sequential}: one after another; {@code threads}: many at once in this
 *       process; {@code spark}: on Apache Spark, here or on a cluster. Each declares what it can do
 *       and registers itself with the {@link java.util.ServiceLoader}.
 *   <li><b>Execution</b>: an executor that was started for a run.
 *   <li><b>Obstacle</b>: why an executor cannot do some work here; <b>fallback</b>: another one
 *       does it, and a warning says so.
 *   <li><b>Task</b>: a range of slabs of one source that is read and computed in one go.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Executors differ only in how they map slabs over the worker: the tables, their fingerprints
 *       and the counts are the same.
 *   <li>A run falls back only before its work begins. A surface that is not valid, or a file that
 *       cannot be read, is no reason to try another executor.
 *   <li>Results reach the tables in the order of epochs and time bins.
 *   <li>A surface that is not valid is no failure of the executor: it becomes a rejected result,
 *       and where the run is to fail for it, it fails with the first such surface in that order.
 *   <li>Memory depends on the tasks in flight, not on the number of slabs.
 *   <li>Spark is imported in the package {@code spark} only, and loaded only when it is used.
 * </ul>
 */
package io.github.orometry.job.executor;
