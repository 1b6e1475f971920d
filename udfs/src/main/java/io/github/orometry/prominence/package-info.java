/**
 * Every peak of a surface: height, key col, parent, prominence.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Superlevel set</b>: the cells at or above a level, with the joins at or above it. Its
 *       connected parts, as the level falls, make the <b>merge tree</b>.
 *   <li><b>Summit</b>: the highest cell of a part; a part is born at its summit. <b>Peak</b>: a
 *       summit whose part lasts: it is strictly higher than the level at which the part meets a
 *       higher cell.
 *   <li><b>Key col</b>: where, and at what level, the part that holds the summit first meets a
 *       higher cell. <b>Parent</b>: the highest cell of the part made there, after all joins at
 *       that very level: the <i>encirclement</i> or <i>island parent</i> of mountaineers, not their
 *       line parent, which is the nearest higher peak along a ridge.
 *   <li><b>Prominence</b>: height less key col. In topology it is <i>persistence</i>: summit and
 *       key col are the birth and the death of a class of H0, the connected parts of the superlevel
 *       sets, by the elder rule (Edelsbrunner and Harer 2010, <i>Computational Topology</i>).
 *   <li><b>Top</b>: the highest peak of a piece. It has no key col and no parent; its prominence is
 *       its height less the lower of sea level and the piece's lowest cell.
 *   <li><b>Basin</b>: the cells from which always going to the highest neighbour leads to the same
 *       summit.
 *   <li><b>Upper link</b> of a cell: those of its neighbours that are higher, and the joins among
 *       them above the cell.
 *   <li><b>Crest</b>: a cell that is higher than both beside it in its row.
 *   <li><b>Saddle</b>: a quad of whose corners two that are opposite are higher than both others.
 *   <li><b>Saddle edge</b>: a join of two basins that can be in the maximum spanning forest of the
 *       surface.
 *   <li><b>Edge cell</b>: a cell on the border of the grid, or one of whose eight neighbours is
 *       missing. A peak is <b>edge-limited</b> where the part just above its key col (of a top: the
 *       piece) holds an edge cell.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Joins are taken from the highest level down; of equal levels, in the row-major order of
 *       their positions, which is that of the lower of the two cells, or the centre of the quad
 *       where its mean decides. A peak's key col is the join at which its part first meets a higher
 *       cell.
 *   <li>What is reported never depends on the order of joins with equal level and position.
 *   <li>Levels are copied: a key col is a sample of the surface or the mean of a quad.
 *   <li>The mean of a quad is {@code ((a + b) + (c + d)) / 4}, rounded in this order, a being the
 *       corner of the smallest index and the others going round. Where that sum is beyond the
 *       largest double it is {@code (a / 4 + b / 4) + (c / 4 + d / 4)}: the same bits as those of a
 *       surface scaled down by a power of two, scaled up again.
 *   <li>A prominence beyond the largest double is infinite. Nothing else overflows.
 *   <li>A peak's parent is higher and more prominent than the peak, so a threshold never leaves a
 *       peak without its parent.
 * </ul>
 *
 * <h2>Method</h2>
 *
 * <p>A surface of n cells with s saddle edges takes O(n + s log s), and s is small on smooth
 * surfaces; sorting all cells is not needed. The steps, a class each; the first four go down the
 * surface together, row by row:
 *
 * <ol>
 *   <li>{@link io.github.orometry.prominence.PaddedSurface} copies the surface, with a margin of
 *       missing cells, so that no later loop asks where the border is.
 *   <li>{@link io.github.orometry.prominence.Rises} compares each cell with its neighbours to the
 *       east and to the south: two bits a cell. How a diagonal compares follows from them, but in
 *       saddles.
 *   <li>{@link io.github.orometry.prominence.SaddleQuads} looks at the saddles. Elsewhere a
 *       diagonal does not matter: the way round by a side is at least as high.
 *   <li>{@link io.github.orometry.prominence.SaddleScan} tells from these bits, 64 cells at a time,
 *       where the upper link is in one part: then the cell is regular, all its upward joins but one
 *       close a cycle in which they are the lowest, and one leads into its basin. Several parts
 *       make a saddle edge each but one, none a summit.
 *   <li>{@link io.github.orometry.prominence.Basins} climbs from the ends of the saddle edges to
 *       their summits, and remembers the crests it passed.
 *   <li>{@link io.github.orometry.prominence.MergeForest} sorts the saddle edges and joins basins
 *       with a union-find, highest edge first (Kruskal 1956; the reading of peaks off the joins is
 *       the merge tree of Carr, Snoeyink and Axen 2003, <i>Computing contour trees in all
 *       dimensions</i>).
 * </ol>
 */
package io.github.orometry.prominence;
