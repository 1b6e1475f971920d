/**
 * The library's front: settings, surfaces in, answers out as columns.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Analysis</b>: what is to be found, immutable: {@link
 *       io.github.orometry.analysis.Analysis}.
 *   <li><b>Analyzer</b>: one worker, with the kernel's workspaces: surfaces in, a block out.
 *   <li><b>Block</b>: the answers of some surfaces as columns: {@link
 *       io.github.orometry.analysis.PeakBlock}.
 *   <li><b>Slice level</b>: a multiplier; a peak's slice is its region at multiplier x height.
 *   <li><b>Batch call</b>: all surfaces of some sources, on several threads: {@link
 *       io.github.orometry.analysis.BatchCall}.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>An analyzer is pure: a surface gives the same answer on any thread or machine, in any
 *       order, in any company.
 *   <li>A surface that is not valid is no failure: it is rejected in the block, which says why.
 *   <li>Blocks are filled again and again. Who keeps an answer copies it.
 *   <li>Nothing here knows a file, prints, or ends a process.
 * </ul>
 */
package io.github.orometry.analysis;
