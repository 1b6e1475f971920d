"""The whole analysis on a Spark session that is there, which is neither started nor stopped.

It needs the package's extra `spark`, or any PySpark 4, and the job's jar among the session's
(`spark.jars`). On a client of Spark Connect use the SQL functions, on a server that has them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from orometry._arrays import real
from orometry._settings import texts

__all__ = ["Tables", "analyze"]

_PACKAGE = "io.github.orometry."


class Tables:
    """The tables of an analysis as data frames of Spark.

    Each is computed when rows of it are asked for: cache the surfaces if reading them is slow and
    several are wanted. Rows and their order are those of a run's, whatever the session's settings.
    """

    def __init__(self, session: Any, tables: Any, by_name: dict[str, Any]) -> None:
        self._session = session
        self._tables = tables
        self._by_name = by_name

    def __repr__(self) -> str:
        return f"Tables({', '.join(self.names)})"

    @property
    def names(self) -> list[str]:
        """Names of the tables that there are."""
        return list(self._by_name)

    def table(self, name: str) -> Any:
        """Give a table by its name.

        Raises
        ------
        ValueError
            There is none of that name.
        """
        if name not in self._by_name:
            raise ValueError(f"there is no table {name!r}; there are {', '.join(self.names)}")
        return self._frame(self._tables.table(self._by_name[name]))

    @property
    def peaks(self) -> Any:
        """A row a peak."""
        return self.table("peaks")

    @property
    def flat_peaks(self) -> Any:
        """A row a peak and level."""
        return self.table("flat_peaks")

    @property
    def filtered_flat_peaks(self) -> Any:
        """A row a peak that counts, at the level 0.5."""
        return self.table("filtered_flat_peaks")

    @property
    def slabs(self) -> Any:
        """A row a surface."""
        return self.table("slabs")

    @property
    def counts(self) -> Any:
        """How many peaks count in each bin that has some, from 1 on."""
        return self._frame(self._tables.counts())

    def _frame(self, java: Any) -> Any:
        from pyspark.sql.classic.dataframe import DataFrame

        return DataFrame(java, self._session)


def analyze(surfaces: Any, x: Any = None, y: Any = None, **settings: Any) -> Tables:
    """Find the peaks of all surfaces of a data frame, on its session.

    Parameters
    ----------
    surfaces : pyspark.sql.DataFrame
        With the columns `epoch_idx` and `time_bin_idx`, which together name a surface once, `nx`,
        and `values`: an array of numbers, row-major, or a binary of little-endian float64.
    x, y : array-like of shape (nx,) and (ny,), optional
        Centres of the columns and rows of cells; without both, their indices.
    **settings
        As of `run`: `min_prominence=0.2`, `levels=(0.5, 0.9)`, `masks=0.9`, `outlines=True`, ...

    Raises
    ------
    ValueError
        A setting, an axis or a column is not what it should be.
    TypeError
        The data frame is none of a Spark session in this process.
    RuntimeError
        The session does not have the job's jar.
    """
    session: Any = getattr(surfaces, "sparkSession", None)
    if not hasattr(session, "_jvm") or not hasattr(surfaces, "_jdf"):
        raise TypeError(
            "surfaces must be a data frame of a Spark session in this process,"
            f" not {type(surfaces).__module__}.{type(surfaces).__qualname__};"
            " over Spark Connect use the SQL functions"
        )
    if (x is None) != (y is None):
        raise ValueError("x and y must be given both, or none of them")
    jvm = session._jvm
    try:
        spark_analysis = _class(jvm, "sql.SparkAnalysis")
        analysis = _java_analysis(jvm, settings)
        prepared = spark_analysis.of(session._jsparkSession, analysis)
        if x is not None:
            axes = (_doubles(session, jvm, "x", x), _doubles(session, jvm, "y", y))
            prepared = prepared.on(_class(jvm, "surface.Grid")(*axes))
        tables = prepared.run(surfaces._jdf)
        by_name = {table.title(): table for table in tables.tables()}
    except Exception as error:
        raise _told(error) from None
    return Tables(session, tables, by_name)


def _class(jvm: Any, name: str) -> Any:
    found = jvm
    for part in (_PACKAGE + name).split("."):
        found = getattr(found, part)
    if type(found).__name__ != "JavaClass":
        raise RuntimeError(
            "the session does not have Orometry's jar: set spark.jars to job/target/orometry.jar"
        )
    return found


def _java_analysis(jvm: Any, settings: dict[str, Any]) -> Any:
    table = _class(jvm, "analysis.AnalysisSettings").ALL
    parsed = _class(jvm, "setting.Settings").parse(table, dict(texts(**settings)))
    return _class(jvm, "analysis.Analysis").of(parsed)


def _doubles(session: Any, jvm: Any, name: str, given: Any) -> Any:
    values = real(given, name)
    if values.ndim != 1:
        raise ValueError(f"{name} must have one dimension, not {values.ndim}")
    array = session.sparkContext._gateway.new_array(jvm.double, len(values))
    for i, value in enumerate(values.astype(np.float64).tolist()):
        array[i] = value
    return array


def _told(error: Exception) -> Exception:
    """Give an error of Java's as one of Python's, with its sentence alone."""
    cause = getattr(error, "java_exception", None)
    message = cause.getMessage() if cause is not None else getattr(error, "_desc", None)
    if message is None:
        return error
    return ValueError(str(message).splitlines()[0].rstrip("."))
