/**
 * Regions of summits: what the contour through a level encloses.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Quad</b>: four cells around a square of the grid, named by their compass corners (south
 *       is the lower row). It carries surface where at least three corners are present: with one
 *       missing it is the <b>triangle</b> of the three others, with two or more missing it is
 *       empty.
 *   <li><b>Inside</b>: above the level.
 *   <li><b>Crossing</b>: where the contour meets a side of a quad (or the long side of a triangle)
 *       with one corner inside and one not; heights are linear along a side.
 *   <li><b>Saddle</b>: a quad with two opposite corners inside and the two others not.
 *   <li><b>Part</b>: what lies inside of one quad: a polygon between its inside corners and its
 *       crossings. A saddle whose mean is not inside has two parts, one triangle at each inside
 *       corner; every other quad has one at most.
 *   <li><b>Region</b> of a summit at a level: all parts that can be reached from the summit, going
 *       from part to part across sides of which a piece is inside.
 *   <li><b>Outline</b> of a region: its boundary as rings, in map units; see {@link
 *       io.github.orometry.contour.Outlines}.
 *   <li><b>Query</b>: a summit and a level whose region is asked for.
 *   <li><b>Node</b>: a cell with those quads around it that hang together at it, its <b>fan</b>.
 *       Only beside missing cells has a cell two fans, and is two nodes.
 *   <li><b>Band</b>: rows that one of several threads takes; see {@link
 *       io.github.orometry.contour.Crew}.
 *   <li><b>Slot</b>: the nodes that come into a part of the superlevel sets between two of the
 *       levels that are asked of it; see {@link io.github.orometry.contour.SlotTree}.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A corner is inside where {@code z > level}. Ground at exactly the level is the contour
 *       itself: it adds an edge to the region but no area, and crossings fall on it. So a plateau
 *       at exactly the level is left out, and a summit at exactly the level has no region.
 *   <li>One exception, which closes the picture from below: the contour at the lowest height of the
 *       whole surface is drawn one unit of height lower, so that the region there is the summit's
 *       whole piece and not the piece less its lowest ground. (Beyond 2^53 a height less one may be
 *       the same height; then the first rule holds.)
 *   <li>A saddle joins its two inside corners where its mean {@code ((a + b) + (c + d)) / 4},
 *       starting at its corner of the smallest index and going round, is inside. A mean at exactly
 *       the level keeps them apart.
 *   <li>Parts that share no more than a point are not joined. Beside missing cells the summit can
 *       itself be such a point, with parts on two sides; of these its region is the one that holds
 *       the first quad in row-major order.
 *   <li>Area is the sum over the parts, so that holes are left out; the box is that of the parts'
 *       vertices. There is no region where the summit is missing or not inside, or where no quad at
 *       the summit carries surface.
 *   <li>The region just above a level leaves out what lies at the level, also at the lowest height.
 *       That above a key col holds no higher cell than the summit.
 *   <li>Vertices of outlines are the crossings, and cells where the ground ends: at the border of
 *       the grid, or beside missing cells. They are computed as the box is, so that the box of the
 *       vertices has the same bits. Outer rings go round counter-clockwise (x to the right, y up),
 *       holes clockwise; each begins at its first vertex in a fixed order of sides and cells, and
 *       is closed by it.
 *   <li>Rings do not touch themselves. Where a boundary comes back to a cell at exactly the level
 *       it is cut there, into rings that touch in this point; a line that it follows to and fro
 *       falls away, and so do vertices between two others on a straight line along x or y.
 *   <li>An answer depends on the surface, the summit and the level alone, to the last bit, never on
 *       what else is asked: sums are of whole numbers, so that no order of adding matters, and what
 *       is added for a quad at a level depends on nothing else.
 * </ul>
 *
 * <p>These are the regions that filled contours with cut corners draw (matplotlib's {@code
 * contourf} with {@code corner_mask}); here they are measured without drawing them.
 *
 * <h2>Method</h2>
 *
 * <p>Without missing cells a region is a part of the superlevel sets of connectivity {@code
 * contour}, so the merge tree knows which cells are in it. All queries of a surface are answered in
 * one pass over its quads: each quad is looked at once, and what it adds goes to slots.
 *
 * <ol>
 *   <li>{@link io.github.orometry.contour.SlotTree} cuts the merge tree at the levels asked for.
 *   <li>{@link io.github.orometry.contour.SlotMap} finds the slot of each node.
 *   <li>Quads whose corners are in one slot are whole for all levels that know them. The others are
 *       cut by contours: on surfaces with few summits each is measured at each level that cuts it
 *       ({@link io.github.orometry.contour.CutQuads}); on those with many, a quad adds the
 *       polynomials that its area is of the level ({@link
 *       io.github.orometry.contour.QuadPolynomials}), so that its cost does not depend on how many
 *       levels there are.
 *   <li>What bands have found out, if several threads have shared a large surface ({@link
 *       io.github.orometry.contour.RegionBand}), is added up.
 *   <li>Along the tree from the top down, slots are added to those below: each end of a slot is an
 *       answer.
 * </ol>
 *
 * <p>An outline is traced by itself: {@link io.github.orometry.contour.OutlineSteps} floods the
 * region from its summit and notes for each inside corner of a quad how the boundary goes on there,
 * {@link io.github.orometry.contour.OutlineRings} follows these steps.
 */
package io.github.orometry.contour;
