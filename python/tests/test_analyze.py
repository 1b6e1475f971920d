"""analyze and max_projection: arrays of all kinds, masks, counts, progress, errors."""

import sys
import types

import hypothesis
import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import ndimage

import orometry

TABLES = ("peaks", "flat_peaks", "filtered_flat_peaks", "slabs")


@pytest.fixture
def stack(rng):
    p = rng.random((7, 5, 6))
    p[rng.random(p.shape) < 0.05] = np.nan
    return p


def assert_same(one, other):
    assert one.fingerprints == other.fingerprints
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


def test_the_tables(stack):
    result = orometry.analyze(stack, levels=(0.75,), masks=0.5)
    assert list(result.peaks.columns) == [
        *("epoch_idx", "time_bin_idx", "summit_idx", "iy", "ix", "x", "y", "height", "key_col"),
        *("key_col_x", "key_col_y", "prominence", "parent_idx", "edge_limited"),
        *("domain_x_width", "domain_y_width", "domain_center_x", "domain_center_y", "domain_area"),
    ]
    assert list(result.slabs.columns)[:7] == [
        *("epoch_idx", "time_bin_idx", "status", "n_peaks", "max", "missing_cells", "error")
    ]
    assert len(result.flat_peaks) == len(result.filtered_flat_peaks) == len(result.peaks)
    assert set(result.flat_peaks["slice_level_multiplier"]) == {0.75}
    assert set(result.filtered_flat_peaks["slice_level_multiplier"]) == {0.5}
    assert (result.slabs["status"] == "ok").all()
    assert result.slabs["n_peaks"].sum() == len(result.peaks)
    assert result.slabs["missing_cells"].sum() == np.isnan(stack).sum()
    np.testing.assert_array_equal(result.slabs["max"], np.nanmax(stack, axis=(0, 1)))
    heights = stack[result.peaks["ix"], result.peaks["iy"], result.peaks["time_bin_idx"]]
    np.testing.assert_array_equal(heights, result.peaks["height"])
    assert "6 surfaces, 1 epochs" in repr(result)
    assert result.peaks is result.peaks


@pytest.mark.parametrize("dims", ["x,y,t", "t,x,y", "t, y, x", "y,t,x"])
def test_axes_in_any_order(stack, dims):
    order = [("x", "y", "t").index(name.strip()) for name in dims.split(",")]
    given = stack.transpose(order)
    result = orometry.analyze(given, dims=dims, masks=(0.5,))
    assert_same(result, orometry.analyze(stack, masks=(0.5,)))
    names = tuple(name.strip() for name in dims.split(","))
    assert_same(result, orometry.analyze(given, dims=names, masks=(0.5,)))
    mask = result.masks[0.5][0]
    assert mask.shape == given.shape
    expected = orometry.analyze(stack, masks=(0.5,)).masks[0.5][0]
    np.testing.assert_array_equal(mask, expected.transpose(order))


@pytest.mark.parametrize(
    "kind", ["f2", "f4", "f8", "g", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?"]
)
@pytest.mark.parametrize("order", ["<", ">"])
def test_types_and_strides(rng, kind, order):
    stack = (rng.random((7, 5, 6)) * 50).astype(kind)
    stack = stack.astype(stack.dtype.newbyteorder(order))
    expected = orometry.analyze(stack.astype("f8"))
    wide = np.zeros((14, 15, 12), stack.dtype)
    wide[::2, ::3, 1::2] = stack
    flipped = np.ascontiguousarray(stack[::-1, :, ::-1])[::-1, :, ::-1]
    for given in (stack, np.asfortranarray(stack), wide[::2, ::3, 1::2], flipped):
        assert_same(orometry.analyze(given), expected)
    assert_same(orometry.analyze(stack[::-1][::-1]), expected)


def test_random_views(rng):
    """Any slices, steps, orders of axes and repeated bytes are read as NumPy reads them."""
    base = rng.random((9, 10, 11))
    for _ in range(60):
        view = base.transpose(rng.permutation(3))
        steps = rng.choice([-3, -2, -1, 1, 2, 3], 3)
        view = view[tuple(slice(None, None, step) for step in steps)]
        if rng.random() < 0.2:
            view = np.broadcast_to(view[:, :, :1], view.shape)
        given = orometry.analyze(view)
        assert given.fingerprints == orometry.analyze(view.copy()).fingerprints


@hypothesis.settings(max_examples=60, deadline=None)
@hypothesis.given(
    hnp.arrays(
        st.sampled_from(["<f8", ">f4", "<i2", "|u1", "|b1"]),
        hnp.array_shapes(min_dims=2, max_dims=3, min_side=1, max_side=6),
        elements=st.integers(0, 1),
    ),
    st.permutations(("x", "y", "t")),
)
def test_stacks_of_all_shapes_have_the_peaks_of_their_surfaces(stack, dims):
    names = [name for name in dims if stack.ndim == 3 or name != "t"]
    result = orometry.analyze(stack, dims=dims, masks=0.5)
    surfaces = stack.transpose([names.index(n) for n in ("t", "y", "x") if n in names])
    surfaces = surfaces.reshape(-1, *surfaces.shape[-2:])
    assert len(result.slabs) == len(surfaces)
    for t, z in enumerate(surfaces):
        rows = result.peaks[result.peaks["time_bin_idx"] == t]
        peaks = orometry.find_peaks(z)
        for name in ("iy", "ix", "height", "prominence", "key_col"):
            np.testing.assert_array_equal(rows[name], getattr(peaks, name))
    assert result.masks[0.5][0].shape == stack.shape


@pytest.mark.parametrize("y_step", [40, 700_000_003])
@pytest.mark.parametrize("x_step", [1, 3])
def test_arrays_beyond_what_a_buffer_of_java_holds(rng, x_step, y_step):
    """Memory that is never touched is never there, so that this takes little."""
    memory = np.zeros(4_500_000_000, np.uint8)
    strides = (x_step, y_step, 1_073_741_823)
    view = np.lib.stride_tricks.as_strided(memory[5:], (7, 3, 3), strides)
    view[...] = rng.integers(0, 100, view.shape)
    assert_same(orometry.analyze(view), orometry.analyze(view.copy()))
    backwards = view[::-1, ::-1, ::-1]
    assert_same(orometry.analyze(backwards), orometry.analyze(backwards.copy()))


def test_a_list_of_epochs(rng):
    epochs = [rng.random((4, 6, n)) for n in (3, 0, 1, 5)] + [rng.random((4, 6))]
    result = orometry.analyze(epochs, masks=(0.5, 0.9), level_masks=True)
    keys = result.slabs[["epoch_idx", "time_bin_idx"]].to_numpy().tolist()
    assert keys == [[0, 0], [0, 1], [0, 2], [2, 0], *([3, t] for t in range(5)), [4, 0]]
    for alpha in (0.5, 0.9):
        assert [m.shape for m in result.masks[alpha]] == [e.shape for e in epochs]
        assert [m.shape for m in result.epoch_masks[alpha]] == [(4, 6)] * 5
        assert not result.epoch_masks[alpha][1].any()
        for mask, union in zip(result.masks[alpha], result.epoch_masks[alpha], strict=True):
            np.testing.assert_array_equal(mask.reshape(4, 6, -1).any(axis=2), union)
    for epoch, mask in zip(epochs, result.level_masks[0.9], strict=True):
        highest = epoch.max(axis=(0, 1), initial=0) if epoch.ndim == 3 else epoch.max()
        np.testing.assert_array_equal(mask, epoch >= 0.9 * highest)
    assert list(result.masks) == [0.5, 0.9]
    assert len(result.level_masks) == 2
    assert result.epoch_level_masks[0.5][0].shape == (4, 6)
    with pytest.raises(KeyError, match=r"no masks at 0.7; asked for: 0.5, 0.9"):
        result.masks[0.7]


def test_epochs_do_not_depend_on_how_they_are_cut(rng):
    stack = rng.random((6, 7, 40))
    whole = orometry.analyze(stack).peaks
    cuts = [stack[:, :, a:b] for a, b in ((0, 1), (1, 4), (4, 5), (5, 33), (33, 40))]
    parts = orometry.analyze(cuts, n_jobs=2).peaks
    names = ["summit_idx", "iy", "ix", "height", "prominence", "key_col", "parent_idx"]
    pd.testing.assert_frame_equal(whole[names], parts[names])


def test_no_answer_depends_on_the_threads(rng):
    stack = rng.random((10, 11, 300))
    expected = orometry.analyze(stack, n_jobs=1, masks=0.5).fingerprints
    for n_jobs in (2, 5, -1, -100):
        assert orometry.analyze(stack, n_jobs=n_jobs, masks=0.5).fingerprints == expected


def test_counts_are_scipys(rng):
    stack = rng.random((9, 8, 30))
    result = orometry.analyze(stack, min_included_height=0.8)
    raw = np.zeros((9, 8), int)
    high = result.peaks[result.peaks["height"] >= 0.8]
    np.add.at(raw, (high["ix"], high["iy"]), 1)
    counts = result.counts
    np.testing.assert_array_equal(counts.raw, raw)
    assert counts.raw.dtype == np.int64
    assert len(result.filtered_flat_peaks) == len(high)
    np.testing.assert_allclose(
        counts.uniform_blurred,
        ndimage.uniform_filter(raw.astype(float), 3, mode="constant"),
        atol=1e-12,
    )
    np.testing.assert_allclose(
        counts.gaussian_blurred, ndimage.gaussian_filter(raw.astype(float), 3), atol=1e-12
    )


def test_rejected_and_peakless_surfaces(rng):
    stack = rng.random((4, 5, 4))
    stack[1, 2, 1] = np.inf
    stack[:, :, 2] = 7
    stack[:, :, 3] = np.nan
    result = orometry.analyze(stack, masks=(0.5,))
    assert result.slabs["status"].tolist() == ["ok", "rejected", "no_peak", "no_peak"]
    assert result.slabs["error"].iloc[1] == "cell (iy 2, ix 1) is inf"
    assert pd.isna(result.slabs["error"].iloc[0])
    assert result.slabs["well_localized"].isna().tolist() == [False, True, False, False]
    assert not result.masks[0.5][0][:, :, 1:].any()
    nothing = orometry.analyze(np.zeros((3, 4, 2)), masks=0.5)
    for table in TABLES[:3]:
        assert len(getattr(nothing, table)) == 0
        assert list(getattr(nothing, table).columns) == list(getattr(result, table).columns)
        pd.testing.assert_series_equal(
            getattr(nothing, table).dtypes, getattr(result, table).dtypes
        )
    assert nothing.counts.raw.sum() == 0
    no_time = orometry.analyze(np.zeros((3, 4, 0)))
    assert len(no_time.slabs) == 0
    pd.testing.assert_series_equal(no_time.slabs.dtypes, result.slabs.dtypes)


def test_masked_arrays_and_memory_maps(rng, tmp_path):
    stack = rng.random((5, 6, 7))
    holes = rng.random(stack.shape) < 0.1
    expected = orometry.analyze(np.where(holes, np.nan, stack))
    assert_same(orometry.analyze(np.ma.array(stack, mask=holes)), expected)
    np.save(tmp_path / "stack.npy", stack)
    mapped = np.load(tmp_path / "stack.npy", mmap_mode="r")
    assert_same(orometry.analyze(mapped), orometry.analyze(stack))


def test_progress(rng, monkeypatch):
    stack = rng.random((8, 9, 2000))
    told = []
    orometry.analyze(stack, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2000, 2000)
    assert told == sorted(told)
    bars = []

    class Bar:
        def __init__(self, total, unit):
            self.n = 0
            self.total = total
            bars.append(self)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def update(self, more):
            self.n += more

    module = types.ModuleType("tqdm.auto")
    module.tqdm = Bar
    monkeypatch.setitem(sys.modules, "tqdm.auto", module)
    orometry.analyze(stack, progress=True)
    assert (bars[0].n, bars[0].total) == (2000, 2000)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match="pip install tqdm"):
        orometry.analyze(stack, progress=True)

    def fails(done, total):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        orometry.analyze(stack, progress=fails)


def test_projections(stack):
    np.testing.assert_array_equal(orometry.max_projection(stack), np.fmax.reduce(stack, axis=2))
    tyx = stack.transpose(2, 1, 0)
    np.testing.assert_array_equal(
        orometry.max_projection(tyx, "t,y,x", n_jobs=1), np.fmax.reduce(tyx, axis=0)
    )
    infinite = stack.copy()
    infinite[1, 2, 3] = -np.inf
    assert orometry.max_projection(infinite)[1, 2] == -np.inf
    np.testing.assert_array_equal(orometry.max_projection(stack[:, :, 0]), stack[:, :, 0])
    with pytest.raises(ValueError, match="no surfaces"):
        orometry.max_projection(stack[:, :, :0])


@pytest.mark.parametrize(
    ("stack", "options", "message"),
    [
        (np.zeros((2, 3, 4)), {"dims": "x,y,z"}, "dims must name x, y and t"),
        (np.zeros((2, 3, 4)), {"dims": "x,y"}, "must have the axes x,y"),
        (np.zeros((2, 3, 4, 5)), {}, "must have the axes x,y,t"),
        (np.zeros(4), {}, "not 1 axes"),
        ([np.zeros((2, 3, 4)), np.zeros((3, 3, 4))], {}, r"stack\[1\] has surfaces of 3 x 3"),
        ([], {}, "no stack"),
        (np.zeros((0, 3, 4)), {}, "no cells"),
        (np.zeros((2, 3, 4)), {"n_jobs": 0}, "n_jobs must be"),
        (np.zeros((2, 3, 4)), {"n_jobs": 1.5}, "n_jobs must be"),
        (np.zeros((2, 3, 4)), {"n_jobs": "all"}, "n_jobs must be"),
        (np.zeros((2, 3, 4)), {"dims": 3}, "dims must name x, y and t"),
        ([[[1, 2], [3]]], {}, r"stack\[0\] must be an array, all of its rows"),
        (np.zeros((2, 3, 4)), {"x": [1, 2, 3]}, "x must have 2 centres"),
        (np.zeros((2, 3, 4)), {"masks": (0.5, 0.5)}, "masks names a number twice"),
        (np.zeros((2, 3, 4)), {"connectivity": "no"}, "connectivity"),
    ],
)
def test_wrong_calls(stack, options, message):
    with pytest.raises(ValueError, match=message):
        orometry.analyze(stack, **options)


def test_wrong_types():
    with pytest.raises(TypeError, match="stack must be of real numbers"):
        orometry.analyze(np.zeros((2, 3, 4), complex))
    with pytest.raises(TypeError, match=r"stack\[1\] must be of real numbers"):
        orometry.analyze([np.zeros((2, 3)), np.zeros((2, 3), "U1")])
    for name in ("levels", "masks"):
        with pytest.raises(TypeError, match=f"{name} must be a number, or some numbers"):
            orometry.analyze(np.zeros((2, 3)), **{name: "high"})
