"""One surface: its peaks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from orometry import _java
from orometry._arrays import ArrayLike, Floats, axis, real
from orometry._settings import numbers, texts

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int32]

# A surface with more cells is analysed on Java's own threads, so that Ctrl-C ends the wait.
LARGE = 1 << 18

_KEPT = 8
_NUMBERS = 5
_SLICE_NUMBERS = 6
_INTEGERS = 3


class Slices:
    """The regions of peaks at some levels: arrays of shape (peaks, levels).

    The region of a peak at a level is the piece of the filled contour at level x height that
    holds its summit. Where there is none, all but `level` are NaN.
    """

    def __init__(self, multipliers: tuple[float, ...], count: int, numbers: Floats) -> None:
        self.multipliers = np.array(multipliers, np.float64)
        self._numbers = numbers.reshape(_SLICE_NUMBERS, count, len(multipliers))

    @property
    def level(self) -> Floats:
        """The heights of the contours: multiplier x height of the peak."""
        return self._column(0)

    @property
    def x0(self) -> Floats:
        """The least x of the bounding boxes."""
        return self._column(1)

    @property
    def y0(self) -> Floats:
        """The least y of the bounding boxes."""
        return self._column(2)

    @property
    def x_width(self) -> Floats:
        """The extents of the bounding boxes in x."""
        return self._column(3)

    @property
    def y_width(self) -> Floats:
        """The extents of the bounding boxes in y."""
        return self._column(4)

    @property
    def area(self) -> Floats:
        """The areas, less holes, in units of x times units of y."""
        return self._column(5)

    def _column(self, which: int) -> Floats:
        column: Floats = self._numbers[which]
        return column

    def to_frame(self) -> pd.DataFrame:
        """Give a row for each peak and level: `peak` counts from 0, as the arrays do."""
        import pandas as pd

        peaks, levels = self.level.shape
        columns = {
            "peak": np.repeat(np.arange(peaks), levels),
            "multiplier": np.tile(self.multipliers, peaks),
        }
        for name in ("level", "x0", "y0", "x_width", "y_width", "area"):
            columns[name] = getattr(self, name).ravel()
        return pd.DataFrame(columns)


class Peaks:
    """The peaks of a surface z[iy, ix], highest first; an entry for each in every array.

    `z[peaks.iy, peaks.ix]` are the heights. What a top, the highest peak of a piece of the
    surface, does not have is NaN, and its parent -1.
    """

    __slots__ = ("_integers", "_numbers", "_slices", "shape", "xs", "ys")

    def __init__(
        self,
        numbers: Floats,
        slices: Slices,
        integers: Integers,
        shape: tuple[int, int],
        axes: tuple[Floats | None, Floats | None],
    ) -> None:
        self._numbers = numbers
        self._slices = slices
        self._integers = integers
        #: Shape of the surface: rows, columns.
        self.shape = shape
        #: Centres of the columns and of the rows; None where they are indices.
        self.xs, self.ys = axes

    def __len__(self) -> int:
        return len(self.height)

    def __repr__(self) -> str:
        highest = f", the highest {self.height[0]:g}" if len(self) else ""
        return f"<Peaks: {len(self)} of a surface of {self.shape[0]} x {self.shape[1]}{highest}>"

    def _number(self, which: int) -> Floats:
        column: Floats = self._numbers[which]
        return column

    def _integer(self, which: int) -> Integers:
        column: Integers = self._integers[which]
        return column

    @property
    def iy(self) -> npt.NDArray[np.intp]:
        """Rows of the summits."""
        return self.cell // self.shape[1]

    @property
    def ix(self) -> npt.NDArray[np.intp]:
        """Columns of the summits."""
        return self.cell % self.shape[1]

    @property
    def cell(self) -> npt.NDArray[np.intp]:
        """Places of the summits in the flat surface: `z.ravel()[peaks.cell]`."""
        return self._integer(0).astype(np.intp)

    @property
    def x(self) -> Floats:
        """Where the summits lie in x."""
        return self.ix.astype(np.float64) if self.xs is None else np.take(self.xs, self.ix)

    @property
    def y(self) -> Floats:
        """Where the summits lie in y."""
        return self.iy.astype(np.float64) if self.ys is None else np.take(self.ys, self.iy)

    @property
    def height(self) -> Floats:
        """Values of the summits."""
        return self._number(0)

    @property
    def prominence(self) -> Floats:
        """Heights above the key cols; of a top above the lower of sea level and its lowest cell."""
        return self._number(1)

    @property
    def key_col(self) -> Floats:
        """Levels of the key cols; NaN for a top."""
        return self._number(2)

    @property
    def key_col_x(self) -> Floats:
        """Where the key cols lie in x; NaN for a top."""
        return self._number(3)

    @property
    def key_col_y(self) -> Floats:
        """Where the key cols lie in y; NaN for a top."""
        return self._number(4)

    @property
    def parent(self) -> npt.NDArray[np.intp]:
        """Which peak of these arrays each one's parent is, from 0; -1 for a top."""
        return self._integer(1).astype(np.intp) - 1

    @property
    def edge_limited(self) -> npt.NDArray[np.bool_]:
        """Whether the part above the key col reaches the border or a missing cell."""
        return self._integer(2).astype(np.bool_)

    @property
    def slices(self) -> Slices:
        """The regions at the levels that were asked for."""
        return self._slices

    def to_frame(self) -> pd.DataFrame:
        """Give a row for each peak."""
        import pandas as pd

        names = (
            *("iy", "ix", "x", "y", "height", "prominence", "key_col", "key_col_x", "key_col_y"),
            *("parent", "edge_limited"),
        )
        return pd.DataFrame({name: getattr(self, name) for name in names})


class Call:
    """Java's side for surfaces of one grid and the same settings, with memory for one."""

    def __init__(
        self,
        shape: tuple[int, int],
        axes: tuple[Floats | None, Floats | None],
        levels: tuple[float, ...],
        settings: Any,
    ) -> None:
        java = _java.java()
        self._call = java.peak_call(_java.analysis(settings), grid(java, shape, axes))
        self._run = self._call.call
        self._shape = shape
        self._axes = axes
        self._levels = levels
        memory: Any = memoryview(self._call.input())
        self.cells: Floats = np.frombuffer(memory, np.float64).reshape(shape)
        self._take_output()

    def _take_output(self) -> None:
        memory: Any = memoryview(self._call.output())
        self._output: npt.NDArray[np.uint8] = np.frombuffer(memory, np.uint8)

    def run(self, surface: npt.NDArray[Any]) -> int:
        """Give the number of peaks."""
        np.copyto(self.cells, surface, casting="same_kind")
        count = int(self._run())
        if count < 0:
            raise rejected(str(self._call.error()))
        return count

    def peaks(self, surface: npt.NDArray[Any]) -> Peaks:
        """Give its peaks."""
        count = self.run(surface)
        length = flat_bytes(count, len(self._levels))
        if length > len(self._output):
            self._take_output()
        return unpack(self._output[:length].copy(), count, self._shape, self._axes, self._levels)

    def mask(self, surface: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Give the only mask."""
        at = flat_bytes(self.run(surface), len(self._levels))
        cells = surface.size
        end = at + (cells + 7) // 8
        if end > len(self._output):
            self._take_output()
        bits = np.unpackbits(self._output[at:end], count=cells)
        return bits.reshape(surface.shape).view(np.bool_)


def rejected(why: str) -> ValueError:
    """Give the error for a surface that is none."""
    return ValueError(f"z is no surface: {why}")


def flat_bytes(count: int, levels: int) -> int:
    """Give how long the columns of so many peaks are; see FlatPeaks.java."""
    return count * (8 * (_NUMBERS + _SLICE_NUMBERS * levels) + 4 * _INTEGERS)


def unpack(
    memory: npt.NDArray[np.uint8],
    count: int,
    shape: tuple[int, int],
    axes: tuple[Floats | None, Floats | None],
    levels: tuple[float, ...],
) -> Peaks:
    """Give the peaks that lie in some memory as FlatPeaks.java has written them."""
    slices = 8 * _NUMBERS * count
    integers = slices + 8 * _SLICE_NUMBERS * count * len(levels)
    return Peaks(
        memory[:slices].view(np.float64).reshape(_NUMBERS, count),
        Slices(levels, count, memory[slices:integers].view(np.float64)),
        memory[integers : integers + 4 * _INTEGERS * count]
        .view(np.int32)
        .reshape(_INTEGERS, count),
        shape,
        axes,
    )


def grid(java: Any, shape: tuple[int, int], axes: tuple[Floats | None, Floats | None]) -> Any:
    """Give Java's grid."""
    import jpype

    ny, nx = shape
    x, y = (None if a is None else java.doubles(a) for a in axes)
    try:
        return java.door.grid(nx, ny, x, y)
    except jpype.JException as error:
        raise _java.failure(error) from None


class _Calls(threading.local):
    """Calls by what they are for; a thread's own, since a call has memory for one surface."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Any, Call] = OrderedDict()


_calls = _Calls()


def _forget() -> object:
    global _calls
    old, _calls = _calls, _Calls()
    return old


_java.at_fork(_forget)


def _call(
    surface: npt.NDArray[Any],
    x: ArrayLike | None,
    y: ArrayLike | None,
    levels: tuple[float, ...],
    options: tuple[Any, ...],
    mask: float | None = None,
) -> Call:
    kept = _calls.kept
    shape = surface.shape
    if x is None and y is None:
        axes: tuple[Floats | None, Floats | None] = (None, None)
        key = (shape, levels, options, mask)
    else:
        axes = (axis(x, "x", shape[1]), axis(y, "y", shape[0]))
        centres = tuple(None if a is None else a.tobytes() for a in axes)
        key = (shape, levels, options, mask, centres)  # type: ignore[assignment]
    try:
        call = kept.get(key)
    except TypeError:  # a setting that cannot be one
        _java.analysis(_texts(levels, options, mask))
        raise
    if call is None:
        call = Call((shape[0], shape[1]), axes, levels, _texts(levels, options, mask))
        if surface.size <= LARGE:
            kept[key] = call
        if len(kept) > _KEPT:
            kept.popitem(last=False)
    elif len(kept) > 1:
        kept.move_to_end(key)
    return call


def _texts(levels: tuple[float, ...], options: tuple[Any, ...], mask: float | None) -> Any:
    connectivity, min_prominence, min_height, max_peaks, sea_level = options
    return texts(
        connectivity=connectivity,
        min_prominence=min_prominence,
        min_height=min_height,
        max_peaks=max_peaks,
        sea_level=sea_level,
        levels=levels,
        masks=mask,
    )


def _surface(z: Any) -> npt.NDArray[Any]:
    surface = real(z, "z")
    if surface.ndim != 2 or 0 in surface.shape:
        raise ValueError(f"z must have two axes, [iy, ix], with cells, not shape {surface.shape}")
    return surface


def find_peaks(
    z: ArrayLike,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    connectivity: str = "contour",
    min_prominence: float = 0,
    min_height: float | None = None,
    max_peaks: int | None = None,
    sea_level: float = 0,
    levels: float | Sequence[float] = (),
) -> Peaks:
    """Find every peak of a surface, exactly.

    Parameters
    ----------
    z
        The surface z[iy, ix]: any real type, any strides. NaN and masked cells are missing.
    x, y
        Centres of the columns and of the rows, strictly increasing; their indices by default.
    connectivity
        How diagonals join: "contour" as in filled contours, "eight" always, "four" never.
    min_prominence, min_height
        Report peaks with at least so much, in the unit of z.
    max_peaks
        Report the highest ones only.
    sea_level
        Where the prominence of tops is measured from, unless lower ground is there.
    levels
        Measure the region of each peak at these multiples of its height.

    Returns
    -------
    Peaks
        Highest first.

    Raises
    ------
    ValueError
        Where z is no surface, a cell of it is infinite, or a setting makes no sense.
    """
    surface = _surface(z)
    multipliers = () if type(levels) is tuple and not levels else numbers(levels, "levels")
    options = (connectivity, min_prominence, min_height, max_peaks, sea_level)
    if surface.size > LARGE:
        from orometry._stack import peaks_of_large

        axes = (axis(x, "x", surface.shape[1]), axis(y, "y", surface.shape[0]))
        return peaks_of_large(surface, axes, multipliers, _texts(multipliers, options, None))
    return _call(surface, x, y, multipliers, options).peaks(surface)


def dominant_mask(z: ArrayLike, alpha: float = 0.9) -> npt.NDArray[np.bool_]:
    """Give the region that the highest peak of a surface rules.

    Parameters
    ----------
    z
        The surface z[iy, ix], as in `find_peaks`.
    alpha
        The level, as a multiple of the peak's height.

    Returns
    -------
    ndarray of bool
        Of the shape of z: the cells that are connected to the peak, by their sides, through cells
        at or above the level; none where there is no peak.
    """
    surface = _surface(z)
    (level,) = numbers(alpha, "alpha") if np.ndim(alpha) == 0 else (None,)
    if level is None or not np.isfinite(level):
        raise ValueError(f"alpha must be a number, not {alpha!r}")
    return _call(surface, None, None, (), ("contour", 0, None, None, 0), level).mask(surface)


def regions(
    z: ArrayLike,
    levels: float | Sequence[float] = (0.5, 0.9),
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    connectivity: str = "contour",
    min_prominence: float = 0,
    min_height: float | None = None,
    max_peaks: int | None = None,
    sea_level: float = 0,
) -> pd.DataFrame:
    """Measure and outline the region of each peak at multiples of its height.

    Parameters
    ----------
    z, x, y, connectivity, min_prominence, min_height, max_peaks, sea_level
        As in `find_peaks`.
    levels
        The multiples.

    Returns
    -------
    DataFrame
        A row for each peak and level: `peak` (its place in what `find_peaks` gives), `multiplier`,
        `level`, the bounding box `x0, y0, x_width, y_width`, and `area`, NaN where there is none;
        and `outline`, a list of rings, arrays (n, 2) of x and y. A ring ends where it began: outer
        ones go round counter-clockwise (x to the right, y up), holes clockwise.
    """
    import pandas as pd

    from orometry import _outlines

    surface = _surface(z)
    peaks = find_peaks(
        surface,
        x,
        y,
        connectivity=connectivity,
        min_prominence=min_prominence,
        min_height=min_height,
        max_peaks=max_peaks,
        sea_level=sea_level,
        levels=levels,
    )
    table = peaks.slices.to_frame()
    outlines = _outlines.of_slices(surface, peaks)
    table["outline"] = pd.Series([outline.rings for outline in outlines], dtype=object)
    return table
