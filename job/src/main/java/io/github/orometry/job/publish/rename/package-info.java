/**
 * Publishing by one atomic move of the staging folder, on stores that have such moves.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A folder is moved onto nothing or onto an empty folder, and a result is never empty: of
 *       runs that publish to one target at once, exactly one wins.
 *   <li>The manifest is written last, so that a folder with one is whole wherever it is.
 *   <li>Overwriting takes two moves: the old result is moved aside when the new one is complete,
 *       and the new one moved in. Between the two, for microseconds, there is no target. Where
 *       another run publishes in between, its result counts as the old one and is moved aside too:
 *       the last to publish stays, each run reports what was true when it ended, and the target is
 *       always one run's whole result. Then the old results are deleted.
 *   <li>What a store says of a move is not taken for what was done, for its answer can be lost:
 *       where the staging folder is gone and the target has its very manifest, the run has
 *       published.
 *   <li>Where the second move fails, the old result is moved back. Where the process dies between
 *       the two, the next run with this target moves it back before it does anything else.
 * </ul>
 */
package io.github.orometry.job.publish.rename;
