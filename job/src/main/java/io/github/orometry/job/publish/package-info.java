/**
 * Makes a result appear, whole or not at all.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Target</b>: the folder the user asked for.
 *   <li><b>Staging folder</b>: {@code DIR/.NAME.staging-RUN} beside the target {@code DIR/NAME},
 *       and so on the same store, where a run writes everything before it is published.
 *   <li><b>Lock</b>: {@code DIR/.NAME.lock-RUN}, a file whose lock a run holds as long as it lives.
 *   <li><b>Replaced result</b>: {@code DIR/.NAME.replaced-RUN~TIME}, the old result while a new one
 *       is put in its place; <b>discarded</b>: {@code DIR/.NAME.discarded-RUN~TIME}, what is being
 *       deleted.
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
 *   <li>A run that does not publish leaves nothing: neither its staging folder nor the parents it
 *       made, also when it is ended by SIGTERM or Ctrl-C.
 *   <li>What a killed run left is removed by the next one with the same target, which takes each
 *       lock that it can. A run takes its lock before it makes anything else and lets it go last,
 *       so whose lock is free is dead; what has no lock is left alone, as on stores without locks.
 *       A replaced result of a dead run is deleted only where the target is a result again.
 * </ul>
 */
package io.github.orometry.job.publish;
