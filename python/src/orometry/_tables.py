"""Tables: out of Java column by column, into data frames and files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from orometry import _java

if TYPE_CHECKING:
    import pandas as pd

_TYPES: dict[str, Any] = {
    "integer": np.int32,
    "number": np.float64,
    "flag": np.int8,
    "text": np.int32,
}


@dataclass(frozen=True)
class Column:
    """A column as Java gives it."""

    name: str
    #: integer, number (NaN for none), flag (-1 for none), text (codes, -1 for none), or bytes.
    type: str
    is_nullable: bool
    values: npt.NDArray[Any]
    #: What the codes of texts stand for.
    texts: tuple[str, ...] = ()


def columns(answers: Any, table: str, mask_bytes: int) -> list[Column]:
    """Give the columns of a table.

    Parameters
    ----------
    answers
        Answers.java.
    table
        Its name.
    mask_bytes
        Bytes of a mask.
    """
    import jpype

    java = _java.java()
    rows = int(answers.rows(table))
    abouts = [str(about).split(" ") for about in answers.columns(table)]
    arrays = [
        np.empty((rows, mask_bytes), np.uint8)
        if about[1] == "bytes"
        else np.empty(rows, _TYPES[about[1]])
        for about in abouts
    ]
    try:
        texts = (
            answers.fill(table, java.buffers([java.buffer(a) for a in arrays])) if rows else None
        )
    except jpype.JException as error:
        raise _java.failure(error) from None
    return [
        Column(
            about[0],
            about[1],
            about[-1] == "null",
            array,
            tuple(map(str, texts[i])) if texts is not None and texts[i] is not None else (),
        )
        for i, (about, array) in enumerate(zip(abouts, arrays, strict=True))
    ]


def frame(given: list[Column]) -> pd.DataFrame:
    """Give columns as a data frame."""
    import pandas as pd

    return pd.DataFrame({column.name: _series(column) for column in given}, copy=False)


def _series(column: Column) -> Any:
    import pandas as pd

    if column.type == "flag":
        if column.is_nullable:
            return pd.arrays.BooleanArray(column.values == 1, column.values < 0)
        return column.values.view(np.bool_)
    if column.type == "text":
        return pd.Series(_object(column), dtype=_text_type())
    if column.type == "bytes":
        return [row.tobytes() for row in column.values]
    return column.values


def write(given: list[Column], file: Path, table_format: str) -> int:
    """Write columns to a file. Gives the number of rows."""
    if table_format not in ("parquet", "csv"):
        raise ValueError(f"table_format must be 'parquet' or 'csv', not {table_format!r}")
    file.parent.mkdir()
    if table_format == "parquet":
        try:
            import pyarrow.parquet as pq
        except ImportError:
            raise ImportError("table_format='parquet' needs pyarrow: pip install pyarrow") from None
        pq.write_table(_arrow(given), file, compression="snappy")
    else:
        _csv(given).to_csv(file, index=False, lineterminator="\n")
    return len(given[0].values)


def _arrow(given: list[Column]) -> Any:
    import pyarrow as pa

    arrays = [_arrow_array(column) for column in given]
    fields = [
        pa.field(column.name, array.type, nullable=column.is_nullable)
        for column, array in zip(given, arrays, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _arrow_array(column: Column) -> Any:
    import pyarrow as pa

    values = column.values
    if column.type == "number":
        return pa.array(values, mask=np.isnan(values) if column.is_nullable else None)
    if column.type == "flag":
        return pa.array(values == 1, mask=values < 0 if column.is_nullable else None)
    if column.type == "text":
        return pa.array(_object(column), pa.string())
    if column.type == "bytes":
        return pa.array([row.tobytes() for row in values], pa.binary())
    return pa.array(values)


def _object(column: Column) -> npt.NDArray[Any]:
    texts: npt.NDArray[Any] = np.array([*column.texts, None], dtype=object)
    return np.take(texts, column.values)


def _csv(given: list[Column]) -> pd.DataFrame:
    import pandas as pd

    data: dict[str, Any] = {}
    for column in given:
        if column.type == "flag":
            data[column.name] = np.array(["false", "true", None], dtype=object)[column.values]
        elif column.type == "text":
            data[column.name] = _object(column)
        elif column.type == "bytes":
            data[column.name] = [row.tobytes().hex() for row in column.values]
        else:
            data[column.name] = column.values
    return pd.DataFrame(data)


def settings(analysis: Any) -> dict[str, Any]:
    """Give every setting of an analysis by its name, as JSON has it."""
    given = list(_java.java().door.settings(analysis))
    return {str(name): plain(value) for name, value in zip(given[::2], given[1::2], strict=True)}


def plain(value: Any) -> Any:
    """Give a value of Java's as Python has it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return _number(value)
    name = str(value.getClass().getSimpleName())
    if name == "Boolean":
        return bool(value)
    if name in ("Integer", "Long"):
        return int(value)
    if name == "Double":
        return float(value)
    if name == "String":
        return str(value)
    return [plain(item) for item in value]


def _number(value: Any) -> Any:
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def versions() -> dict[str, str]:
    """Give the versions that a manifest names."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("orometry")
    except PackageNotFoundError:
        own = "development"
    return {"orometry": own, "java": _java.java().version, "numpy": np.__version__}


def remove(folder: Path) -> None:
    """Delete a folder with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def read(files: list[Path], table_format: str) -> pd.DataFrame:
    """Read a table from its files, in their order."""
    import pandas as pd

    reader = _read_csv if table_format == "csv" else _read_parquet
    frames = [_typed(reader(file)) for file in files]
    if not frames:
        return pd.DataFrame()
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _read_parquet(file: Path) -> pd.DataFrame:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise ImportError("results in Parquet need pyarrow: pip install pyarrow") from None
    with file.open("rb") as stream:
        table: pd.DataFrame = pq.read_table(stream).to_pandas()
    return table


def _read_csv(file: Path) -> pd.DataFrame:
    """Read texts first: how pandas reads numbers depends on its version."""
    import pandas as pd

    table = pd.read_csv(file, dtype=object, keep_default_na=False)
    for name in table:
        texts = list(table[name])
        if name == "mask":
            table[name] = [bytes.fromhex(text) for text in texts]
        elif name in _FLAGS:
            table[name] = [text == "true" if text else None for text in texts]
        elif name in _TEXTS:
            table[name] = [text or None for text in texts]
        else:
            table[name] = [float(text) if text else np.nan for text in texts]
    return table


_TEXTS = ("status", "error", "kind")
_INTEGERS = ("epoch_idx", "time_bin_idx", "iy", "ix", "parent_idx", "n_peaks", "n_cells")
_MORE_INTEGERS = ("summit_idx", "summit_slice_idx", "missing_cells")
_BINNED = ("peak_center_binned_x", "peak_center_binned_y")
_FLAGS: dict[Any, Any] = {"edge_limited": "bool", "well_localized": "boolean"}


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table the types that `frame` gives, whatever a file's format could tell of them."""
    import pandas as pd

    for name in table:
        if name in (*_INTEGERS, *_MORE_INTEGERS, *_BINNED):
            table[name] = table[name].astype(np.int32)
        elif name in _FLAGS:
            table[name] = table[name].astype(_FLAGS[name])
        elif name in _TEXTS:
            texts = [text if isinstance(text, str) else None for text in table[name]]
            table[name] = pd.Series(texts, dtype=_text_type())
        elif name != "mask":
            table[name] = table[name].astype(np.float64)
    return table


def _text_type() -> Any:
    """Give a type for strings, whatever a column holds; older versions of pandas have objects."""
    import pandas as pd

    return "str" if int(pd.__version__.split(".")[0]) >= 3 else object
