"""Pictures of surfaces, peaks, and results, by matplotlib.

Each function draws into one `Axes`, the current one by default, and gives it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from orometry import _outlines
from orometry._arrays import ArrayLike, Floats, real
from orometry._peaks import Peaks
from orometry._result import Result

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

__all__ = ["counts", "scores", "surface", "tree"]

_INK = "#1b1b1b"
_COL = "#d1495b"
_MAP = "YlGnBu_r"


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise ImportError("pictures need matplotlib: pip install 'orometry[plot]'") from None
    return plt.gca()


def surface(
    z: ArrayLike,
    peaks: Peaks | None = None,
    ax: Axes | None = None,
    *,
    cmap: Any = _MAP,
    parents: bool = True,
    numbers: bool = True,
    outlines: bool = True,
) -> Axes:
    """Draw a surface from above, and its peaks.

    Parameters
    ----------
    z
        The surface z[iy, ix]; missing cells are left blank.
    peaks
        What `find_peaks` gives for it. Its axes are those of the picture.
    ax
        Where to draw.
    cmap
        Colours of the heights.
    parents
        Whether each summit is tied to its parent, by way of their key col, which is a cross.
    numbers
        Whether summits bear their places in `peaks`.
    outlines
        Whether the regions at the levels of `peaks.slices` are outlined.

    Returns
    -------
    Axes
        With a triangle at each summit, larger where it is more prominent.
    """
    ax = _axes(ax)
    heights = np.ma.masked_invalid(real(z, "z").astype(np.float64, copy=False))
    if heights.ndim != 2:
        raise ValueError(f"z must have two axes, [iy, ix], not shape {heights.shape}")
    if peaks is not None and peaks.shape != heights.shape:
        raise ValueError(
            f"peaks are of a surface of {peaks.shape}, and z is one of {heights.shape}"
        )
    x, y = _centres(peaks, heights.shape)
    _image(ax, x, y, heights, cmap)
    if peaks is not None and len(peaks):
        if outlines and len(peaks.slices.multipliers):
            _outlined(ax, heights.filled(np.nan), peaks)
        if parents:
            _tied(ax, peaks)
        _summits(ax, peaks, numbers)
    return ax


def _centres(peaks: Peaks | None, shape: tuple[int, ...]) -> tuple[Floats, Floats]:
    xs, ys = (None, None) if peaks is None else (peaks.xs, peaks.ys)
    ny, nx = shape
    return (
        np.arange(nx, dtype=np.float64) if xs is None else xs,
        np.arange(ny, dtype=np.float64) if ys is None else ys,
    )


def _image(ax: Axes, x: Floats, y: Floats, values: npt.NDArray[Any], cmap: Any) -> Any:
    """Draw a value a cell, cells reaching half-way to their neighbours."""
    image = ax.pcolormesh(_edges(x), _edges(y), values, cmap=cmap, rasterized=True)
    ax.set(xlabel="x", ylabel="y")
    return image


def _edges(centres: Floats) -> Floats:
    if len(centres) == 1:
        return np.array((centres[0] - 0.5, centres[0] + 0.5))
    middle = centres[:-1] + np.diff(centres) / 2
    first, last = 2 * centres[0] - middle[0], 2 * centres[-1] - middle[-1]
    return np.concatenate(((first,), middle, (last,)))


def _outlined(ax: Axes, z: Floats, peaks: Peaks) -> None:
    from matplotlib.collections import PathCollection

    levels = peaks.slices.level
    cells = np.repeat(peaks.cell, levels.shape[1])
    kinds = np.full(levels.size, _outlines.AT_LEVEL)
    drawn = _outlines.trace(z, (peaks.xs, peaks.ys), cells, levels.ravel(), kinds)
    paths = [_path(outline) for outline in drawn if len(outline.ends)]
    ax.add_collection(
        PathCollection(
            paths, facecolors="none", edgecolors="white", linewidths=0.9, label="regions"
        )
    )


def _path(outline: _outlines.Outline) -> Path:
    from matplotlib.path import Path

    codes = np.full(len(outline.vertices), Path.LINETO, Path.code_type)
    codes[[0, *outline.ends[:-1]]] = Path.MOVETO
    codes[outline.ends - 1] = Path.CLOSEPOLY
    return Path(outline.vertices, codes)


def _tied(ax: Axes, peaks: Peaks) -> None:
    from matplotlib.collections import LineCollection

    child = np.flatnonzero(peaks.parent >= 0)
    parent = peaks.parent[child]
    col_x, col_y = peaks.key_col_x[child], peaks.key_col_y[child]
    for x, y, of, style in ((peaks.x, peaks.y, child, "-"), (peaks.x, peaks.y, parent, ":")):
        ends = np.stack((np.column_stack((x[of], y[of])), np.column_stack((col_x, col_y))), axis=1)
        label = "to the key col" if style == "-" else "to the parent"
        ax.add_collection(
            LineCollection(
                list(ends), colors=_INK, linewidths=1.2, linestyles=style, label=label, zorder=3
            )
        )
    ax.scatter(
        col_x, col_y, s=45, marker="X", c=_COL, edgecolors="white", zorder=4, label="key cols"
    )


def _summits(ax: Axes, peaks: Peaks, numbers: bool) -> None:
    most = float(peaks.prominence.max())
    share = peaks.prominence / most if 0 < most < np.inf else np.ones(len(peaks))
    ax.scatter(
        peaks.x,
        peaks.y,
        s=60 + 120 * np.sqrt(np.clip(share, 0, 1)),
        marker="^",
        c="white",
        edgecolors=_INK,
        zorder=5,
        label="summits",
    )
    for p in range(len(peaks)) if numbers else ():
        ax.annotate(
            str(p),
            (peaks.x[p], peaks.y[p]),
            xytext=(0, -1),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=6.5,
            color=_INK,
            zorder=6,
        )


def tree(peaks: Peaks, ax: Axes | None = None) -> Axes:
    """Draw how peaks belong to each other, and how prominent they are.

    Parameters
    ----------
    peaks
        What `find_peaks` gives.
    ax
        Where to draw.

    Returns
    -------
    Axes
        With a bar for each peak, from its height down by its prominence: to its key col, whence a
        dotted line leads to its parent's bar. Children stand to the right of their parents.
    """
    ax = _axes(ax)
    place = _places(peaks.parent)
    foot = np.where(np.isnan(peaks.key_col), peaks.height - peaks.prominence, peaks.key_col)
    ax.vlines(place, foot, peaks.height, colors=_INK, linewidth=3.5, label="prominence")
    child = np.flatnonzero(peaks.parent >= 0)
    ax.hlines(
        peaks.key_col[child],
        place[peaks.parent[child]],
        place[child],
        colors=_COL,
        linestyles=":",
        linewidth=1.2,
        label="key cols",
    )
    ax.set_xticks(place, [str(p) for p in range(len(peaks))])
    ax.set(xlabel="peak", ylabel="height")
    ax.margins(x=0.05)
    return ax


def _places(parent: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Give each peak a place, from 0: behind its parent, children from the highest on."""
    children: dict[int, list[int]] = {}
    for p in range(len(parent) - 1, -1, -1):
        children.setdefault(int(parent[p]), []).append(p)
    place = np.zeros(len(parent), np.intp)
    waiting = list(children.get(-1, ()))
    for at in range(len(parent)):
        p = waiting.pop()
        place[p] = at
        waiting.extend(children.get(p, ()))
    return place


def counts(
    result: Result,
    ax: Axes | None = None,
    *,
    which: Literal["raw", "uniform_blurred", "gaussian_blurred"] = "raw",
    cmap: Any = "magma",
    colorbar: bool = True,
) -> Axes:
    """Draw how many peaks have their summit in each bin.

    Parameters
    ----------
    result
        What `analyze` or `read` gives.
    ax
        Where to draw.
    which
        The counts as they are, or blurred.
    cmap
        Colours of the counts.
    colorbar
        Whether a bar beside the picture tells the colours.

    Returns
    -------
    Axes
        That of the picture.
    """
    words = ("raw", "uniform_blurred", "gaussian_blurred")
    if which not in words:
        raise ValueError(f"which must be one of {', '.join(words)}, not {which!r}")
    ax = _axes(ax)
    image = _image(ax, result.x, result.y, getattr(result.counts, which).T, cmap)
    if colorbar:
        ax.figure.colorbar(image, ax=ax, label="peaks in a bin")
    return ax


def scores(result: Result, ax: Axes | None = None, *, which: str = "score") -> Axes:
    """Draw a score of each surface over time.

    Parameters
    ----------
    result
        What `analyze` or `read` gives.
    ax
        Where to draw.
    which
        A column of `result.slabs`.

    Returns
    -------
    Axes
        With a line for each epoch, one after the other; dotted lines part them. Where a surface
        has no score, there is a gap.
    """
    slabs = result.slabs
    if which not in slabs:
        raise ValueError(f"which must be a column of slabs, not {which!r}")
    ax = _axes(ax)
    values = slabs[which].to_numpy(np.float64, na_value=np.nan)
    epochs = slabs["epoch_idx"].to_numpy()
    firsts = np.flatnonzero(np.diff(epochs, prepend=epochs[:1] - 1))
    for first, last in zip(firsts, (*firsts[1:], len(epochs)), strict=True):
        ax.plot(
            np.arange(first, last),
            values[first:last],
            color=_INK if epochs[first] % 2 == 0 else _COL,
            marker=".",
            linewidth=1,
            label=f"epoch {epochs[first]}",
        )
    for first in firsts[1:]:
        ax.axvline(first - 0.5, color="0.7", linestyle=":", linewidth=0.8, zorder=0)
    ax.set(xlabel="surface", ylabel=which.replace("_", " "))
    return ax
