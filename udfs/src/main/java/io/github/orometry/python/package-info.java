/**
 * The door for Python: flat memory in, flat memory out, one call for many answers.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Memory</b>: direct buffers in the machine's byte order, shared with the caller: what one
 *       side writes the other reads, without a copy.
 *   <li><b>Page</b>: a piece of memory that one buffer can address, see {@link
 *       io.github.orometry.python.PagedBytes}.
 *   <li><b>Code</b>: the place of a text in a list of texts, -1 for none: how columns of texts
 *       cross.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Nothing here computes: surfaces go to the analysis, and tables are filled by {@link
 *       io.github.orometry.table}.
 *   <li>Who hands over memory keeps it alive, and as it is, until the call has ended.
 *   <li>Work of many surfaces runs on threads of its own, so that the caller stays free to be
 *       interrupted.
 * </ul>
 */
package io.github.orometry.python;
