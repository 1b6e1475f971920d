"""Many surfaces: arrays of them, analysed on all cores."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orometry import _java
from orometry._arrays import ArrayLike, Floats, Layout, axis, real
from orometry._peaks import Peaks, flat_bytes, grid, rejected, unpack
from orometry._result import Analyzed, Epoch
from orometry._settings import Texts, numbers, texts

Dims = str | Sequence[str] | None
Progress = bool | Callable[[int, int], object] | None

_DIMS = "x,y,t"
_LOOK = 50  # milliseconds between two looks at whether a call has ended
_PATIENCE = 2000
_T_FIRST = "t,x,y"
_TIMES = ("t", "time", "time_bin", "time_bins")


@dataclass
class _Stack:
    """An array as it was given, and where its axes are."""

    array: npt.NDArray[Any]
    dims: tuple[str, ...]
    x: ArrayLike | None = None
    y: ArrayLike | None = None

    @functools.cached_property
    def layout(self) -> Layout:
        x, y = self.dims.index("x"), self.dims.index("y")
        return Layout(self.array, (x, y, self.dims.index("t") if "t" in self.dims else None))

    @property
    def epoch(self) -> Epoch:
        return Epoch(self.dims, self.array.shape)


def _stack(given: Any, dims: Dims, what: str) -> _Stack:
    if hasattr(given, "dims") and hasattr(given, "coords"):
        return _labelled(given, dims, what)
    if dims is None:
        is_tensor = type(given).__name__ == "TsdTensor" and hasattr(given, "values")
        dims = _T_FIRST if is_tensor else _DIMS
    array = real(given.values if type(given).__name__ == "TsdTensor" else given, what)
    return _Stack(array, _names(dims, array.ndim, what))


@functools.lru_cache(maxsize=64)
def _parsed(dims: str | tuple[str, ...]) -> tuple[str, ...]:
    given = dims.split(",") if isinstance(dims, str) else dims
    names = tuple(str(name).strip() for name in given)
    if sorted(names) not in (["t", "x", "y"], ["x", "y"]):
        raise ValueError(f"dims must name x, y and t, each once, as 'x,y,t' does, not {dims!r}")
    return names


def _names(dims: str | Sequence[str], axes: int, what: str) -> tuple[str, ...]:
    names = _parsed(dims if isinstance(dims, str) else tuple(np.atleast_1d(dims).tolist()))
    if axes == 2:
        names = tuple(name for name in names if name != "t")
    if len(names) != axes:
        raise ValueError(
            f"{what} must have the axes {','.join(names)}, or x and y, not {axes} axes"
        )
    return names


def _labelled(given: Any, dims: Dims, what: str) -> _Stack:
    """Take an xarray.DataArray: its axes and their coordinates by name."""
    own = [str(name) for name in given.dims]
    names = tuple("t" if name.lower() in _TIMES else name.lower() for name in own)
    if dims is not None:
        names = _names(dims, len(own), what)
    if sorted(names) not in (["t", "x", "y"], ["x", "y"]):
        raise ValueError(
            f"{what} must have dimensions called x, y and t (or time), not {', '.join(own)}: "
            "rename them, or give dims, such as 'x,y,t', in the order of its axes"
        )
    centres = {
        name: given.coords[mine].values
        for name, mine in zip(names, given.dims, strict=True)
        if mine in given.coords and name != "t"
    }
    return _Stack(real(given.values, what), names, centres.get("x"), centres.get("y"))


def _stacks(given: Any, dims: Dims) -> list[_Stack]:
    if isinstance(given, (list, tuple)):
        return [_stack(one, dims, f"stack[{i}]") for i, one in enumerate(given)]
    return [_stack(given, dims, "stack")]


def _grid_of(
    stacks: list[_Stack], x: ArrayLike | None, y: ArrayLike | None
) -> tuple[tuple[int, int], tuple[Floats | None, Floats | None]]:
    """Give rows and columns of all surfaces, and the centres."""
    shapes = [stack.layout.shape[:2] for stack in stacks]
    nx, ny = shapes[0]
    for i, shape in enumerate(shapes):
        if shape != (nx, ny):
            raise ValueError(
                f"stack[{i}] has surfaces of {shape[0]} x {shape[1]} cells (x, y), and stack[0] of "
                f"{nx} x {ny}: all must share one grid"
            )
    if nx == 0 or ny == 0:
        raise ValueError(f"the surfaces have no cells: {nx} in x and {ny} in y")
    x = x if x is not None else stacks[0].x
    y = y if y is not None else stacks[0].y
    return (ny, nx), (axis(x, "x", nx), axis(y, "y", ny))


def threads(n_jobs: int) -> int:
    """Give how many threads: -1 for all cores, -2 for all but one, and so on."""
    if not isinstance(n_jobs, (int, float, np.number)) or n_jobs == 0 or int(n_jobs) != n_jobs:
        raise ValueError(
            f"n_jobs must be a whole number from 1 on, or -1 for all cores, not {n_jobs!r}"
        )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return int(n_jobs) if n_jobs > 0 else max(1, (cores or 1) + 1 + int(n_jobs))


# A call that was interrupted may look at its arrays a while longer; they are kept till then.
_lingering: list[tuple[Any, object]] = []


def _forget() -> object:
    old = list(_lingering)
    _lingering.clear()
    return old


_java.at_fork(_forget)


class _Work:
    """A call on Java's threads, and the arrays it looks at."""

    def __init__(self, java: Any, call: Any) -> None:
        _lingering[:] = [kept for kept in _lingering if not kept[0].hasEnded(0)]
        self._java = java
        self.call = call
        self.memory: list[object] = []

    def add(self, epochs: Iterable[tuple[int, Layout]]) -> int:
        """Add arrays, which are epochs, as far as they have surfaces. Gives how many they have."""
        java = self._java
        pages: list[Any] = []
        types: dict[str, int] = {}
        about: list[tuple[int, ...]] = []
        for epoch, layout in epochs:
            surfaces = layout.shape[2]
            if surfaces > 0:
                own = layout.pages()
                type_at = types.setdefault(layout.type, len(types))
                about.append((epoch, len(own), type_at, surfaces, *layout.places()))
                pages += own
                self.memory.append(layout.array)
        self.memory.append(pages)
        numbers = np.array(about, np.int64)
        self.call.add(
            java.buffers([java.buffer(page) for page in pages]),
            java.strings(list(types)),
            java.longs(numbers.ravel()),
        )
        return int(numbers[:, 3].sum()) if about else 0

    def wait(self, told: Callable[[int], object]) -> Any:
        """Wait for the answers."""
        import jpype

        done = 0
        try:
            while not self.call.hasEnded(_LOOK):
                now = int(self.call.done())
                told(now - done)
                done = now
            told(int(self.call.done()) - done)
        except BaseException:
            self.call.cancel()
            if not self.call.hasEnded(_PATIENCE):
                _lingering.append((self.call, self.memory))
            raise
        try:
            return self.call.answers()
        except jpype.JException as error:
            raise _java.failure(error) from None


@contextlib.contextmanager
def _telling(progress: Progress, total: int) -> Iterator[Callable[[int], object]]:
    if callable(progress):
        tell = progress
        done = 0

        def told(more: int) -> None:
            nonlocal done
            if more > 0:
                done += more
                tell(done, total)

        yield told
    elif progress:
        try:
            from tqdm.auto import tqdm
        except ImportError:
            raise ImportError("progress=True needs tqdm: pip install tqdm") from None
        with tqdm(total=total, unit="surface") as bar:
            yield bar.update
    else:
        yield lambda more: None


def analyze(
    stack: Any,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    dims: Dims = None,
    *,
    connectivity: str = "contour",
    min_prominence: float = 0,
    min_height: float | None = None,
    max_peaks: int | None = None,
    sea_level: float = 0,
    levels: float | Sequence[float] = (0.5, 0.9),
    min_included_height: float | None = None,
    masks: float | Sequence[float] | None = None,
    level_masks: bool = False,
    n_jobs: int = -1,
    progress: Progress = None,
) -> Analyzed:
    """Analyse every surface of one stack or of several, as `scripts/orometry run` does.

    Parameters
    ----------
    stack
        An array, or a list of them, each an epoch; all share one grid. Any real type, any strides;
        NaN and masked cells are missing. An array of two axes is an epoch of one surface. An
        xarray.DataArray is read by the names of its dimensions and coordinates, a pynapple
        TsdTensor as "t,x,y".
    x, y
        Centres of the cells in x and y, strictly increasing; indices by default.
    dims
        The order of an array's axes, such as "t,y,x" or ("t", "y", "x"); "x,y,t" by default.
    connectivity, min_prominence, min_height, max_peaks, sea_level
        As in `find_peaks`.
    levels
        Slices are measured at these multiples of a peak's height.
    min_included_height
        Count peaks with at least this height.
    masks
        Make masks of the region that each surface's dominant peak rules, at these multiples of its
        height.
    level_masks
        Make masks of all cells at or above each of `levels` times that height, too.
    n_jobs
        How many threads work: -1 for all cores, -2 for all but one, and so on. No answer depends
        on it.
    progress
        True shows a bar (tqdm); a function is called with the surfaces done and all there are.

    Returns
    -------
    Analyzed
        A `Result`: tables, masks and counts. A surface with an infinite cell is rejected; `slabs`
        tells why.

    Raises
    ------
    ValueError
        Where the arrays do not share a grid, or a setting makes no sense.
    """
    stacks = _stacks(stack, dims)
    settings = texts(
        connectivity=connectivity,
        min_prominence=min_prominence,
        min_height=min_height,
        max_peaks=max_peaks,
        sea_level=sea_level,
        levels=numbers(levels, "levels"),
        min_included_height=min_included_height,
        masks=None if masks is None else numbers(masks, "masks"),
        level_masks=level_masks,
    )
    if not stacks:
        raise ValueError("there is no stack to analyze")
    shape, axes = _grid_of(stacks, x, y)
    workers = threads(n_jobs)
    answers, java_grid = _answers(stacks, shape, axes, settings, workers, progress)
    epochs = [stack.epoch for stack in stacks]
    return Analyzed(answers, _java.analysis(settings), java_grid, epochs, workers)


def _answers(
    stacks: list[_Stack],
    shape: tuple[int, int],
    axes: tuple[Floats | None, Floats | None],
    settings: Texts,
    workers: int,
    progress: Progress,
) -> tuple[Any, Any]:
    java = _java.java()
    java_grid = grid(java, shape, axes)
    work = _Work(java, java.stack_call(_java.analysis(settings), java_grid))
    total = work.add((i, stack.layout) for i, stack in enumerate(stacks))
    with _telling(progress, total) as told:
        work.call.start(workers, True)
        return work.wait(told), java_grid


def peaks_of_large(
    surface: npt.NDArray[Any],
    axes: tuple[Floats | None, Floats | None],
    levels: tuple[float, ...],
    settings: Texts,
) -> Peaks:
    """Give the peaks of one surface, found on a thread of Java's own; see `find_peaks`."""
    java = _java.java()
    shape = (surface.shape[0], surface.shape[1])
    work = _Work(java, java.stack_call(_java.analysis(settings), grid(java, shape, axes)))
    work.add([(0, Layout(surface, (1, 0, None)))])
    work.call.start(1, False)
    answers = work.wait(lambda more: None)
    count = int(answers.outcome())
    if count < 0:
        raise rejected(str(answers.error()))
    memory = np.empty(flat_bytes(count, len(levels)), np.uint8)
    if count > 0:
        answers.flat(java.buffer(memory))
    return unpack(memory, count, shape, axes, levels)


def max_projection(stack: Any, dims: Dims = None, *, n_jobs: int = -1) -> Floats:
    """Project a stack: each cell the highest of that cell over time, missing ones ignored.

    Parameters
    ----------
    stack, dims, n_jobs
        As in `analyze`; one array.

    Returns
    -------
    ndarray
        float64, with the stack's axes without t, in their order: (n_x, n_y) for "x,y,t". A cell
        that is missing in every surface is NaN; one that is infinite in any is infinite.
    """
    given = _stack(stack, dims, "stack")
    shape, _ = _grid_of([given], None, None)
    if given.layout.shape[2] == 0:
        raise ValueError("the stack has no surfaces")
    java = _java.java()
    work = _Work(java, java.stack_call(_java.analysis(()), grid(java, shape, (None, None))))
    work.add([(0, given.layout)])
    projection = np.empty(shape)
    work.memory.append(projection)
    work.call.startProjection(threads(n_jobs), java.buffer(projection))
    work.wait(lambda more: None)
    order = [name for name in given.dims if name != "t"]
    return projection if order == ["y", "x"] else projection.T
