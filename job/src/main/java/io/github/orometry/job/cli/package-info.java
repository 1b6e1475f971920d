/**
 * The command line: a thin client of the job.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Command</b>: what the program is asked for: {@code run}, {@code project}, ...
 *   <li><b>Signature</b>: what a command takes, in the order of its help, as settings; options and
 *       their help are made from these, and the page {@code docs/command-line.md}.
 *   <li><b>Group</b>: settings that several commands share, a mixin of picocli.
 *   <li><b>Settings file</b>: the same names in a JSON file. Flags win over the file, the file over
 *       the defaults.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>What a command gives goes to standard output, everything else to standard error, in lines
 *       that begin with "orometry: ".
 *   <li>A failure is one sentence and an exit code; which, is said in one place ({@link
 *       io.github.orometry.job.cli.Words}). Where it came from is shown to who asks for it.
 *   <li>Only the command that is asked for is built: a small run is mostly its start.
 *   <li>Nothing is shown of work that takes less than two seconds.
 * </ul>
 */
package io.github.orometry.job.cli;
