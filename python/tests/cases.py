"""The cases with known answers: bundled ones, and those in the folder OROMETRY_SHARED."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

BUNDLED = Path(__file__).resolve().parents[2] / "test-data" / "cases"
SHARED = os.environ.get("OROMETRY_SHARED")


@dataclass(frozen=True)
class Case:
    folder: Path

    @property
    def settings(self):
        return json.loads((self.folder / "case.json").read_text())

    @property
    def input(self):
        arrays = np.load(self.folder / "input.npz")
        return dict(arrays)

    @property
    def stacks(self):
        given = self.input
        return [given[name] for name in sorted(given) if name.startswith("epoch_")]

    def peaks(self, connectivity):
        return self.csv(f"peaks_{connectivity}.csv")

    def csv(self, name):
        table = pd.read_csv(self.folder / name, dtype=object, keep_default_na=False)
        return table.apply(lambda column: column.map(lambda text: float(text or "nan")))

    def arrays(self, name):
        return np.load(self.folder / name)


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir() if path.is_dir())


def bundled():
    return names(BUNDLED)


def shared():
    return names(Path(SHARED) / "cases") if SHARED else ["not there"]
