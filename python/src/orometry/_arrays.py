"""Arrays as they come, and how they lie in memory."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
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
    array = given if type(given) is np.ndarray else _array(given)
    if array.dtype.kind in "fiub":
        return array
    if array.dtype.kind == "O":
        try:
            return array.astype(np.float64)
        except (TypeError, ValueError):
            pass
    raise TypeError(f"{what} must be of real numbers, not of {array.dtype}")


def _array(given: Any) -> npt.NDArray[Any]:
    has_array = hasattr(given, "__array__") or hasattr(given, "__array_interface__")
    if not has_array and hasattr(given, "__dlpack__"):
        return np.from_dlpack(given)
    return np.asarray(given)


def axis(given: ArrayLike | None, name: str, size: int) -> Floats | None:
    """Give the centres of an axis, or None for indices."""
    if given is None:
        return None
    centres = np.ascontiguousarray(real(given, name), dtype=np.float64)
    if centres.shape != (size,):
        raise ValueError(f"{name} must have {size} centres, one for each cell, not {centres.shape}")
    return centres


@dataclass(frozen=True)
class Layout:
    """How an array lies in memory, for Java."""

    array: npt.NDArray[Any]
    shape: tuple[int, int, int]
    strides: tuple[int, int, int]

    @staticmethod
    def of(array: npt.NDArray[Any], axes: tuple[int, int, int | None]) -> Layout:
        """Give that of an array whose axes x, y and t (None: a single surface) are these."""
        if array.dtype.str[1:] not in _TYPES:
            array = array.astype(np.float64)
        x, y, t = axes
        return Layout(
            array,
            (array.shape[x], array.shape[y], 1 if t is None else array.shape[t]),
            (array.strides[x], array.strides[y], 0 if t is None else array.strides[t]),
        )

    @property
    def type(self) -> str:
        """Its type of number, without the byte order."""
        return str(self.array.dtype.str[1:])

    @property
    def is_little_endian(self) -> bool:
        """Whether the lowest byte of a number comes first."""
        order = self.array.dtype.str[0]
        return order == "<" or (order == "|" and np.little_endian)

    def places(self) -> tuple[int, int, int, int]:
        """Give how far element (0, 0, 0) lies from the lowest byte, and the strides."""
        below = sum(
            (n - 1) * stride
            for n, stride in zip(self.shape, self.strides, strict=True)
            if stride < 0
        )
        return (-below, *self.strides)

    def pages(self) -> list[Any]:
        """Give its bytes from the lowest on, as pieces of memory that buffers can address."""
        reach = sum(
            (n - 1) * abs(stride) for n, stride in zip(self.shape, self.strides, strict=True)
        )
        length = reach + self.array.itemsize
        lowest = self.array.__array_interface__["data"][0] - self.places()[0]
        return [
            (ctypes.c_char * min(_PAGE + _MORE, length - start)).from_address(lowest + start)
            for start in range(0, length, _PAGE)
        ]
