"""Outlines of regions, drawn when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orometry import _java
from orometry._arrays import Floats
from orometry._peaks import grid

# What is drawn, as OutlineCall.java has it.
AT_LEVEL = 0
ABOVE_LEVEL = 1
PIECE = 2


@dataclass(frozen=True)
class Outline:
    """The boundary of a region: rings of vertices.

    The first ring is the outer one and goes round counter-clockwise (x to the right, y up); holes
    go round clockwise. A ring ends where it began. Without a region there are no vertices.
    """

    #: The vertices of all rings, one after the other: shape (n, 2), x and y.
    vertices: Floats
    #: By ring, how many vertices there are up to its end.
    ends: npt.NDArray[np.int32]

    @property
    def rings(self) -> list[Floats]:
        """The vertices of each ring."""
        return np.split(self.vertices, self.ends[:-1]) if len(self.ends) else []


def trace(
    surface: npt.NDArray[Any],
    axes: tuple[Floats | None, Floats | None],
    cells: npt.NDArray[Any],
    levels: npt.NDArray[Any],
    kinds: npt.NDArray[Any],
) -> list[Outline]:
    """Draw the outlines of regions of one surface.

    Parameters
    ----------
    surface
        z[iy, ix].
    axes
        Centres of the columns and of the rows; None for indices.
    cells, levels, kinds
        By outline the cell of a summit, a height, and whether the region at it, just above it, or
        the whole piece that holds the summit is drawn.
    """
    import jpype

    java = _java.java()
    values = np.ascontiguousarray(surface, dtype=np.float64)
    shape = (values.shape[0], values.shape[1])
    try:
        call = java.outline_call(grid(java, shape, axes), java.doubles(values.ravel()))
        call.trace(
            java.ints(np.ascontiguousarray(cells, np.int32)),
            java.doubles(np.ascontiguousarray(levels, np.float64)),
            java.ints(np.ascontiguousarray(kinds, np.int32)),
        )
    except jpype.JException as error:
        raise _java.failure(error) from None
    vertices = np.array(call.vertices(), np.float64).reshape(-1, 2)
    ends = np.array(call.ringEnds(), np.int32)
    outlines = []
    first = begin = 0
    for last in np.array(call.lastRings(), np.int32).tolist():
        end = int(ends[last - 1]) if last > first else begin
        outlines.append(Outline(vertices[begin:end], ends[first:last] - begin))
        first, begin = last, end
    return outlines
