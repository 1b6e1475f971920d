/**
 * What can go wrong with a job, by kind: its input, its output, or the work itself. (A setting that
 * makes no sense is a {@link io.github.orometry.setting.BadSettingException}.)
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A message is one sentence that names the file, the array or the surface, what was expected
 *       and what was found. A program asks the failure itself ({@link
 *       io.github.orometry.job.failure.InputPart}), so far as that is known.
 *   <li>What might help is told by a setting and a value ({@link
 *       io.github.orometry.job.failure.Remedy}): how a door writes that, and which exit code a
 *       failure has, is the door's.
 * </ul>
 */
package io.github.orometry.job.failure;
