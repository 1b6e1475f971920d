"""The functions by the names of the pipeline: shapes, defaults, and what they must equal."""

import copy
import inspect
import pickle
import warnings

import contourpy
import numpy as np
import pandas as pd
import pytest
from scipy import ndimage

import orometry
from orometry import posterior_peaks as pp

COLUMNS = [
    *("epoch_idx", "time_bin_idx", "summit_idx", "summit_slice_idx", "slice_level_multiplier"),
    *("summit_slice_level", "peak_relative_height", "peak_prominence", "peak_center_x"),
    *("peak_center_y", "summit_slice_x_width", "summit_slice_y_width", "summit_slice_center_x"),
    *("summit_slice_center_y", "summit_slice_area", "peak_height", "peak_center_binned_x"),
    "peak_center_binned_y",
]


def bumps(rng, n_x=21, n_y=17, n_t=6):
    x, y = np.arange(n_x)[:, None, None], np.arange(n_y)[None, :, None]
    p = np.zeros((n_x, n_y, n_t))
    for _ in range(4):
        cx, cy, size, weight = (rng.random(n_t) * scale for scale in (n_x, n_y, 12, 1))
        p += weight * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (3 + size))
    return p


def area(rings):
    """Of closed rings, holes being clockwise."""
    return sum(float(r[:-1, 0] @ r[1:, 1] - r[1:, 0] @ r[:-1, 1]) / 2 for r in rings if len(r) > 1)


@pytest.fixture
def posterior(rng):
    return bumps(rng)


def test_signatures_are_those_of_the_pipeline():
    expected = {
        "compute_2d_peak_prominence": "Z_2d",
        "compute_2d_dt_posterior_peak_promenences": (
            "a_p_x_given_n, alpha=0.9, memory_warn_bytes=64424509440, memory_strict=True"
        ),
        "compute_posterior_peak_promenences": "p_x_given_n_list, alpha=0.9",
        "find_posterior_peaks_peak_prominence2d": (
            "p_x_given_n_list, xbin_centers, ybin_centers, xbin=None, ybin=None, step=0.01, "
            "peak_height_multiplier_probe_levels=(0.5, 0.9), minimum_included_peak_height=0.2, "
            "min_considered_promenence=0.2, uniform_blur_size=3, gaussian_blur_sigma=3, "
            "debug_print=False, parallel=True, max_workers=4"
        ),
    }
    for name, arguments in expected.items():
        parameters = inspect.signature(getattr(pp, name)).parameters.values()
        assert all(p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD for p in parameters)
        plain = [p.replace(annotation=inspect.Parameter.empty) for p in parameters]
        assert ", ".join(map(str, plain)) == arguments
        assert name in pp.__all__
    assert orometry.posterior_peaks is pp
    with pytest.raises(AttributeError, match="no attribute 'posterior'"):
        orometry.posterior  # noqa: B018


def test_peaks_of_one_surface(posterior):
    z = posterior[:, :, 0]
    coords, prominences = pp.compute_2d_peak_prominence(z)
    assert coords.shape == (len(prominences), 2)
    assert coords.dtype.kind == "i"
    assert sorted(map(tuple, coords)) == [tuple(c) for c in coords]
    peaks = orometry.find_peaks(z.T)
    found = {(ix, iy): p for (ix, iy), p in zip(map(tuple, coords), prominences, strict=True)}
    assert found == dict(zip(zip(peaks.ix, peaks.iy, strict=True), peaks.prominence, strict=True))
    # What eight neighbours do not overtop is a peak.
    for c in np.argwhere((z == ndimage.maximum_filter(z, 3)) & (z > z.min())):
        assert tuple(c) in found
    assert prominences[np.argmax(z[coords[:, 0], coords[:, 1]])] == z.max()


def test_a_surface_without_a_peak():
    coords, prominences = pp.compute_2d_peak_prominence(np.zeros((3, 4)))
    assert (coords.shape, prominences.shape) == ((0, 2), (0,))
    with pytest.raises(ValueError, match=r"expects a 2D array, got shape \(3, 4, 5\)"):
        pp.compute_2d_peak_prominence(np.zeros((3, 4, 5)))


@pytest.mark.parametrize("alpha", [0.9, [0.5, 0.9], (0.9, 0.5, 0.9), np.array([0.7])])
def test_peaks_and_masks_of_an_epoch(posterior, alpha):
    posterior[:, :, 2] = 0
    tuples, masks = pp.compute_2d_dt_posterior_peak_promenences(posterior, alpha)
    alphas = np.atleast_1d(alpha)
    assert (len(tuples), len(masks)) == (posterior.shape[2], len(alphas))
    for t, (coords, prominences, heights) in enumerate(tuples):
        z = posterior[:, :, t]
        np.testing.assert_array_equal(heights, z[coords[:, 0], coords[:, 1]])
        expected = pp.compute_2d_peak_prominence(z)
        np.testing.assert_array_equal(coords, expected[0])
        np.testing.assert_array_equal(prominences, expected[1])
        for a, mask in zip(alphas, masks, strict=True):
            assert mask.shape == posterior.shape
            assert mask.dtype == bool
            if t == 2:
                assert not mask[:, :, t].any()
                continue
            labels, _ = ndimage.label(z >= a * heights.max())
            top = coords[heights.argmax()]
            np.testing.assert_array_equal(mask[:, :, t], labels == labels[tuple(top)])
    assert [len(part) for part in tuples[2]] == [0, 0, 0]
    assert tuples[2][0].shape == (0, 2)


def test_an_epoch_without_a_time_bin():
    tuples, masks = pp.compute_2d_dt_posterior_peak_promenences(np.zeros((4, 5, 0)), [0.5, 0.9])
    assert tuples == []
    assert [mask.shape for mask in masks] == [(4, 5, 0)] * 2
    assert pp.compute_2d_dt_posterior_peak_promenences(np.zeros((4, 5, 3)), [])[1] == []


def test_memory_that_masks_would_need(posterior):
    compute = pp.compute_2d_dt_posterior_peak_promenences
    with pytest.raises(MemoryError) as caught:
        compute(posterior, [0.5, 0.9], memory_warn_bytes=1000)
    shape = str(posterior.shape)
    estimate = 2 * 6 * (21 * 17 + 45)
    for told in (shape, "1000", str(estimate)):
        assert told in str(caught.value)
    with pytest.warns(UserWarning, match="memory_warn_bytes is 1000"):
        found = compute(posterior, [0.5, 0.9], 1000, False)
    assert len(found[0]) == 6
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compute(posterior, [0.5, 0.9], estimate)
        compute(posterior, [0.5, 0.9], None)
    # A stack that nobody could hold is refused before anything is made for it.
    huge = np.broadcast_to(np.float64(0), (41, 63, 10**9))
    with pytest.raises(MemoryError, match="64424509440"):
        compute(huge)


def test_what_is_no_stack():
    for wrong in (np.zeros((3, 4)), np.zeros((1, 2, 3, 4)), np.zeros(3)):
        with pytest.raises(ValueError, match="expects a 3D array, got shape"):
            pp.compute_2d_dt_posterior_peak_promenences(wrong)
        with pytest.raises(ValueError, match="epoch 1, expects a 3D array, got shape"):
            pp.compute_posterior_peak_promenences([np.zeros((3, 4, 5)), wrong])
    with pytest.raises(ValueError, match="of epoch 0, time bin 1 is no surface: cell"):
        pp.compute_2d_dt_posterior_peak_promenences(np.array([[[0, np.inf], [1, 2]]]))
    with pytest.raises(TypeError, match="real numbers"):
        pp.compute_2d_dt_posterior_peak_promenences(np.zeros((2, 3, 4), complex))


def test_all_epochs(rng):
    epochs = [bumps(rng, n_t=3), bumps(rng, n_t=0), bumps(rng, n_t=2)]
    keys, tuples, masks = pp.compute_posterior_peak_promenences(epochs, [0.5, 0.9])
    assert keys == [(0, 0), (0, 1), (0, 2), (2, 0), (2, 1)]
    assert list(tuples) == keys
    assert [[m.shape for m in of_epoch] for of_epoch in masks] == [[e.shape] * 2 for e in epochs]
    for e, epoch in enumerate(epochs):
        alone = pp.compute_2d_dt_posterior_peak_promenences(epoch, [0.5, 0.9])
        for t, expected in enumerate(alone[0]):
            for mine, theirs in zip(tuples[e, t], expected, strict=True):
                np.testing.assert_array_equal(mine, theirs)
        np.testing.assert_array_equal(masks[e], alone[1])
    other_grid = [epochs[0], rng.random((4, 5, 2))]
    assert len(pp.compute_posterior_peak_promenences(other_grid)[0]) == 5
    assert pp.compute_posterior_peak_promenences([]) == ([], {}, [])


@pytest.fixture
def centres(rng):
    return np.cumsum(rng.random(21) + 0.1), np.cumsum(rng.random(17) + 0.1)


@pytest.fixture
def found(posterior, centres):
    return pp.find_posterior_peaks_peak_prominence2d(
        [posterior[:, :, :4], posterior[:, :, 5]], *centres, min_considered_promenence=0.01
    )


def test_tables_and_counts_are_those_of_analyze(posterior, centres, found):
    result = orometry.analyze(
        [posterior[:, :, :4], posterior[:, :, 5]],
        *centres,
        min_prominence=0.01,
        min_included_height=0.2,
    )
    assert list(found.flat_peaks_df.columns) == COLUMNS
    pd.testing.assert_frame_equal(found.flat_peaks_df, result.flat_peaks)
    pd.testing.assert_frame_equal(found.filtered_flat_peaks_df, result.filtered_flat_peaks)
    for name in ("raw", "uniform_blurred", "gaussian_blurred"):
        np.testing.assert_array_equal(
            getattr(found.peak_counts, name), getattr(result.counts, name)
        )
    np.testing.assert_array_equal(found.xx, centres[0])
    np.testing.assert_array_equal(found["yy"], centres[1])
    with pytest.raises(KeyError, match="zz"):
        found["zz"]
    assert "peaks of 5 slabs" in repr(found)


def test_results_by_time_bin(posterior, centres, found):
    assert list(found.results) == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0)]
    assert len(found.results) == 5
    assert (1, 0) in found.results
    assert (1, 1) not in found.results
    for (epoch, t), slab_result in found.results.items():
        z = posterior[:, :, 5 if epoch else t].T
        np.testing.assert_array_equal(slab_result["slab"], z)
        assert found.results[epoch, t] is slab_result
        peaks = orometry.find_peaks(z, *centres, min_prominence=0.01)
        maps = {
            "id_map": (0, np.arange(len(peaks)) + 1),
            "prominence_map": (0, peaks.prominence),
            "parent_map": (-1, peaks.parent + 1),
        }
        for name, (elsewhere, values) in maps.items():
            expected = np.full(z.shape, elsewhere, float)
            expected[peaks.iy, peaks.ix] = values
            np.testing.assert_array_equal(slab_result[name], expected)
            assert getattr(slab_result, name) is slab_result[name]
        assert list(slab_result.peaks) == list(range(1, len(peaks) + 1))
        for i, peak in enumerate(slab_result["peaks"].values()):
            assert peak["id"] == i + 1
            assert peak["height"] == peaks.height[i]
            assert peak["prominence"] == peaks.prominence[i]
            assert peak["parent"] == peaks.parent[i] + 1
            np.testing.assert_array_equal(peak["center"], (peaks.x[i], peaks.y[i]))
            np.testing.assert_array_equal(
                peak["probe_levels"], np.multiply(peaks.height[i], (0.5, 0.9))
            )
            col = z.min() if np.isnan(peaks.key_col[i]) else peaks.key_col[i]
            assert peak["col_level"] == col
    assert set(slab_result) == {"peaks", "slab", "id_map", "prominence_map", "parent_map"}
    with pytest.raises(KeyError):
        slab_result["nothing"]


def polygon_of_contourpy(z, centres, level, at):
    """The area and the box of the filled contour's polygon with a point, by contourpy."""
    made = contourpy.contour_generator(*centres, z, fill_type="OuterOffset")
    for points, offsets in zip(*made.filled(level, z.max() + 1), strict=True):
        rings = np.split(points, offsets[1:-1].astype(int))
        outer = rings[0]
        if (outer.min(0) <= at).all() and (at <= outer.max(0)).all() and winds(outer, at):
            return abs(area(rings)), (*outer.min(0), *outer.max(0))
    return None


def winds(ring, at):
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    crosses = (y0 > at[1]) != (y1 > at[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        right = x0 + (at[1] - y0) / (y1 - y0) * (x1 - x0) > at[0]
    return (crosses & right).sum() % 2 == 1


def test_contours_are_those_of_matplotlibs_library(posterior, centres, found):
    """Peaks off the border, since a point on a contour is in no polygon."""
    compared = 0
    for (epoch, t), slab_result in found.results.items():
        z = posterior[:, :, 5 if epoch else t].T
        for peak in slab_result.peaks.values():
            at = peak["center"]
            inside = [c[1] <= v <= c[-2] for c, v in zip(centres, at, strict=True)]
            for level, level_slice in peak["level_slices"].items() if all(inside) else ():
                expected = polygon_of_contourpy(z, centres, level, at)
                assert level_slice["area"] == pytest.approx(expected[0])
                np.testing.assert_allclose(level_slice["bbox"].extents, expected[1])
                compared += 1
    assert compared >= 20


def test_contours_and_their_boxes(found):
    flat = found.flat_peaks_df
    for (epoch, t), slab_result in found.results.items():
        for peak in slab_result.peaks.values():
            rows = flat[
                (flat["epoch_idx"] == epoch)
                & (flat["time_bin_idx"] == t)
                & (flat["summit_idx"] == peak["id"])
            ]
            assert list(peak["level_slices"]) == list(rows["summit_slice_level"])[::-1]
            for (_, row), level in zip(rows.iterrows(), peak["probe_levels"], strict=True):
                part = peak["level_slices"][level]
                assert part["contour"].shape[1] == 2
                assert part["area"] == row["summit_slice_area"]
                assert part["bbox"].width == row["summit_slice_x_width"]
                assert part["bbox"].height == row["summit_slice_y_width"]
                assert part["bbox"].bounds[:2] == (part["bbox"].x0, part["bbox"].y0)
                np.testing.assert_array_equal(part["size"], part["bbox"].size)
            contour = peak["contour"]
            assert peak["area"] == pytest.approx(area([contour]), abs=1e-9) or peak["id"] == 1
            assert peak["contours"][-1] is contour
            above = [level for level in peak["probe_levels"] if level > peak["col_level"]]
            assert len(peak["contours"]) == 1 + len(above)
            np.testing.assert_array_equal(
                peak["contours"][0],
                peak["level_slices"][max(above)]["contour"] if above else contour,
            )


def test_nothing_is_made_that_nobody_looks_at(posterior, centres, monkeypatch):
    from orometry import _outlines

    drawn = []
    trace = _outlines.trace
    monkeypatch.setattr(_outlines, "trace", lambda *given: drawn.append(1) or trace(*given))
    found = pp.find_posterior_peaks_peak_prominence2d(
        [posterior], *centres, min_considered_promenence=0.01
    )
    assert found.results._made == {}
    peak = found.results[0, 3].peaks[1]
    assert list(found.results._made) == [(0, 3)]
    assert peak["area"] > 0
    assert peak["level_slices"][peak["probe_levels"][0]]["area"] > 0
    assert drawn == []
    assert len(peak["contour"]) > 3
    assert [len(c) for c in found.results[0, 3].peaks[2]["contours"]]
    assert drawn == [1]


def test_peaks_behave_as_dicts(found):
    peak = found.results[0, 0].peaks[1]
    names = {
        *("id", "height", "col_level", "prominence", "area", "contour", "contours", "center"),
        *("parent", "probe_levels", "level_slices"),
    }
    assert set(peak) == set(peak.keys()) == names
    assert isinstance(peak, dict)
    for plain in (dict(peak), {**peak}, peak.copy(), dict(peak.items()), copy.copy(peak)):
        assert isinstance(plain["contour"], np.ndarray)
    assert all(type(value).__name__ != "_Later" for value in peak.values())
    again = pickle.loads(pickle.dumps(found.results[0, 0].peaks[2]))
    np.testing.assert_array_equal(again["contour"], found.results[0, 0].peaks[2]["contour"])
    assert peak.get("contour") is peak["contour"]
    assert peak.get("nothing", 3) == 3
    assert isinstance(peak.pop("contour"), np.ndarray)
    assert "contour" not in peak
    peak["mine"] = 1
    assert peak["mine"] == 1
    slab_result = found.results[0, 0]
    slab_result["mine"] = 2
    assert slab_result["mine"] == 2
    assert "mine" in slab_result
    assert "peaks of a slab of 17 x 21" in repr(slab_result)


def test_how_many_workers_changes_nothing(posterior, centres):
    options = ({"parallel": False}, {"max_workers": 1}, {"max_workers": None}, {"step": 1e-4})
    expected = pp.find_posterior_peaks_peak_prominence2d([posterior], *centres).flat_peaks_df
    for given in options:
        found = pp.find_posterior_peaks_peak_prominence2d([posterior], *centres, **given)
        pd.testing.assert_frame_equal(found.flat_peaks_df, expected)


def test_blurs_that_are_asked_for(posterior, centres):
    found = pp.find_posterior_peaks_peak_prominence2d(
        [posterior], *centres, uniform_blur_size=5, gaussian_blur_sigma=1.5
    )
    raw = found.peak_counts.raw.astype(float)
    assert raw.sum() > 0
    np.testing.assert_allclose(
        found.peak_counts.uniform_blurred,
        ndimage.uniform_filter(raw, 5, mode="constant"),
        atol=1e-12,
    )
    np.testing.assert_allclose(
        found.peak_counts.gaussian_blurred, ndimage.gaussian_filter(raw, 1.5), atol=1e-12
    )


def test_limits(posterior, centres):
    find = pp.find_posterior_peaks_peak_prominence2d
    every = find([posterior], *centres, minimum_included_peak_height=None)
    assert every.peak_counts.raw.sum() == len(every.filtered_flat_peaks_df)
    assert len(every.flat_peaks_df) == 2 * len(every.filtered_flat_peaks_df)
    assert (every.flat_peaks_df["peak_prominence"] >= 0.2).all()
    high = find([posterior], *centres, minimum_included_peak_height=0.6)
    assert (high.filtered_flat_peaks_df["peak_height"] >= 0.6).all()
    assert len(high.filtered_flat_peaks_df) < len(every.filtered_flat_peaks_df)
    assert len(high.flat_peaks_df) == len(every.flat_peaks_df)
    three = find([posterior], *centres, peak_height_multiplier_probe_levels=[0.25, 0.5, 0.75])
    assert len(three.results[0, 0].peaks[1]["level_slices"]) == 3


@pytest.mark.parametrize("epochs", [[], [np.zeros((21, 17, 3))], [np.full((21, 17), np.nan)]])
def test_no_peak_anywhere(centres, epochs):
    found = pp.find_posterior_peaks_peak_prominence2d(epochs, *centres)
    for frame in (found.flat_peaks_df, found.filtered_flat_peaks_df):
        assert len(frame) == 0
        assert list(frame.columns) == COLUMNS
    for name in ("raw", "uniform_blurred", "gaussian_blurred"):
        counts = getattr(found.peak_counts, name)
        assert counts.shape == (21, 17)
        assert not counts.any()
    assert len(found.results) == sum(e.shape[2] if e.ndim == 3 else 1 for e in epochs)
    for slab_result in found.results.values():
        assert slab_result.peaks == {}
        assert (slab_result.parent_map == -1).all()
        assert not slab_result.id_map.any()


def test_missing_cells(posterior, centres):
    posterior[3:6, 2:9] = np.nan
    found = pp.find_posterior_peaks_peak_prominence2d(
        [posterior], *centres, min_considered_promenence=0.001
    )
    for slab_result in found.results.values():
        for peak in slab_result.peaks.values():
            assert np.isfinite(peak["contour"]).all()
            assert peak["area"] > 0


def test_edges_and_words(posterior, centres, capsys):
    find = pp.find_posterior_peaks_peak_prominence2d
    edges = [np.concatenate(([c[0] - 1], (c[1:] + c[:-1]) / 2, [c[-1] + 1])) for c in centres]
    plain = find([posterior], *centres)
    assert capsys.readouterr().out == ""
    found = find([posterior], *centres, *edges, debug_print=True)
    assert "<PosteriorPeaks:" in capsys.readouterr().out
    pd.testing.assert_frame_equal(found.flat_peaks_df, plain.flat_peaks_df)
    with pytest.raises(ValueError, match="xbin must be the 22 edges"):
        find([posterior], *centres, edges[0][1:], edges[1])
    with pytest.raises(ValueError, match="ybin must be the 18 edges"):
        find([posterior], *centres, edges[0], edges[1] + 5)


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        (np.zeros((21, 17, 2, 2)), {}, "epoch 0 must be 2D or 3D, got shape"),
        (np.zeros((17, 21, 2)), {}, r"epoch 0: posterior shape \(17, 21\) does not match"),
        (np.full((21, 17, 2), np.inf), {}, "epoch 0, time bin 0 is no surface"),
        (np.zeros((21, 17, 2)), {"min_considered_promenence": np.nan}, "min_prominence"),
        (np.zeros((21, 17, 2)), {"uniform_blur_size": 0}, "a blur over 0 bins"),
        (np.zeros((21, 17, 2)), {"gaussian_blur_sigma": -1}, "a Gaussian of -1.0 bins"),
    ],
)
def test_wrong_calls(centres, given, options, message):
    with pytest.raises(ValueError, match=message):
        pp.find_posterior_peaks_peak_prominence2d([given], *centres, **options)
