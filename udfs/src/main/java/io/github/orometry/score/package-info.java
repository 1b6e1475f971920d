/**
 * How well one position is singled out on a surface.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Score</b>: five components and their mean by weight, each from 0 (not at all) to 1. A
 *       surface without a peak has 0 in all.
 *   <li><b>Width</b> w: the mean of the mean bin width in x and that in y, an axis of one bin
 *       having the width 1.
 *   <li><b>Dominant peak</b>: the highest reported one.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The components, weights and thresholds are those by which the users' Python pipeline
 *       (pyPhoPlaceCellAnalysis) scores decoded time bins; what it takes from sampled contours is
 *       taken here from exact peaks and slices.
 *   <li>Sums are taken in one order always, so that a score is the same to the last bit wherever it
 *       is computed.
 * </ul>
 */
package io.github.orometry.score;
