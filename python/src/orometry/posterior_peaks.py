"""The functions of the pipeline that Orometry takes over, by the names that it calls them.

A call site changes its import only. Names, arguments, defaults and the shapes of what is returned
are the pipeline's; `step`, `parallel` and `max_workers` are accepted and change no answer. See
docs/python-posterior-peaks.md for what differs.

Posteriors are of shape (n_x, n_y, n_t). Peaks have coordinates (ix, iy), and surfaces are given
back as slab[iy, ix].
"""

from __future__ import annotations

import functools
import math
import warnings
from collections.abc import (
    ItemsView,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
    ValuesView,
)
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from orometry import _outlines
from orometry._arrays import ArrayLike, Floats, axis, real
from orometry._peaks import find_peaks
from orometry._result import Counts, Mask, Result
from orometry._stack import analyze, threads

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Bbox",
    "LazyDict",
    "PosteriorPeaks",
    "Results",
    "SlabResult",
    "compute_2d_dt_posterior_peak_promenences",
    "compute_2d_peak_prominence",
    "compute_posterior_peak_promenences",
    "find_posterior_peaks_peak_prominence2d",
]

Coordinates = npt.NDArray[np.intp]
#: Of a time bin: coordinates (n, 2), prominences (n,), heights (n,).
PeakTuple = tuple[Coordinates, Floats, npt.NDArray[Any]]
Key = tuple[int, int]

_STACK_AXES = 3


def compute_2d_peak_prominence(Z_2d: ArrayLike) -> tuple[Coordinates, Floats]:  # noqa: N803
    """Find the peaks of a surface, and how prominent they are.

    Parameters
    ----------
    Z_2d
        The surface, of shape (n_x, n_y); NaN and masked cells are missing.

    Returns
    -------
    peak_coords : ndarray, shape (N, 2)
        Indices of the peaks along the two axes of Z_2d, in row-major order.
    prominences : ndarray, shape (N,)
        Heights above the key cols; of a top above the lower of 0 and its lowest cell.

    Raises
    ------
    ValueError
        Where Z_2d is not of two axes, or has an infinite cell.
    """
    surface = real(Z_2d, "Z_2d")
    if surface.ndim != 2:
        raise ValueError(
            f"compute_2d_peak_prominence expects a 2D array, got shape {surface.shape}"
        )
    peaks = find_peaks(surface.T)
    ix, iy = peaks.ix, peaks.iy
    order = np.lexsort((iy, ix))
    return np.column_stack((ix, iy))[order], peaks.prominence[order]


def compute_2d_dt_posterior_peak_promenences(
    a_p_x_given_n: ArrayLike,
    alpha: float | Sequence[float] = 0.9,
    memory_warn_bytes: int | None = 64424509440,
    memory_strict: bool = True,
) -> tuple[list[PeakTuple], list[Mask]]:
    """Find the peaks of each time bin of an epoch, and what its highest peak rules.

    Parameters
    ----------
    a_p_x_given_n
        Of shape (n_x, n_y, n_t).
    alpha
        Levels of the masks, as multiples of the highest peak's height: one, or some.
    memory_warn_bytes
        What the masks may need, in bytes; None for as much as it takes.
    memory_strict
        Whether more than that is an error; else it is a warning.

    Returns
    -------
    epoch_promenence_tuples : list
        For each time bin `(peak_coords, prominences, peak_heights)`, peaks in row-major order;
        empty arrays where it has no peak.
    epoch_masks : list
        For each alpha a bool array (n_x, n_y, n_t): the cells connected to the highest peak, by
        their sides, through cells at or above alpha times its height; none where it has no peak.

    Raises
    ------
    ValueError
        Where the array is not of three axes, a cell is infinite, or an alpha makes no sense.
    MemoryError
        Where the masks need more than `memory_warn_bytes`, and `memory_strict`.
    """
    stack = _of_three_axes(a_p_x_given_n, "compute_2d_dt_posterior_peak_promenences")
    alphas = _alphas(alpha)
    _check_memory(stack.shape, len(alphas), memory_warn_bytes, memory_strict)
    return _promenences([stack], alphas)[0]


def compute_posterior_peak_promenences(
    p_x_given_n_list: Sequence[ArrayLike], alpha: float | Sequence[float] = 0.9
) -> tuple[list[Key], dict[Key, PeakTuple], list[list[Mask]]]:
    """Find the peaks of each time bin of all epochs, and what the highest peak of each rules.

    Parameters
    ----------
    p_x_given_n_list
        For each epoch an array (n_x, n_y, n_t).
    alpha
        Levels of the masks, as multiples of the highest peak's height: one, or some.

    Returns
    -------
    keys : list
        `(epoch, t)` of every time bin, in order.
    tuples : dict
        By `(epoch, t)`: `(peak_coords, prominences, peak_heights)`.
    masks : list
        For each epoch the list of its masks, one for each alpha.

    Raises
    ------
    ValueError
        Where an array is not of three axes, a cell is infinite, or an alpha makes no sense.
    """
    stacks = [
        _of_three_axes(given, f"compute_posterior_peak_promenences, epoch {epoch},")
        for epoch, given in enumerate(p_x_given_n_list)
    ]
    tuples: dict[Key, PeakTuple] = {}
    masks = []
    for epoch, (found, made) in enumerate(_promenences(stacks, _alphas(alpha))):
        tuples.update({(epoch, t): peaks for t, peaks in enumerate(found)})
        masks.append(made)
    return list(tuples), tuples, masks


def _of_three_axes(given: ArrayLike, where: str) -> npt.NDArray[Any]:
    stack = real(given, "the posterior")
    if stack.ndim != _STACK_AXES:
        raise ValueError(f"{where} expects a 3D array, got shape {stack.shape}")
    return stack


def _alphas(alpha: float | Sequence[float]) -> list[float]:
    return [float(a) for a in np.atleast_1d(np.asarray(alpha, np.float64))]


def _check_memory(
    shape: tuple[int, ...], alphas: int, memory_warn_bytes: int | None, memory_strict: bool
) -> None:
    """Compare what the masks need, a byte a cell and the bits they are made of, to the limit."""
    n_x, n_y, n_t = shape
    estimate = alphas * n_t * (n_x * n_y + math.ceil(n_x * n_y / 8))
    if memory_warn_bytes is None or estimate <= memory_warn_bytes:
        return
    message = (
        f"the masks of shape {shape} at {alphas} alphas need about {estimate} bytes, and "
        f"memory_warn_bytes is {memory_warn_bytes}"
    )
    if memory_strict:
        raise MemoryError(message)
    warnings.warn(message, UserWarning, stacklevel=3)


def _promenences(
    stacks: list[npt.NDArray[Any]], alphas: list[float]
) -> list[tuple[list[PeakTuple], list[Mask]]]:
    if len({stack.shape[:2] for stack in stacks}) > 1:  # each epoch on a grid of its own
        return [_promenences([stack], alphas)[0] for stack in stacks]
    if not stacks:
        return []
    result = analyze(stacks, levels=(), masks=tuple(dict.fromkeys(alphas)) or None)
    _check_surfaces(result)
    table = result.peaks
    epochs, bins, ix, iy = (
        table[name].to_numpy() for name in ("epoch_idx", "time_bin_idx", "ix", "iy")
    )
    order = np.lexsort((iy, ix, bins, epochs))
    coordinates = np.column_stack((ix, iy)).astype(np.intp)[order]
    prominences = table["prominence"].to_numpy()[order]
    ends = np.cumsum(result.slabs["n_peaks"].to_numpy())
    answers = []
    masks = [result.masks[a] for a in alphas]
    surface = first = 0
    for epoch, stack in enumerate(stacks):
        found = []
        for t in range(stack.shape[2]):
            last = int(ends[surface])
            at = coordinates[first:last]
            found.append((at, prominences[first:last], stack[at[:, 0], at[:, 1], t]))
            surface, first = surface + 1, last
        answers.append((found, [of_alpha[epoch] for of_alpha in masks]))
    return answers


def _check_surfaces(result: Result) -> None:
    rejected = result.slabs[result.slabs["status"] == "rejected"]
    for _, slab in rejected.iterrows():
        where = f"epoch {slab['epoch_idx']}, time bin {slab['time_bin_idx']}"
        raise ValueError(f"the posterior of {where} is no surface: {slab['error']}")


@dataclass(frozen=True)
class Bbox:
    """The bounding box of a contour, with the attributes of matplotlib's."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Its extent in x."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Its extent in y."""
        return self.y1 - self.y0

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Give x0, y0, width, height."""
        return (self.x0, self.y0, self.width, self.height)

    @property
    def extents(self) -> Floats:
        """Give x0, y0, x1, y1."""
        return np.array((self.x0, self.y0, self.x1, self.y1))

    @property
    def size(self) -> Floats:
        """Give width and height."""
        return np.array((self.width, self.height))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        """Give [[x0, y0], [x1, y1]]."""
        return np.array(((self.x0, self.y0), (self.x1, self.y1)), dtype)


class _Later(functools.partial[Any]):
    """What makes a value when it is asked for."""


class LazyDict(dict[str, Any]):
    """A dict with contours that are drawn when they are first looked at."""

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if isinstance(value, _Later):
            value = self[name] = value()
        return value

    def __iter__(self) -> Iterator[str]:  # so that dict(...) asks for each value
        return super().__iter__()

    def get(self, name: str, default: Any = None) -> Any:
        """Give a value, or another where there is none."""
        return self[name] if name in self else default  # noqa: SIM401

    def pop(self, name: str, *default: Any) -> Any:
        """Give a value and forget it."""
        if name in self:
            self[name]  # made, so that it is no promise that is given
        return super().pop(name, *default)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """Give all names and values."""
        return ItemsView(self)

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """Give all values."""
        return ValuesView(self)

    def copy(self) -> dict[str, Any]:
        """Give a plain dict."""
        return dict(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)

    def __repr__(self) -> str:
        return repr(dict(self))


class SlabResult(MutableMapping[str, Any]):
    """What was found in one time bin: `peaks`, `slab`, `id_map`, `prominence_map`, `parent_map`.

    Each is made when it is first asked for, as an item or as an attribute, and kept.
    """

    _NAMES = ("peaks", "slab", "id_map", "prominence_map", "parent_map")

    def __init__(self, slab: npt.NDArray[Any], axes: tuple[Floats, Floats], rows: _Rows) -> None:
        self._slab = slab
        self._axes = axes
        self._rows = rows
        self._items: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._items:
            if name not in self._NAMES:
                raise KeyError(name)
            self._items[name] = getattr(self, f"_make_{name}")()
        return self._items[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._items[name] = value

    def __delitem__(self, name: str) -> None:
        raise TypeError("a time bin's results cannot be taken away")

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._NAMES, *self._items)))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __repr__(self) -> str:
        n_y, n_x = self._slab.shape
        return f"<SlabResult: {len(self._rows)} peaks of a slab of {n_y} x {n_x}>"

    @property
    def peaks(self) -> dict[int, LazyDict]:
        """The peaks by id, highest first, from 1."""
        made: dict[int, LazyDict] = self["peaks"]
        return made

    @property
    def slab(self) -> npt.NDArray[Any]:
        """The surface, of shape (n_y, n_x)."""
        made: npt.NDArray[Any] = self["slab"]
        return made

    @property
    def id_map(self) -> Floats:
        """Of the slab's shape: a peak's id at its cell, elsewhere 0."""
        made: Floats = self["id_map"]
        return made

    @property
    def prominence_map(self) -> Floats:
        """Of the slab's shape: a peak's prominence at its cell, elsewhere 0."""
        made: Floats = self["prominence_map"]
        return made

    @property
    def parent_map(self) -> Floats:
        """Of the slab's shape: the id of a peak's parent at its cell, 0 for none; elsewhere -1."""
        made: Floats = self["parent_map"]
        return made

    def _make_slab(self) -> npt.NDArray[Any]:
        return self._slab

    def _make_id_map(self) -> Floats:
        return self._map(0, np.arange(1, len(self._rows) + 1))

    def _make_prominence_map(self) -> Floats:
        return self._map(0, self._rows.prominence)

    def _make_parent_map(self) -> Floats:
        return self._map(-1, self._rows.parent)

    def _map(self, elsewhere: float, values: npt.NDArray[Any]) -> Floats:
        made = np.full(self._slab.shape, elsewhere, np.float64)
        made.ravel()[self._rows.cell] = values
        return made

    def _make_peaks(self) -> dict[int, LazyDict]:
        return {p + 1: self._peak(p) for p in range(len(self._rows))}

    @property
    def _per_peak(self) -> int:
        return int(self._rows.level.shape[1]) + 1

    @functools.cached_property
    def _levels(self) -> Floats:
        """By peak the probe levels, and at last the level of its col; of a top the lowest."""
        lowest = float(np.nanmin(self._slab)) if len(self._rows) else math.nan
        cols = np.where(np.isnan(self._rows.key_col), lowest, self._rows.key_col)
        return np.column_stack((self._rows.level, cols))

    @functools.cached_property
    def _drawn(self) -> list[_outlines.Outline]:
        """By peak and level the contours; drawn all at once, when the first is looked at."""
        kinds = np.zeros_like(self._levels, np.int32) + _outlines.AT_LEVEL
        is_top = np.isnan(self._rows.key_col)
        kinds[:, -1] = np.where(is_top, _outlines.PIECE, _outlines.ABOVE_LEVEL)
        cells = np.repeat(self._rows.cell, self._per_peak)
        levels = self._levels.ravel()
        return _outlines.trace(self._slab, self._axes, cells, levels, kinds.ravel())

    def _contour(self, p: int, i: int) -> Floats:
        contour: Floats = self._drawn[p * self._per_peak + i].vertices
        return contour

    def _contours(self, p: int, which: list[int]) -> list[Floats]:
        return [self._contour(p, i) for i in which]

    def _bbox(self, p: int, i: int) -> Bbox:
        contour = self._contour(p, i)
        return Bbox(*contour.min(axis=0).tolist(), *contour.max(axis=0).tolist())

    def _size(self, p: int, i: int) -> Floats:
        return self._bbox(p, i).size

    def _peak(self, p: int) -> LazyDict:
        rows = self._rows
        iy, ix = divmod(int(rows.cell[p]), self._slab.shape[1])
        *probe_levels, col_level = self._levels[p].tolist()
        # The last level comes first, as the pipeline has it.
        present = [i for i in reversed(range(len(probe_levels))) if rows.slice_area[p, i] > 0]
        above = [i for i in present if probe_levels[i] > col_level]
        col = len(probe_levels)
        return LazyDict(
            {
                "id": p + 1,
                "height": float(rows.height[p]),
                "col_level": col_level,
                "prominence": float(rows.prominence[p]),
                "area": float(rows.area[p]),
                "contours": _Later(
                    self._contours, p, [*sorted(above, key=lambda i: -probe_levels[i]), col]
                ),
                "contour": _Later(self._contour, p, col),
                "center": np.array((self._axes[0][ix], self._axes[1][iy])),
                "parent": int(rows.parent[p]),
                "probe_levels": np.array(probe_levels),
                "level_slices": {probe_levels[i]: self._level_slice(p, i) for i in present},
            }
        )

    def _level_slice(self, p: int, i: int) -> LazyDict:
        return LazyDict(
            {
                "contour": _Later(self._contour, p, i),
                "bbox": _Later(self._bbox, p, i),
                "size": _Later(self._size, p, i),
                "area": float(self._rows.slice_area[p, i]),
            }
        )


@dataclass(frozen=True)
class _Rows:
    """The peaks of some surfaces, a row each, highest first."""

    cell: npt.NDArray[np.intp]
    height: Floats
    key_col: Floats
    prominence: Floats
    parent: npt.NDArray[np.int32]
    area: Floats
    #: By peak and level.
    level: Floats
    slice_area: Floats

    @staticmethod
    def of(result: Result, levels: int) -> _Rows:
        peaks, flat = result.peaks, result.flat_peaks
        shape = (len(peaks), levels)
        return _Rows(
            peaks["iy"].to_numpy(np.intp) * len(result.x) + peaks["ix"].to_numpy(np.intp),
            peaks["height"].to_numpy(),
            peaks["key_col"].to_numpy(),
            peaks["prominence"].to_numpy(),
            peaks["parent_idx"].to_numpy(),
            peaks["domain_area"].to_numpy(),
            flat["summit_slice_level"].to_numpy().reshape(shape),
            flat["summit_slice_area"].to_numpy().reshape(shape),
        )

    def __len__(self) -> int:
        return len(self.cell)

    def part(self, first: int, last: int) -> _Rows:
        columns = {name: column[first:last] for name, column in vars(self).items()}
        return _Rows(**columns)


class Results(Mapping[Key, SlabResult]):
    """By `(epoch_idx, t_idx)` what was found there. Nothing is made that nobody looks at."""

    def __init__(
        self, stacks: list[npt.NDArray[Any]], axes: tuple[Floats, Floats], result: Result
    ) -> None:
        self._stacks = stacks
        self._axes = axes
        self._rows = _Rows.of(result, len(result.settings["levels"] or ()))
        self._ends = np.cumsum(result.slabs["n_peaks"].to_numpy())
        self._before = np.cumsum([0, *(stack.shape[2] for stack in stacks)])
        self._made: dict[Key, SlabResult] = {}

    def __getitem__(self, key: Key) -> SlabResult:
        epoch, t = key
        if not (0 <= epoch < len(self._stacks) and 0 <= t < self._stacks[epoch].shape[2]):
            raise KeyError(key)
        if key not in self._made:
            surface = int(self._before[epoch]) + t
            first = int(self._ends[surface - 1]) if surface else 0
            rows = self._rows.part(first, int(self._ends[surface]))
            slab = self._stacks[epoch][:, :, t].T
            self._made[key] = SlabResult(slab, self._axes, rows)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        for epoch, stack in enumerate(self._stacks):
            for t in range(stack.shape[2]):
                yield (epoch, t)

    def __len__(self) -> int:
        return int(self._before[-1])

    def __repr__(self) -> str:
        return f"<Results: {len(self._rows)} peaks of {len(self)} slabs>"


@dataclass(frozen=True, eq=False, repr=False)
class PosteriorPeaks:
    """What `find_posterior_peaks_peak_prominence2d` gives."""

    #: Centres of the cells in x.
    xx: Floats
    #: Centres of the cells in y.
    yy: Floats
    #: By `(epoch_idx, t_idx)`: see `SlabResult`.
    results: Results
    #: A row a peak and probe level.
    flat_peaks_df: pd.DataFrame
    #: A row a peak that is counted, at half of its height.
    filtered_flat_peaks_df: pd.DataFrame
    #: Arrays (n_x, n_y): `raw`, `uniform_blurred`, `gaussian_blurred`.
    peak_counts: Counts

    def __repr__(self) -> str:
        return f"<PosteriorPeaks: {self.results!r}, {self.peak_counts.raw.sum()} of them counted>"


def find_posterior_peaks_peak_prominence2d(
    p_x_given_n_list: Sequence[ArrayLike],
    xbin_centers: ArrayLike,
    ybin_centers: ArrayLike,
    xbin: ArrayLike | None = None,
    ybin: ArrayLike | None = None,
    step: float = 0.01,
    peak_height_multiplier_probe_levels: Sequence[float] = (0.5, 0.9),
    minimum_included_peak_height: float | None = 0.2,
    min_considered_promenence: float = 0.2,
    uniform_blur_size: int = 3,
    gaussian_blur_sigma: float = 3,
    debug_print: bool = False,
    parallel: bool = True,
    max_workers: int | None = 4,
) -> PosteriorPeaks:
    """Find the peaks of each time bin of all epochs, with their contours and where they are.

    Parameters
    ----------
    p_x_given_n_list
        For each epoch an array (n_x, n_y, n_t), or (n_x, n_y) for one time bin.
    xbin_centers, ybin_centers
        Centres of the bins.
    xbin, ybin
        Edges of the bins. A peak is in the bin of its cell; they are looked at for whether they
        fit the centres.
    step
        Not needed: heights and prominences are exact.
    peak_height_multiplier_probe_levels
        Contours are drawn at these multiples of a peak's height.
    minimum_included_peak_height
        Count peaks with at least this height; None for all.
    min_considered_promenence
        Leave out peaks that are less prominent.
    uniform_blur_size
        Bins along each axis over which counts are averaged.
    gaussian_blur_sigma
        Standard deviation in bins of the Gaussian that counts are blurred by.
    debug_print
        Whether to print what was found.
    parallel, max_workers
        Whether more than one thread works, and how many at most; None for all cores.

    Returns
    -------
    PosteriorPeaks
        Tables, counts, and `results`, which are made as they are looked at.

    Raises
    ------
    ValueError
        Where shapes, centres, edges or a setting make no sense, or a cell is infinite.
    """
    axes = tuple(_centres(*of) for of in ((xbin_centers, "xbin"), (ybin_centers, "ybin")))
    x, y = axes
    _check_edges(xbin, x, "xbin")
    _check_edges(ybin, y, "ybin")
    stacks = [_posterior(given, e, (len(x), len(y))) for e, given in enumerate(p_x_given_n_list)]
    levels = tuple(float(level) for level in peak_height_multiplier_probe_levels)
    result = analyze(
        stacks or [np.empty((len(x), len(y), 0))],
        x,
        y,
        levels=levels,
        min_prominence=min_considered_promenence,
        min_included_height=minimum_included_peak_height,
        n_jobs=min(max_workers or threads(-1), threads(-1)) if parallel else 1,
    )
    _check_surfaces(result)
    found = PosteriorPeaks(
        x,
        y,
        Results(stacks, (x, y), result),
        result.flat_peaks,
        result.filtered_flat_peaks,
        result.blurred_counts(uniform_blur_size, gaussian_blur_sigma),
    )
    if debug_print:
        print(found)
    return found


def _centres(given: ArrayLike, name: str) -> Floats:
    centres = axis(given, f"{name}_centers", np.size(real(given, f"{name}_centers")))
    assert centres is not None
    return centres


def _check_edges(given: ArrayLike | None, centres: Floats, name: str) -> None:
    if given is None:
        return
    edges = real(given, name)
    if edges.shape != (len(centres) + 1,) or not (
        (edges[:-1] <= centres).all() and (centres <= edges[1:]).all()
    ):
        raise ValueError(
            f"{name} must be the {len(centres) + 1} edges of the bins with these centres"
        )


def _posterior(given: ArrayLike, epoch: int, shape: tuple[int, int]) -> npt.NDArray[Any]:
    posterior = real(given, f"p_x_given_n for epoch {epoch}")
    if posterior.ndim not in (2, _STACK_AXES):
        raise ValueError(
            f"p_x_given_n for epoch {epoch} must be 2D or 3D, got shape {posterior.shape}"
        )
    if posterior.shape[:2] != shape:
        raise ValueError(
            f"epoch {epoch}: posterior shape {posterior.shape[:2]} does not match x/y bin centers "
            f"{shape}"
        )
    return posterior[:, :, np.newaxis] if posterior.ndim == 2 else posterior
