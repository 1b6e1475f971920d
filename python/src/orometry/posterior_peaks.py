"""The functions of the pipeline that Orometry takes over, by the names that it calls them.

A call site changes its import only. Names, arguments, defaults and the shapes of what is returned
are the pipeline's; `step`, `parallel` and `max_workers` are accepted and change no answer. See
docs/python-posterior-peaks.md for what differs.

Posteriors are of shape (n_x, n_y, n_t). Peaks have coordinates (ix, iy), and surfaces are given
back as slab[iy, ix].
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from orometry._arrays import ArrayLike, Floats, axis, real
from orometry._peaks import find_peaks
from orometry._result import Counts, Mask, Result
from orometry._settings import numbers
from orometry._slabs import Bbox, Key, LazyDict, Results, SlabResult
from orometry._stack import analyze, threads

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
    alphas = numbers(alpha, "alpha")
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
    for epoch, (found, made) in enumerate(_promenences(stacks, numbers(alpha, "alpha"))):
        tuples.update({(epoch, t): peaks for t, peaks in enumerate(found)})
        masks.append(made)
    return list(tuples), tuples, masks


def _of_three_axes(given: ArrayLike, where: str) -> npt.NDArray[Any]:
    stack = real(given, "the posterior")
    if stack.ndim != _STACK_AXES:
        raise ValueError(f"{where} expects a 3D array, got shape {stack.shape}")
    return stack


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
    stacks: list[npt.NDArray[Any]], alphas: tuple[float, ...]
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

    def __getitem__(self, name: str) -> Any:
        """Give an attribute by its name."""
        if name not in vars(self):
            raise KeyError(name)
        return vars(self)[name]

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
    levels = numbers(peak_height_multiplier_probe_levels, "peak_height_multiplier_probe_levels")
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
