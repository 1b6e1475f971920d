"""Settings: keywords here, names and texts in Java."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Texts = tuple[tuple[str, str], ...]


def texts(**settings: Any) -> Texts:
    """Give settings as names and texts, without those that are None.

    Parameters
    ----------
    **settings
        By keyword: numbers, texts, booleans, or some numbers.
    """
    return tuple(
        (keyword.replace("_", "-"), _text(keyword, value))
        for keyword, value in settings.items()
        if value is not None
    )


def _text(keyword: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Iterable):
        return ",".join(_text(keyword, item) for item in value)
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{keyword} must be a number, not {value!r}") from None
    return str(int(number)) if keyword == "max_peaks" and number.is_integer() else repr(number)
