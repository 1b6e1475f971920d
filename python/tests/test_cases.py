"""The answers of the cases: cells, parents, heights and key cols to the last bit."""

from pathlib import Path

import numpy as np
import pytest
from cases import BUNDLED, SHARED, Case, bundled, shared

import orometry

CONNECTIVITIES = ("contour", "eight", "four")
needs_shared = pytest.mark.skipif(SHARED is None, reason="OROMETRY_SHARED names no folder")


def given(settings):
    return {
        "min_prominence": settings["min_prominence"],
        "min_height": settings["min_height"],
        "sea_level": settings["sea_level"],
    }


def check_peaks(case, connectivity):
    arrays = case.input
    expected = case.peaks(connectivity)
    found = orometry.analyze(
        case.stacks,
        arrays["xbin_centers"],
        arrays["ybin_centers"],
        connectivity=connectivity,
        **given(case.settings),
    ).peaks
    assert len(found) == len(expected)
    for name in ("epoch_idx", "time_bin_idx", "summit_idx", "iy", "ix", "x", "y", "parent_idx"):
        np.testing.assert_array_equal(found[name], expected[name], err_msg=name)
    np.testing.assert_array_equal(found["height"], expected["height"])
    np.testing.assert_array_equal(found["edge_limited"], expected["edge_limited"] == 1)
    key_col = expected["key_col"].replace(-np.inf, np.nan)
    np.testing.assert_array_equal(found["key_col"], key_col)
    np.testing.assert_allclose(found["prominence"], expected["prominence"], rtol=1e-9)


def check_one_by_one(case):
    """A surface by itself has the answers that it has in its stack."""
    arrays = case.input
    x, y = arrays["xbin_centers"], arrays["ybin_centers"]
    options = given(case.settings)
    levels = case.settings["slice_level_multipliers"]
    result = orometry.analyze(case.stacks, x, y, levels=levels, **options)
    for (epoch, t), rows in result.peaks.groupby(["epoch_idx", "time_bin_idx"]):
        z = case.stacks[epoch][:, :, t].T
        peaks = orometry.find_peaks(z, x, y, levels=levels, **options)
        assert len(peaks) == len(rows)
        np.testing.assert_array_equal(z[peaks.iy, peaks.ix], peaks.height)
        for name in ("iy", "ix", "x", "y", "height", "prominence", "key_col", "edge_limited"):
            np.testing.assert_array_equal(getattr(peaks, name), rows[name], err_msg=name)
        np.testing.assert_array_equal(peaks.key_col_x, rows["key_col_x"])
        np.testing.assert_array_equal(peaks.key_col_y, rows["key_col_y"])
        np.testing.assert_array_equal(peaks.parent + 1, rows["parent_idx"])
        flat = result.flat_peaks.query("epoch_idx == @epoch and time_bin_idx == @t")
        np.testing.assert_array_equal(peaks.slices.level.ravel(), flat["summit_slice_level"])
        np.testing.assert_array_equal(peaks.slices.area.ravel(), flat["summit_slice_area"])
        np.testing.assert_array_equal(peaks.slices.x_width.ravel(), flat["summit_slice_x_width"])


def check_slices(case):
    arrays = case.input
    expected = case.csv("slices.csv")
    flat = orometry.analyze(
        case.stacks,
        arrays["xbin_centers"],
        arrays["ybin_centers"],
        levels=case.settings["slice_level_multipliers"],
        **given(case.settings),
    ).flat_peaks
    assert len(flat) == len(expected)
    size = max(np.ptp(arrays["xbin_centers"]), np.ptp(arrays["ybin_centers"]), 1)
    for name, wanted, scale in (
        ("summit_slice_level", "level", 1),
        ("summit_slice_x_width", "width", size),
        ("summit_slice_y_width", "height", size),
        ("summit_slice_area", "area", size * size),
    ):
        np.testing.assert_allclose(flat[name], expected[wanted], rtol=1e-9, atol=1e-9 * scale)
    for (epoch, t), rows in expected.groupby(["epoch_idx", "time_bin_idx"]):
        table = orometry.regions(
            case.stacks[int(epoch)][:, :, int(t)].T,
            case.settings["slice_level_multipliers"],
            arrays["xbin_centers"],
            arrays["ybin_centers"],
            **given(case.settings),
        )
        for name in ("x0", "y0"):
            np.testing.assert_allclose(table[name], rows[name], rtol=1e-9, atol=1e-9 * size)
        areas = [sum(map(ring_area, rings)) for rings in table["outline"]]
        np.testing.assert_allclose(
            areas, rows["area"].fillna(0), rtol=1e-9, atol=1e-9 * size * size
        )


def ring_area(ring):
    """Holes go round clockwise, so that theirs is negative."""
    return float(ring[:-1, 0] @ ring[1:, 1] - ring[1:, 0] @ ring[:-1, 1]) / 2


def check_masks_and_counts(case):
    alphas = case.settings["alphas"]
    result = orometry.analyze(case.stacks, masks=alphas, **given(case.settings))
    masks = case.arrays("alpha_masks.npz")
    for alpha in alphas:
        for epoch, mask in enumerate(result.masks[alpha]):
            expected = masks[f"epoch_{epoch:04d}_alpha_{alpha}"]
            np.testing.assert_array_equal(mask.transpose(2, 1, 0), expected)
            union = result.epoch_masks[alpha][epoch]
            np.testing.assert_array_equal(union, expected.any(axis=0).T)
            for t in range(mask.shape[2]):
                z = case.stacks[epoch][:, :, t].T
                if not np.isinf(z).any() and not case.settings["min_height"]:
                    np.testing.assert_array_equal(orometry.dominant_mask(z, alpha), expected[t])
    counts = case.arrays("peak_counts.npz")
    np.testing.assert_array_equal(result.counts.raw, counts["raw"])
    np.testing.assert_allclose(result.counts.uniform_blurred, counts["uniform_blurred"], atol=1e-9)
    np.testing.assert_allclose(
        result.counts.gaussian_blurred, counts["gaussian_blurred"], atol=1e-9
    )


@pytest.mark.parametrize("connectivity", CONNECTIVITIES)
@pytest.mark.parametrize("name", bundled())
def test_peaks(name, connectivity):
    check_peaks(Case(BUNDLED / name), connectivity)


@pytest.mark.parametrize("check", [check_one_by_one, check_slices, check_masks_and_counts])
@pytest.mark.parametrize("name", bundled())
def test_the_rest(name, check):
    check(Case(BUNDLED / name))


@needs_shared
@pytest.mark.parametrize("connectivity", CONNECTIVITIES)
@pytest.mark.parametrize("name", shared())
def test_peaks_of_shared_cases(name, connectivity):
    check_peaks(Case(Path(SHARED) / "cases" / name), connectivity)


@needs_shared
@pytest.mark.parametrize("check", [check_one_by_one, check_slices, check_masks_and_counts])
@pytest.mark.parametrize("name", shared())
def test_the_rest_of_shared_cases(name, check):
    check(Case(Path(SHARED) / "cases" / name))


def test_there_are_cases():
    assert len(bundled()) >= 3
    assert SHARED is None or len(shared()) >= 7
