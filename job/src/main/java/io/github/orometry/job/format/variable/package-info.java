/**
 * Files of named variables, whatever format they are in: what stands in them, and how a variable is
 * read a box at a time.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Variable</b>: an array with a path, such as {@code /decoded/posterior}, dimensions and
 *       attributes. The last dimension runs fastest (C order).
 *   <li><b>Dimension</b>: a length, a name where the file gives one, and the variable that holds
 *       its coordinates, where there is one.
 *   <li><b>Attribute</b>: some numbers or some texts beside a variable: its units, how it is
 *       packed.
 *   <li><b>Storage</b>: how the elements lie: dense, or in chunks, each through filters.
 *   <li><b>Chunk</b>: a box of elements that lies in one piece; <b>filter</b>: what was done to its
 *       bytes (deflated, shuffled). <b>Row</b>: the chunks that hold the same time bins.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A file is somebody else's: a length in it is checked against the bytes there are before
 *       anything is allocated, and what is damaged is an {@link java.io.IOException} whose message
 *       is the end of a sentence.
 *   <li>Each chunk is unfiltered once by a reader that goes forward.
 *   <li>Elements that were never written are the fill value.
 * </ul>
 */
package io.github.orometry.job.format.variable;
