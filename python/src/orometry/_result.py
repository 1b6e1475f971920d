"""What an analysis gives: tables, masks, counts."""

from __future__ import annotations

import functools
import json
import os
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from orometry import _java, _tables
from orometry._arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

Bits = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
PathLike = str | os.PathLike[str]


@dataclass(frozen=True)
class Epoch:
    """How an epoch was given: its axes, and their lengths."""

    dims: tuple[str, ...]
    shape: tuple[int, ...]

    @property
    def surfaces(self) -> int:
        """How many surfaces it has."""
        return self.shape[self.dims.index("t")] if "t" in self.dims else 1

    def like(self, mask: Mask) -> Mask:
        """Give a mask [t, iy, ix] the axes of the epoch."""
        own = [("t", "y", "x").index(name) for name in self.dims]
        whole = mask if "t" in self.dims else mask[0]
        return whole.transpose(own if "t" in self.dims else [i - 1 for i in own])

    def like_one(self, mask: Mask) -> Mask:
        """Give a mask [iy, ix] the axes of a surface of the epoch."""
        order = [name for name in self.dims if name != "t"]
        return mask if order == ["y", "x"] else mask.T


@dataclass(frozen=True)
class Counts:
    """How many reported peaks have their summit in each bin: arrays of shape (n_x, n_y)."""

    #: The numbers.
    raw: npt.NDArray[np.int64]
    #: Their mean over 3 x 3 bins, with zeros outside.
    uniform_blurred: Floats
    #: Blurred by a Gaussian of 3 bins.
    gaussian_blurred: Floats


class Masks(Mapping[float, list[Mask]]):
    """By alpha, a mask for each epoch. Made when they are asked for."""

    def __init__(self, alphas: tuple[float, ...], made: Any) -> None:
        self._alphas = alphas
        self._made = made

    def __getitem__(self, alpha: float) -> list[Mask]:
        if alpha not in self._alphas:
            asked = ", ".join(map(str, self._alphas)) or "none"
            raise KeyError(f"there are no masks at {alpha}; asked for: {asked}")
        masks: list[Mask] = self._made(self._alphas.index(alpha))
        return masks

    def __iter__(self) -> Iterator[float]:
        return iter(self._alphas)

    def __len__(self) -> int:
        return len(self._alphas)

    def __repr__(self) -> str:
        return f"<Masks at {', '.join(map(str, self._alphas)) or 'no alpha'}>"


class Result:
    """The answers of an analysis, in memory or in files. What is asked for is made then, and kept.

    Tables have the columns of a result's files: epoch_idx, time_bin_idx, iy, ix and
    summit_slice_idx count from 0; summit_idx, parent_idx (0 for none) and binned centres from 1.
    """

    #: Every setting, by the names that a manifest has.
    settings: dict[str, Any]
    #: Centres of the cells in x.
    x: Floats
    #: Centres of the cells in y.
    y: Floats

    def __repr__(self) -> str:
        peaks, surfaces = self._sizes()
        return f"<Result: {peaks} peaks of {surfaces} surfaces, {len(self._epochs)} epochs>"

    def _sizes(self) -> tuple[int, int]:
        """Give the number of peaks, and of surfaces."""
        raise NotImplementedError

    def _frame(self, table: str) -> pd.DataFrame:
        raise NotImplementedError

    @property
    def _epochs(self) -> list[Epoch]:
        raise NotImplementedError

    @property
    def _bits(self) -> Bits:
        """Of each surface and mask: shape (surfaces, masks, bytes)."""
        raise NotImplementedError

    @property
    def counts(self) -> Counts:
        """Where peaks are; see `min_included_height`."""
        raise NotImplementedError

    @property
    def fingerprints(self) -> dict[str, str]:
        """By table, 128 bits that tell it from another, as a manifest has them."""
        raise NotImplementedError

    def table(self, name: str) -> pd.DataFrame:
        """Give a table by its name: also "masks", and what a run was asked for besides.

        Raises
        ------
        KeyError
            Where there is none.
        """
        if name not in self._names:
            raise KeyError(f"there is no table {name}; there are: {', '.join(self._names)}")
        return self._frame(name)

    @property
    def _names(self) -> tuple[str, ...]:
        """Names of the tables."""
        raise NotImplementedError

    @functools.cached_property
    def peaks(self) -> pd.DataFrame:
        """A row a peak."""
        return self._frame("peaks")

    @functools.cached_property
    def flat_peaks(self) -> pd.DataFrame:
        """A row a peak and slice level."""
        return self._frame("flat_peaks")

    @functools.cached_property
    def filtered_flat_peaks(self) -> pd.DataFrame:
        """A row a peak that is counted, at the slice level 0.5."""
        return self._frame("filtered_flat_peaks")

    @functools.cached_property
    def slabs(self) -> pd.DataFrame:
        """A row a surface: what became of it, and its scores."""
        return self._frame("slabs")

    @property
    def masks(self) -> Masks:
        """By alpha, a bool array for each epoch, of the epoch's shape."""
        return Masks(self._alphas[0], self._surface_masks)

    @property
    def epoch_masks(self) -> Masks:
        """By alpha, a bool array for each epoch: the union over its surfaces."""
        return Masks(self._alphas[0], self._unions)

    @property
    def level_masks(self) -> Masks:
        """By slice level, a bool array for each epoch, of the epoch's shape."""
        before = len(self._alphas[0])
        return Masks(self._alphas[1], lambda which: self._surface_masks(before + which))

    @property
    def epoch_level_masks(self) -> Masks:
        """By slice level, a bool array for each epoch: the union over its surfaces."""
        before = len(self._alphas[0])
        return Masks(self._alphas[1], lambda which: self._unions(before + which))

    @functools.cached_property
    def _alphas(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Of dominant masks, and of level sets; their order is that of the bits."""
        levels = self.settings["levels"] if self.settings["level-masks"] else ()
        return tuple(self.settings["masks"] or ()), tuple(levels or ())

    @property
    def _mask_bytes(self) -> int:
        return (len(self.x) * len(self.y) + 7) // 8

    def _mask(self, bits: Bits) -> Mask:
        ny, nx = len(self.y), len(self.x)
        flat = np.unpackbits(bits, axis=-1, count=ny * nx)
        return flat.view(np.bool_).reshape(*bits.shape[:-1], ny, nx)

    def _each(self, which: int) -> Iterator[tuple[Epoch, Bits]]:
        first = 0
        for epoch in self._epochs:
            yield epoch, self._bits[first : first + epoch.surfaces, which]
            first += epoch.surfaces

    def _surface_masks(self, which: int) -> list[Mask]:
        return [epoch.like(self._mask(bits)) for epoch, bits in self._each(which)]

    def _unions(self, which: int) -> list[Mask]:
        return [
            epoch.like_one(self._mask(np.bitwise_or.reduce(bits, axis=0, initial=0)))
            for epoch, bits in self._each(which)
        ]


class Analyzed(Result):
    """The answers of `analyze`, in memory."""

    def __init__(
        self,
        answers: Any,
        analysis: Any,
        grid: Any,
        epochs: list[Epoch],
        jobs: int,
    ) -> None:
        self._answers = answers
        self._of_epochs = epochs
        self._jobs = jobs
        self._made = datetime.now(timezone.utc)
        self.settings = _tables.settings(analysis)
        self.x = np.array(grid.xs())
        self.y = np.array(grid.ys())

    @property
    def _epochs(self) -> list[Epoch]:
        return self._of_epochs

    def _sizes(self) -> tuple[int, int]:
        return int(self._answers.peaks()), int(self._answers.surfaces())

    @functools.cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(str(name) for name in self._answers.tables())

    def _columns(self, table: str) -> list[_tables.Column]:
        return _tables.columns(self._answers, table, self._mask_bytes)

    def _frame(self, table: str) -> pd.DataFrame:
        return _tables.frame(self._columns(table))

    @functools.cached_property
    def _bits(self) -> Bits:
        masks = len(self._alphas[0]) + len(self._alphas[1])
        bits = np.empty((self._sizes()[1], masks, self._mask_bytes), np.uint8)
        if bits.size:
            self._answers.maskBits(_java.java().buffer(bits))
        return bits

    @functools.cached_property
    def counts(self) -> Counts:
        """Where peaks are; see `min_included_height`."""
        return self.blurred_counts()

    def load(self) -> None:
        """Have all answers brought over from Java, or computed there."""
        for table in self.fingerprints:
            self._columns(table)
        if self._alphas[0]:
            self._bits  # noqa: B018
        self.blurred_counts()

    def blurred_counts(self, uniform_size: int = 3, gaussian_sigma: float = 3) -> Counts:
        """Give the counts blurred otherwise: over so many bins, and by a Gaussian of so many."""
        import jpype

        java = _java.java()
        arrays = np.empty((3, len(self.x), len(self.y)))
        try:
            self._answers.counts(java.buffer(arrays), int(uniform_size), float(gaussian_sigma))
        except jpype.JException as error:
            raise _java.failure(error) from None
        return Counts(arrays[0].astype(np.int64), arrays[1], arrays[2])

    @functools.cached_property
    def fingerprints(self) -> dict[str, str]:
        """By table, 128 bits that tell it from another, as a manifest has them."""
        return {name: str(self._answers.fingerprint(name)) for name in self._names}

    def save(
        self,
        folder: PathLike,
        *,
        table_format: Literal["parquet", "csv"] = "parquet",
        run_id: str | None = None,
    ) -> Path:
        """Write a result as `run` does: tables, counts, and a manifest with fingerprints.

        Parameters
        ----------
        folder
            Where it goes; must not exist. It appears whole or not at all.
        table_format
            "parquet" needs pyarrow.
        run_id
            Name of the result; a new UUID by default.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        FileExistsError
            Where there is such a folder.
        """
        out = Path(folder)
        name = run_id or str(uuid.uuid4())
        if out.exists():
            raise FileExistsError(f"{out} exists")
        staging = out.with_name(f".{out.name}.{name}.staging")
        staging.mkdir(parents=True)
        try:
            manifest = self._write(staging, table_format, name, out)
            text = json.dumps(manifest, indent=2, allow_nan=False)
            (staging / "manifest.json").write_text(text + "\n", encoding="utf-8")
            staging.rename(out)
        except BaseException:
            _tables.remove(staging)
            raise
        return out

    def _write(self, folder: Path, table_format: str, run_id: str, out: Path) -> dict[str, Any]:
        tables = {}
        for name, fingerprint in self.fingerprints.items():
            columns = self._columns(name)
            path = f"{name}/part-00000.{table_format}"
            rows = _tables.write(columns, folder / path, table_format)
            size = (folder / path).stat().st_size
            files = [{"path": path, "bytes": size, "rows": rows}]
            tables[name] = {"rows": rows, "fingerprint": fingerprint, "files": files}
        return {
            "run_id": run_id,
            "started": self._made.isoformat().replace("+00:00", "Z"),
            "versions": _tables.versions(),
            "settings": {
                **self.settings,
                "out": str(out),
                "table-format": table_format,
                "run-id": run_id,
            },
            "inputs": [],
            "grid": self._grid_content(),
            "executor": "python",
            "jobs": self._jobs,
            "tuning": None,
            "seconds": {},
            "slabs": self._slabs_content(),
            "peaks": self._sizes()[0],
            "tables": tables,
            "counts": {"files": self._write_counts(folder)},
        }

    def _grid_content(self) -> dict[str, Any]:
        x, y = self.x.tolist(), self.y.tolist()
        ranges = {"x_range": [x[0], x[-1]], "y_range": [y[0], y[-1]]}
        return {"n_x": len(x), "n_y": len(y), **ranges, "x": x, "y": y}

    def _slabs_content(self) -> dict[str, int]:
        status = self.slabs["status"]
        words = ("ok", "no_peak", "rejected")
        return {"total": len(status), **{word: int((status == word).sum()) for word in words}}

    def _write_counts(self, folder: Path) -> list[dict[str, Any]]:
        (folder / "counts").mkdir()
        files = []
        for name in ("raw", "uniform_blurred", "gaussian_blurred"):
            path = f"counts/{name}.npy"
            np.save(folder / path, getattr(self.counts, name))
            files.append({"path": path, "bytes": (folder / path).stat().st_size, "rows": 0})
        return files
