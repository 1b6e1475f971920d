"""Files and clusters: runs of the job, and the results that they leave."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import numpy as np

from orometry import _tables
from orometry._result import Bits, Counts, Epoch, PathLike, Result

if TYPE_CHECKING:
    import pandas as pd

HOME = "OROMETRY_HOME"

_NAME = "orometry: "

_ERRORS: dict[int, type[Exception]] = {2: ValueError, 3: ValueError, 4: FileExistsError}


class RunError(RuntimeError):
    """A run has failed; the message is its own."""


def run(
    inputs: PathLike | Iterable[PathLike],
    *,
    out: PathLike,
    launcher: PathLike | None = None,
    progress: bool = True,
    **settings: Any,
) -> Saved:
    """Run the job as a process of its own, as `scripts/orometry run` does.

    Parameters
    ----------
    inputs
        Files to read.
    out
        Folder that receives the result, whole or not at all.
    launcher
        The program: `scripts/orometry` or `scripts/orometry-submit` of a checkout. By default
        scripts/orometry in the folder that the variable OROMETRY_HOME names.
    progress
        Whether to pass on what it tells.
    **settings
        The options of the command line, with underscores: `min_prominence=0.2`,
        `levels=(0.5, 0.9)`, `level_masks=True`, `executor="spark"`.

    Returns
    -------
    Saved
        A `Result`: that of the folder.

    Raises
    ------
    ValueError
        Where an option or an input is wrong.
    FileExistsError
        Where the folder exists.
    RunError
        Where the run fails otherwise.
    FileNotFoundError
        Where there is no launcher.
    """
    given = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    command = [
        str(_launcher(launcher)),
        "run",
        *(os.fspath(i) for i in given),
        "--out",
        os.fspath(out),
    ]
    for keyword, value in settings.items():
        command += _option(keyword, value)
    code, last = _child(command, progress)
    if code:
        message = last.removeprefix(_NAME) or f"the run ended with exit code {code}"
        raise _ERRORS.get(code, RunError)(message)
    return read(out)


def _launcher(given: PathLike | None) -> Path:
    if given is None:
        home = os.environ.get(HOME)
        if not home:
            raise FileNotFoundError(
                f"run needs a checkout of Orometry: name it by the variable {HOME}, or give "
                "launcher, the path of its scripts/orometry."
            )
        given = Path(home) / "scripts" / "orometry"
    path = Path(given)
    if not path.is_file():
        raise FileNotFoundError(f"there is no launcher {path}.")
    return path


def _option(keyword: str, value: Any) -> list[str]:
    flag = "--" + keyword.replace("_", "-")
    if value is None or value is False:
        return []
    if value is True:
        return [flag]
    if isinstance(value, Iterable) and not isinstance(value, str):
        value = ",".join(map(str, value))
    return [f"{flag}={value}"]


def _child(command: list[str], progress: bool) -> tuple[int, str]:
    """Give its exit code, and the last line that it has told, if it can be in its own name."""
    import subprocess

    last = ""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            for line in child.stderr or ():
                told = line.strip()
                if told.startswith(_NAME) or (told and not last.startswith(_NAME)):
                    last = told
                if progress:
                    sys.stderr.write(line)
            return child.wait(), last
        except BaseException:
            child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(10)
            raise


def read(folder: PathLike) -> Saved:
    """Open a result that `run`, the command line or `save` has written.

    Parameters
    ----------
    folder
        The result. Of its files only those are read that its manifest lists, when they are needed.

    Returns
    -------
    Saved
        A `Result`.

    Raises
    ------
    FileNotFoundError
        Where there is none.
    ValueError
        Where the manifest is none.
    """
    path = Path(folder)
    file = path / "manifest.json"
    if not file.is_file():
        raise FileNotFoundError(f"{path} is not a result: it has no manifest.json")
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        return Saved(path, manifest)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file} is not the manifest of a result: {error}") from None


class Saved(Result):
    """A result in files."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        #: Where it is.
        self.folder = folder
        #: All that the manifest says.
        self.manifest = manifest
        self.settings = dict(manifest["settings"])
        self.x = np.array(manifest["grid"]["x"], dtype=np.float64)
        self.y = np.array(manifest["grid"]["y"], dtype=np.float64)
        self._files = {name: self._paths(about) for name, about in manifest["tables"].items()}
        self._count_files = self._paths(manifest["counts"])

    def _paths(self, about: dict[str, Any]) -> list[Path]:
        paths = []
        for file in about["files"]:
            path = PurePosixPath(file["path"])
            if path.is_absolute() or ".." in path.parts or "\\" in file["path"]:
                raise ValueError(f"{file['path']!r} is no file of the result")
            paths.append(self.folder.joinpath(*path.parts))
        return paths

    def _sizes(self) -> tuple[int, int]:
        return int(self.manifest["peaks"]), int(self.manifest["slabs"]["total"])

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def _frame(self, table: str) -> pd.DataFrame:
        if table not in self._files:
            raise KeyError(f"{self.folder} has no table {table}")
        return _tables.read(self._files[table], str(self.settings["table-format"]))

    @functools.cached_property
    def _epochs(self) -> list[Epoch]:
        dims = tuple(str(self.settings.get("dims") or "x,y,t").split(","))
        if self.settings.get("project") or "t" not in dims:
            dims = (*(name for name in dims if name != "t"), "t")
        sizes = {"x": len(self.x), "y": len(self.y)}
        bins = self.slabs.groupby("epoch_idx", sort=True)["time_bin_idx"].size()
        return [Epoch(dims, tuple(sizes.get(name, int(n)) for name in dims)) for n in bins]

    @functools.cached_property
    def _bits(self) -> Bits:
        count = len(self._alphas[0]) + len(self._alphas[1])
        bits = np.zeros((self._sizes()[1], count, self._mask_bytes), np.uint8)
        if count:
            masks = self._frame("masks")
            valid = (self.slabs["status"] != "rejected").to_numpy()
            packed = np.frombuffer(b"".join(masks["mask"]), np.uint8)
            bits[valid] = packed.reshape(-1, count, self._mask_bytes)
        return bits

    @functools.cached_property
    def counts(self) -> Counts:
        """Where peaks are; see `min_included_height`."""
        load: Callable[[str], Any] = lambda name: np.load(  # noqa: E731
            next(file for file in self._count_files if file.name == f"{name}.npy"),
            allow_pickle=False,
        )
        return Counts(load("raw"), load("uniform_blurred"), load("gaussian_blurred"))

    @property
    def fingerprints(self) -> dict[str, str]:
        """By table, 128 bits that tell it from another."""
        tables = self.manifest["tables"]
        return {name: str(about["fingerprint"]) for name, about in tables.items()}
