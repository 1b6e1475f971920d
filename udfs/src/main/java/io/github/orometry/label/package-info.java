/**
 * Labels: which reported peak each cell of a surface belongs to.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Flood</b>: the water over a surface falls. Cells emerge one after another in the order
 *       of cells, the highest first, and joins take place when their level is reached, those of
 *       equal level in the order of their positions; a join at a cell's own level takes place as
 *       the cell emerges. Positions and joins are those of {@link io.github.orometry.prominence}.
 *   <li><b>Island</b>: cells that have emerged and are joined. It is named by its highest cell, its
 *       summit; one that joins a higher one goes on as that.
 *   <li><b>Label</b> of a cell: the summit_idx of the peak that it belongs to; 0 for none.
 *   <li><b>Predicted</b>: the label that a cell has if the border between two islands goes on as in
 *       the row above.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A cell that emerges above all its neighbours founds an island. Any other belongs to the
 *       island beside it; where it joins several, to that with the highest summit.
 *   <li>Cells of an island whose summit is not a reported peak belong to its parent, or the first
 *       of its parent's parents and so on that is reported; to none where there is none, as on a
 *       piece that is flat. A missing cell has the label 0.
 *   <li>So a peak's cells are what is higher than its key col around it, less what belongs to peaks
 *       that join it; those of a top are all the rest of its piece. This is the branch
 *       decomposition of the merge tree, not a watershed: below a key col ground belongs to the
 *       higher peak only.
 *   <li>As bits, labels are 2 bytes and a stream, most significant bit first: the first byte is k,
 *       the second v. Cells are predicted in row-major order from the labels to the left, above and
 *       above left: the one to the left where the two above are equal, else the one above. (Left of
 *       the first column lies what is above, above the first row what is to the left, 0 before the
 *       first cell; above right of the last column what is above.) For each cell that is not as
 *       predicted the stream has the number of cells since the last such one, as a Rice code (as
 *       many ones as 2^k goes into it, a zero, and the rest in k bits); then a zero where its label
 *       is the other one of those to the left and above, or where these are equal the one above
 *       right; ones and a zero, {@code 10}, where it is the one above right; else {@code 11} and
 *       the label in v bits. The last byte is filled with ones: a number that does not end says
 *       that all cells left are as predicted.
 * </ul>
 */
package io.github.orometry.label;
