/**
 * Makes a result appear, whole or not at all.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Target</b>: the folder the user asked for.
 *   <li><b>Staging folder</b>: where a run writes everything before it is published.
 *   <li><b>Scratch folder</b>: where a run writes what is needed on the way and never published.
 *   <li><b>Commit</b>: the one step by which the result is there: that of its manifest.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>How a result is published is a room of this package each, behind {@link
 *       io.github.orometry.job.publish.Publication}; what the store can do decides which.
 *   <li>Of runs that publish to one target at once exactly one wins, and the others fail with a
 *       {@link io.github.orometry.job.failure.ConflictException}, each having lost only its own.
 *   <li>Only a result is overwritten, known by its manifest, or an empty folder: a wrong output
 *       costs nothing.
 *   <li>A run that does not publish leaves nothing, also when it is ended by SIGTERM or Ctrl-C.
 *       What a killed one left is removed by the next run with the same target: a lock tells the
 *       dead from the living.
 * </ul>
 */
package io.github.orometry.job.publish;
