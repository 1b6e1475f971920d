"""What the tests share: where the checkout is, and its cases."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Not the user's archive of classes."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def root():
    return ROOT


@pytest.fixture
def rng():
    return np.random.default_rng(20)


@pytest.fixture
def launcher():
    """The job of this checkout, where it has been built."""
    if not (ROOT / "job" / "target" / "orometry.jar").is_file():
        pytest.skip("the job is not built: mvn package")
    return ROOT / "scripts" / "orometry"


@pytest.fixture
def python():
    """Run some lines in a process of their own; gives what it has printed."""

    def run(lines, **environment):
        return subprocess.run(
            [sys.executable, "-W", "ignore::DeprecationWarning", "-c", lines],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
