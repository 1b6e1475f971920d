"""Every peak of every surface, exactly: height, prominence, key col, parent, region.

One surface: `find_peaks`, `dominant_mask`, `regions`. Stacks in memory: `analyze`,
`max_projection`. Files and clusters: `run`, `read`. A Spark session: `spark`. Pictures: `plot`. For
callers of the Python pipeline that this takes over: `posterior_peaks`.
"""

from typing import Any

from orometry._files import RunError, Saved, read, run
from orometry._java import JavaNotFoundError
from orometry._peaks import Peaks, Slices, dominant_mask, find_peaks, regions
from orometry._result import Analyzed, Counts, Masks, Result
from orometry._stack import analyze, max_projection

__all__ = [
    "Analyzed",
    "Counts",
    "JavaNotFoundError",
    "Masks",
    "Peaks",
    "Result",
    "RunError",
    "Saved",
    "Slices",
    "analyze",
    "dominant_mask",
    "find_peaks",
    "max_projection",
    "read",
    "regions",
    "run",
]

__version__ = "0.1.0"

_LATER = ("plot", "posterior_peaks", "spark")


def __getattr__(name: str) -> Any:
    if name in _LATER:  # loaded when they are asked for, as they need more
        import importlib

        return importlib.import_module(f"orometry.{name}")
    raise AttributeError(f"module 'orometry' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
