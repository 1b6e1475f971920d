"""Arrays as they come, and how they lie in memory."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ArrayLike = npt.ArrayLike

# The types of number that Java reads as they are.
_TYPES = frozenset(("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"))

# How a piece of memory is cut into buffers, as PagedBytes.java has it.
_PAGE = 1 << 30
_MORE = 1 << 20


def real(given: Any, what: str) -> npt.NDArray[Any]:
    """Give an array of real numbers; a masked cell is missing, that is NaN.

    Parameters
    ----------
    given
        An array, a masked one, or whatever NumPy makes one of: nested lists, objects with
        `__array__` or with `__dlpack__`.
    what
        What to call it in an error.
    """
    # Where nobody has loaded numpy.ma, which takes a while, there is no masked array.
    if type(given) is not np.ndarray and "numpy.ma" in sys.modules and np.ma.isMA(given):
        filled = np.asarray(np.ma.getdata(given))
        mask = np.ma.getmaskarray(given)
        if mask.any():
            filled = np.where(mask, np.nan, filled)
        given = filled
    array = given if type(given) is np.ndarray else _array(given, what)
    if array.dtype.kind in "fiub":
        return array
    if array.dtype.kind == "O":
        try:
            return array.astype(np.float64)
        except (TypeError, ValueError, OverflowError):
            pass
    raise TypeError(f"{what} must be of real numbers, not of {array.dtype}")


def _array(given: Any, what: str) -> npt.NDArray[Any]:
    has_array = hasattr(given, "__array__") or hasattr(given, "__array_interface__")
    if not has_array and hasattr(given, "__dlpack__"):
        return np.from_dlpack(given)
    try:
        return np.asarray(given)
    except ValueError:
        raise ValueError(f"{what} must be an array, all of its rows of one length") from None


def axis(given: ArrayLike | None, name: str, size: int) -> Floats | None:
    """Give the centres of an axis, or None for indices."""
    if given is None:
        return None
    centres = np.ascontiguousarray(real(given, name), dtype=np.float64)
    if centres.shape != (size,):
        raise ValueError(f"{name} must have {size} centres, one for each cell, not {centres.shape}")
    return centres


class Layout:
    """How an array lies in memory, for Java."""

    __slots__ = ("array", "shape", "strides")

    def __init__(self, array: npt.NDArray[Any], axes: tuple[int, int, int | None]) -> None:
        """Take an array whose axes x, y and t (None: a single surface) are these."""
        if array.dtype.str[1:] not in _TYPES:
            array = array.astype(np.float64)
        x, y, t = axes
        shape, strides = array.shape, array.strides
        self.array = array
        self.shape = (shape[x], shape[y], 1 if t is None else shape[t])
        self.strides = (strides[x], strides[y], 0 if t is None else strides[t])

    @property
    def type(self) -> str:
        """Its type of number, with the byte order, such as "<f8"."""
        written = str(self.array.dtype.str)
        return written if written[0] != "|" else "<" + written[1:]

    def places(self) -> tuple[int, int, int, int]:
        """Give how far element (0, 0, 0) lies from the lowest byte, and the strides."""
        (nx, ny, nt), (x, y, t) = self.shape, self.strides
        above = 0
        for n, stride in ((nx, x), (ny, y), (nt, t)):
            if stride < 0:
                above -= (n - 1) * stride
        return (above, x, y, t)

    def pages(self) -> list[Any]:
        """Give its bytes from the lowest on, as pieces of memory that buffers can address."""
        (nx, ny, nt), (x, y, t) = self.shape, self.strides
        reach = (nx - 1) * abs(x) + (ny - 1) * abs(y) + (nt - 1) * abs(t)
        length = reach + self.array.itemsize
        lowest = self.array.__array_interface__["data"][0] - self.places()[0]
        return [
            (ctypes.c_char * min(_PAGE + _MORE, length - start)).from_address(lowest + start)
            for start in range(0, length, _PAGE)
        ]
