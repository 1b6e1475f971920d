"""Pictures: what is drawn, and into what."""

import sys

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("Agg")

import matplotlib.pyplot as plt
from scipy import ndimage

import orometry
from orometry import plot


@pytest.fixture
def z(rng):
    return ndimage.gaussian_filter(rng.random((30, 40)), 3)


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def labelled(ax):
    return {artist.get_label(): artist for artist in (*ax.collections, *ax.lines)}


def test_a_surface_and_its_peaks(z, ax):
    x, y = np.linspace(0, 4, 40) ** 2, np.arange(30) * 2.0
    peaks = orometry.find_peaks(z, x, y, levels=(0.9, 0.95), min_prominence=0.01)
    assert plot.surface(z, peaks, ax) is ax
    drawn = labelled(ax)
    summits = np.asarray(drawn["summits"].get_offsets())
    np.testing.assert_array_equal(summits, np.column_stack((peaks.x, peaks.y)))
    cols = np.asarray(drawn["key cols"].get_offsets())
    child = peaks.parent >= 0
    np.testing.assert_array_equal(
        cols, np.column_stack((peaks.key_col_x[child], peaks.key_col_y[child]))
    )
    ends = [line.tolist() for line in drawn["to the parent"].get_segments()]
    parent = peaks.parent[child]
    assert ends == [
        [list(a), list(b)]
        for a, b in zip(
            np.column_stack((peaks.x[parent], peaks.y[parent])).tolist(), cols.tolist(), strict=True
        )
    ]
    paths = drawn["regions"].get_paths()
    areas = [abs(np.trapezoid(*path.vertices.T[::-1])) for path in paths]
    expected = peaks.slices.area.ravel()
    assert len(paths) == (expected > 0).sum()
    holed = [path for path in paths if (path.codes == path.MOVETO).sum() > 1]
    if not holed:
        np.testing.assert_allclose(areas, expected[expected > 0])
    assert [text.get_text() for text in ax.texts] == [str(p) for p in range(len(peaks))]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("x", "y")


def test_what_can_be_left_out(z, ax):
    peaks = orometry.find_peaks(z, levels=0.9)
    plot.surface(z, peaks, ax, parents=False, numbers=False, outlines=False)
    assert "regions" not in labelled(ax)
    assert "key cols" not in labelled(ax)
    assert len(ax.texts) == 0


def test_a_surface_alone_and_missing_cells(z, ax):
    z[:5, :7] = np.nan
    plot.surface(z, ax=ax)
    (image,) = ax.collections
    assert np.ma.getmaskarray(image.get_array()).sum() == 35
    plot.surface(np.zeros((3, 4)), orometry.find_peaks(np.zeros((3, 4))), ax)
    plot.surface([[1.0]], ax=ax)


def test_a_tree(z, ax):
    peaks = orometry.find_peaks(z)
    assert plot.tree(peaks, ax) is ax
    bars = labelled(ax)["prominence"].get_segments()
    lengths = [bar[:, 1].max() - bar[:, 1].min() for bar in bars]
    np.testing.assert_allclose(lengths, peaks.prominence)
    places = [bar[0, 0] for bar in bars]
    assert sorted(places) == list(range(len(peaks)))
    for p, parent in enumerate(peaks.parent):
        assert parent < 0 or places[parent] < places[p]
    (figure, other) = plt.subplots()
    plot.tree(orometry.find_peaks(np.zeros((3, 4))), other)
    plt.close(figure)


@pytest.mark.parametrize("which", ["raw", "uniform_blurred", "gaussian_blurred"])
def test_counts(rng, ax, which):
    result = orometry.analyze(rng.random((7, 5, 9)))
    assert plot.counts(result, ax, which=which) is ax
    image = ax.collections[0].get_array()
    np.testing.assert_array_equal(image.reshape(5, 7), getattr(result.counts, which).T)
    assert len(ax.figure.axes) == 2


def test_scores_over_time(rng, ax):
    stack = rng.random((7, 5, 6))
    stack[0, 0, 2] = np.inf
    result = orometry.analyze([stack, rng.random((7, 5, 3))], masks=0.5)
    assert plot.scores(result, ax) is ax
    first, second = (labelled(ax)[f"epoch {e}"] for e in range(2))
    np.testing.assert_array_equal(first.get_ydata(), result.slabs["score"][:6])
    np.testing.assert_array_equal(second.get_xdata(), [6, 7, 8])
    assert np.isnan(first.get_ydata()[2])
    plot.scores(result, ax, which="n_peaks")
    assert ax.get_ylabel() == "n peaks"


def test_the_current_axes_are_taken(z, ax):
    plt.sca(ax)
    assert plot.surface(z) is ax
    assert orometry.plot is plot


def test_a_saved_result(rng, ax, tmp_path):
    result = orometry.analyze(rng.random((7, 5, 9)))
    saved = orometry.read(result.save(tmp_path / "out"))
    plot.counts(saved, ax, colorbar=False)
    plot.scores(saved, ax)
    assert len(ax.figure.axes) == 1


def test_wrong_calls(z, ax, rng):
    peaks = orometry.find_peaks(z)
    with pytest.raises(ValueError, match=r"peaks are of a surface of \(30, 40\)"):
        plot.surface(z[1:], peaks, ax)
    with pytest.raises(ValueError, match="two axes"):
        plot.surface(np.zeros(3), ax=ax)
    result = orometry.analyze(rng.random((3, 4, 2)))
    with pytest.raises(ValueError, match="which must be one of raw"):
        plot.counts(result, ax, which="blurred")
    with pytest.raises(ValueError, match="which must be a column of slabs"):
        plot.scores(result, ax, which="beauty")


def test_without_matplotlib(z, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"pip install 'orometry\[plot\]'"):
        plot.surface(z)
