"""Arrays that know their dimensions: xarray's, and the tensors of pynapple."""

import numpy as np
import pandas as pd
import pynapple
import pytest
import xarray

import orometry


def assert_same(one, other):
    assert one.fingerprints == other.fingerprints
    pd.testing.assert_frame_equal(one.peaks, other.peaks)


def test_xarray(rng):
    p = rng.random((5, 6, 7))
    x, y = np.cumsum(rng.random(5)), np.cumsum(rng.random(6))
    expected = orometry.analyze(p, x, y, masks=0.5)
    array = xarray.DataArray(p, dims=("x", "y", "time"), coords={"x": x, "y": y})
    for given in (array, array.transpose("time", "y", "x"), array.rename(time="T")):
        result = orometry.analyze(given, masks=0.5)
        assert_same(result, expected)
        assert result.masks[0.5][0].shape == given.shape
    np.testing.assert_array_equal(expected.x, x)
    renamed = array.rename(x="a", y="b", time="c")
    np.testing.assert_array_equal(orometry.analyze(renamed, dims="x,y,t").x, x)
    with pytest.raises(ValueError, match="dimensions called x, y and t"):
        orometry.analyze(renamed)


def test_pynapple(rng):
    """Its tensors have time first."""
    stack = rng.random((7, 5, 6))
    tensor = pynapple.TsdTensor(t=np.arange(6.0), d=stack.transpose(2, 0, 1))
    assert_same(orometry.analyze(tensor), orometry.analyze(stack))
