/**
 * Makes a result appear, whole or not at all.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Target</b>: the folder the user asked for, {@code DIR/NAME}.
 *   <li><b>Staging folder</b>: {@code DIR/.NAME.staging-RUN-RANDOM}, beside the target and so on
 *       the same file system, where a run writes everything.
 *   <li><b>Replaced result</b>: {@code DIR/.NAME.replaced-RUN-RANDOM}, the old result while an
 *       overwriting run puts the new one in its place.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Publishing is one atomic move of the staging folder to the target. rename(2) moves a folder
 *       onto nothing or onto an empty folder and fails on any other, and a result is never empty:
 *       of runs that publish to one target at once, exactly one wins, and the others fail with
 *       {@link io.github.orometry.job.failure.ExitCode#OUTPUT_CONFLICT}, each having lost only its
 *       own.
 *   <li>Overwriting takes two moves: the old result is moved aside when the new one is complete,
 *       and the new one moved in. Between the two, for microseconds, there is no target. Where
 *       another run publishes in between, its result counts as the old one and is moved aside too:
 *       the last to publish stays, each run reports what was true when it ended, and the target is
 *       always one run's whole result. Then the old results are deleted.
 *   <li>Where the second move fails, the old result is moved back. Where the process dies between
 *       the two, the next run with this target moves it back before it does anything else.
 *   <li>Only a result is overwritten, known by its manifest, or an empty folder: a wrong {@code
 *       --out} costs nothing.
 *   <li>A run that does not publish leaves nothing: neither its staging folder nor the parents it
 *       made, also when it is ended by SIGTERM or Ctrl-C. A process that is killed (SIGKILL) leaves
 *       its staging folder, which nobody reads; it may be deleted by hand.
 * </ul>
 */
package io.github.orometry.job.publish;
