/**
 * Tells what happens and what happened: the progress of long work, the manifest of a result, the
 * summary at the end.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The summary goes to standard output, everything else to standard error.
 *   <li>The manifest names all that a result depends on. What it says of the tables ({@code rows},
 *       {@code fingerprint}) does not depend on the executor, the cluster or the run.
 *   <li>Nothing is shown of work that takes less than two seconds.
 * </ul>
 */
package io.github.orometry.job.report;
