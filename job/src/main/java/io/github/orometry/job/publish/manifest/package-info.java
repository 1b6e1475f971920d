/**
 * Publishing by the manifest alone, on object stores: nothing is moved there.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Run folder</b>: {@code DIR/run-RUN/} in the target, names that begin so; a run writes
 *       its files there, once, and there they stay.
 *   <li><b>Mark</b>: {@code DIR/_SUCCESS}, empty, for those who wait for a result to appear.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The manifest is the commit. It is put last, where nothing is there or in the place of the
 *       very one that was read before, and names each file by its path from the target on. Of runs
 *       that publish at once exactly one is first; the others fail, or where they are to overwrite
 *       replace what they then find.
 *   <li>Before that the old result is untouched, and whoever reads by the manifest reads one result
 *       or the other. What the old one had is deleted after it.
 *   <li>Where a store has no conditional writes, two runs that publish at the same instant may both
 *       believe to have been first, the last one being right; so it has to be asked for.
 *   <li>There are no locks: what a dead run left is known by its age.
 * </ul>
 */
package io.github.orometry.job.publish.manifest;
