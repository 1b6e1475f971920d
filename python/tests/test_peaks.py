"""find_peaks and what goes with it: arrays of all kinds, settings, errors."""

import threading

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import ndimage

import orometry

COLUMNS = ("iy", "ix", "x", "y", "height", "prominence", "key_col", "parent", "edge_limited")
TYPES = ("f2", "f4", "f8", "g", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?")


def assert_same(one, other):
    assert len(one) == len(other)
    for name in (*COLUMNS, "key_col_x", "key_col_y"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def test_a_small_surface_by_hand():
    z = [[0, 3, 1, 0, 2], [0, 1, 0, 4, 1], [0, 1, 2, 1, 0]]
    peaks = orometry.find_peaks(z)
    assert peaks.height.tolist() == [4, 3, 2, 2]
    assert peaks.iy.tolist() == [1, 0, 0, 2]
    assert peaks.ix.tolist() == [3, 1, 4, 2]
    assert peaks.prominence.tolist() == [4, 2, 0.25, 0.25]
    assert peaks.parent.tolist() == [-1, 0, 0, 0]
    assert np.isnan(peaks.key_col[0])
    assert peaks.key_col[1:].tolist() == [1, 1.75, 1.75]
    assert peaks.edge_limited.all()
    assert len(peaks) == 4
    assert "4 of a surface of 3 x 5" in repr(peaks)


def test_the_frame_has_the_arrays():
    z = np.random.default_rng(0).random((6, 7))
    peaks = orometry.find_peaks(z)
    frame = peaks.to_frame()
    assert list(frame.columns) == [
        *("iy", "ix", "x", "y", "height", "prominence", "key_col", "key_col_x", "key_col_y"),
        *("parent", "edge_limited"),
    ]
    for name in frame:
        np.testing.assert_array_equal(frame[name], getattr(peaks, name))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("order", ["<", ">"])
def test_types_and_strides(rng, kind, order):
    z = (rng.random((23, 31)) * 100).astype(kind)
    z = z.astype(z.dtype.newbyteorder(order))
    expected = orometry.find_peaks(z.astype("f8"))
    wide = np.zeros((46, 93), z.dtype)
    wide[::2, ::3] = z
    backwards = np.ascontiguousarray(z[::-1, ::-1])[::-1, ::-1]
    for array in (z, np.asfortranarray(z), wide[::2, ::3], backwards):
        assert_same(orometry.find_peaks(array), expected)


def test_whatever_numpy_takes_for_an_array(rng):
    z = rng.random((5, 6))

    class Dlpack:
        def __dlpack__(self, **_):
            return z.__dlpack__()

        def __dlpack_device__(self):
            return z.__dlpack_device__()

    class Array:
        def __array__(self, dtype=None, copy=None):
            return z

    expected = orometry.find_peaks(z)
    for array in (z.tolist(), Dlpack(), Array(), pd.DataFrame(z), z.astype(object)):
        assert_same(orometry.find_peaks(array), expected)


def test_missing_cells_by_nan_or_mask(rng):
    z = np.round(rng.random((12, 13)) * 9)
    holes = rng.random(z.shape) < 0.2
    missing = np.where(holes, np.nan, z)
    expected = orometry.find_peaks(missing)
    assert_same(orometry.find_peaks(np.ma.array(z.astype("i4"), mask=holes)), expected)
    assert_same(orometry.find_peaks(np.ma.array(z, mask=False)), orometry.find_peaks(z))
    assert not np.isnan(expected.height).any()
    assert len(orometry.find_peaks(np.full((3, 3), np.nan))) == 0


def test_axes_give_positions(rng):
    z = rng.random((8, 9))
    x, y = np.cumsum(rng.random(9)), np.cumsum(rng.random(8))
    peaks = orometry.find_peaks(z, x, y, levels=(0.5, 0.9))
    np.testing.assert_array_equal(peaks.x, x[peaks.ix])
    np.testing.assert_array_equal(peaks.y, y[peaks.iy])
    assert set(peaks.key_col_x[1:]) <= {
        *x,
        *(x[:-1] / 2 + x[1:] / 2),
    }
    assert peaks.slices.area.shape == (len(peaks), 2)
    np.testing.assert_array_equal(peaks.slices.level, peaks.height[:, None] * [0.5, 0.9])
    only_x = orometry.find_peaks(z, x)
    np.testing.assert_array_equal(only_x.y, only_x.iy)
    np.testing.assert_array_equal(only_x.x, peaks.x)


def test_settings_are_those_of_the_analysis(rng):
    z = rng.random((20, 20)) - 0.3
    every = orometry.find_peaks(z)
    prominent = orometry.find_peaks(z, min_prominence=0.3)
    assert 0 < len(prominent) < len(every)
    assert (prominent.prominence >= 0.3).all()
    assert len(orometry.find_peaks(z, max_peaks=3)) == 3
    assert (orometry.find_peaks(z, min_height=0.5).height >= 0.5).all()
    assert orometry.find_peaks(z, sea_level=-5).prominence[0] == every.height[0] + 5
    counts = [len(orometry.find_peaks(z, connectivity=c)) for c in ("four", "contour", "eight")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2]
    assert len(orometry.find_peaks(z, levels=0.5).slices.multipliers) == 1


@settings(max_examples=60, deadline=None)
@given(
    hnp.arrays(
        st.sampled_from([np.float64, np.float32, np.int16]),
        hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=9),
        elements=st.integers(-5, 5),
    ),
    st.sampled_from(["contour", "eight", "four"]),
)
def test_what_holds_of_every_surface(z, connectivity):
    peaks = orometry.find_peaks(z, connectivity=connectivity)
    np.testing.assert_array_equal(z[peaks.iy, peaks.ix], peaks.height)
    np.testing.assert_array_equal(z.ravel()[peaks.cell], peaks.height)
    assert (np.diff(peaks.height) <= 0).all()
    assert (peaks.prominence > 0).all()
    assert (peaks.parent < np.arange(len(peaks))).all()
    below = peaks.parent >= 0
    parents = peaks.parent[below]
    assert (peaks.height[parents] >= peaks.height[below]).all()
    assert (peaks.prominence[parents] >= peaks.prominence[below]).all()
    np.testing.assert_array_equal(
        peaks.prominence[below], peaks.height[below] - peaks.key_col[below]
    )
    if len(peaks):
        assert peaks.height[0] == z.max()
    # With eight neighbours a piece of the whole surface has one top; all of it is one piece.
    assert (~below).sum() == (1 if z.min() < z.max() else 0)


def test_the_dominant_mask_is_scipys_propagation(rng):
    for _ in range(20):
        z = np.round(rng.random((9, 11)) * 5)
        z[rng.random(z.shape) < 0.1] = np.nan
        peaks = orometry.find_peaks(z)
        seed = np.zeros(z.shape, bool)
        seed[peaks.iy[:1], peaks.ix[:1]] = True
        expected = ndimage.binary_propagation(seed, mask=z >= 0.6 * peaks.height[0])
        np.testing.assert_array_equal(orometry.dominant_mask(z, 0.6), expected)
    assert not orometry.dominant_mask(np.zeros((3, 4))).any()


def test_regions_are_the_slices(rng):
    z = rng.random((9, 11))
    table = orometry.regions(z, (0.5, 0.75), min_prominence=0.2)
    peaks = orometry.find_peaks(z, levels=(0.5, 0.75), min_prominence=0.2)
    assert len(table) == 2 * len(peaks)
    np.testing.assert_array_equal(table["area"], peaks.slices.area.ravel())
    np.testing.assert_array_equal(table["multiplier"].unique(), [0.5, 0.75])


def test_a_large_surface_has_the_answers_of_a_small_one(rng, monkeypatch):
    z = ndimage.gaussian_filter(rng.random((90, 110)), 3)[::-1]
    expected = orometry.find_peaks(z, levels=(0.5,), min_prominence=0.01)
    monkeypatch.setattr("orometry._peaks.LARGE", 100)
    found = orometry.find_peaks(z, levels=(0.5,), min_prominence=0.01)
    assert_same(found, expected)
    np.testing.assert_array_equal(found.slices.area, expected.slices.area)
    assert len(orometry.find_peaks(np.zeros((20, 20)))) == 0
    with pytest.raises(ValueError, match=r"cell \(iy 3, ix 4\) is inf"):
        orometry.find_peaks(np.where(np.arange(400).reshape(20, 20) == 64, np.inf, 0))
    assert orometry.dominant_mask(z, 0.9).any()


def test_many_peaks_after_few():
    noise = np.random.default_rng(1).random((60, 70))
    few = orometry.find_peaks(np.zeros((60, 70)))
    many = orometry.find_peaks(noise)
    assert len(few) == 0
    assert len(many) > 700
    np.testing.assert_array_equal(noise[many.iy, many.ix], many.height)


def test_answers_are_the_callers_own(rng):
    one, other = rng.random((2, 10, 10))
    first = orometry.find_peaks(one)
    kept = first.height.copy()
    orometry.find_peaks(other)
    np.testing.assert_array_equal(first.height, kept)


def test_threads_do_not_get_in_each_others_way(rng):
    surfaces = rng.random((8, 30, 30))
    expected = [orometry.find_peaks(z) for z in surfaces]
    wrong = []

    def work(which):
        for _ in range(50):
            found = orometry.find_peaks(surfaces[which])
            if not np.array_equal(found.prominence, expected[which].prominence):
                wrong.append(which)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"connectivity": "six"}, "connectivity has a wrong value: expected one of contour"),
        ({"min_prominence": np.nan}, "min_prominence"),
        ({"min_height": np.inf}, "min_height"),
        ({"max_peaks": 0}, "max_peaks"),
        ({"max_peaks": 1.5}, "max_peaks"),
        ({"levels": (0.5, 0.5)}, "levels names a number twice"),
        ({"x": [0, 1]}, "x must have 3 centres"),
        ({"x": [0, 2, 1]}, "axis x must be strictly increasing"),
        ({"y": [0, np.nan]}, "axis y must be finite"),
    ],
)
def test_wrong_settings(options, message):
    with pytest.raises(ValueError, match=message):
        orometry.find_peaks(np.zeros((2, 3)), **options)


@pytest.mark.parametrize("z", [np.zeros(3), np.zeros((2, 2, 2)), np.zeros((0, 3)), 1.0])
def test_what_is_no_surface(z):
    with pytest.raises(ValueError, match="two axes"):
        orometry.find_peaks(z)


@pytest.mark.parametrize("z", [np.zeros((2, 2), complex), [["a", "b"]], np.zeros((2, 2), "M8[s]")])
def test_what_is_no_number(z):
    with pytest.raises(TypeError, match="z must be of real numbers"):
        orometry.find_peaks(z)


def test_an_infinite_cell():
    with pytest.raises(ValueError, match=r"z is no surface: cell \(iy 1, ix 0\) is -inf"):
        orometry.find_peaks([[0, 1], [-np.inf, 2]])
    with pytest.raises(TypeError, match="min_height must be a number"):
        orometry.find_peaks([[0, 1]], min_height=object())
