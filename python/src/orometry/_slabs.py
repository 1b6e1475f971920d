"""What was found in each time bin, made as it is looked at."""

from __future__ import annotations

import functools
import math
from collections.abc import (
    ItemsView,
    Iterator,
    Mapping,
    MutableMapping,
    ValuesView,
)
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orometry import _outlines
from orometry._arrays import Floats
from orometry._result import Result

Key = tuple[int, int]


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
