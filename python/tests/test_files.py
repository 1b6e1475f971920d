"""save, read and run: results in files, and the job as a process."""

import json
import shutil

import numpy as np
import pandas as pd
import pytest

import orometry

TABLES = ("peaks", "flat_peaks", "filtered_flat_peaks", "slabs")


@pytest.fixture
def stacks(rng):
    stacks = [np.round(rng.random((7, 5, n)), 2) for n in (4, 3)]
    for stack in stacks:
        stack[rng.random(stack.shape) < 0.1] = np.nan
    stacks[1][2, 3, 1] = -np.inf
    return stacks


@pytest.fixture
def axes(rng):
    return np.cumsum(rng.random(7) + 0.1), np.cumsum(rng.random(5) + 0.1)


def assert_same(one, other):
    assert one.fingerprints == other.fingerprints
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    for masks in ("masks", "epoch_masks", "level_masks", "epoch_level_masks"):
        assert list(getattr(one, masks)) == list(getattr(other, masks))
        for alpha, arrays in getattr(one, masks).items():
            for mine, theirs in zip(arrays, getattr(other, masks)[alpha], strict=True):
                np.testing.assert_array_equal(mine, theirs)
    for blur in ("raw", "uniform_blurred", "gaussian_blurred"):
        np.testing.assert_array_equal(getattr(one.counts, blur), getattr(other.counts, blur))
    np.testing.assert_array_equal(one.x, other.x)
    np.testing.assert_array_equal(one.y, other.y)


@pytest.mark.parametrize("table_format", ["parquet", "csv"])
def test_what_was_saved_is_read(stacks, axes, tmp_path, table_format):
    result = orometry.analyze(stacks, *axes, masks=(0.5, 0.9), level_masks=True)
    out = result.save(tmp_path / "a" / "out", table_format=table_format, run_id="mine")
    assert_same(orometry.read(out), result)
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["run_id"] == manifest["settings"]["run-id"] == "mine"
    assert manifest["slabs"] == {"total": 7, "ok": 6, "no_peak": 0, "rejected": 1}
    assert sorted(p.name for p in out.iterdir()) == sorted(
        [*TABLES, "masks", "epoch_masks", "counts", "manifest.json"]
    )
    listed = [f for about in manifest["tables"].values() for f in about["files"]]
    for file in (*listed, *manifest["counts"]["files"]):
        assert (out / file["path"]).stat().st_size == file["bytes"]
    assert "7 surfaces, 2 epochs" in repr(orometry.read(out))
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["out"]


def test_a_result_without_a_peak(tmp_path):
    result = orometry.analyze(np.zeros((3, 4, 2)), masks=0.5)
    assert_same(orometry.read(result.save(tmp_path / "out")), result)
    assert_same(orometry.read(result.save(tmp_path / "csv", table_format="csv")), result)


def test_a_folder_that_is_there_stays(stacks, tmp_path):
    result = orometry.analyze(stacks)
    with pytest.raises(FileExistsError, match="exists"):
        result.save(tmp_path)
    with pytest.raises(ValueError, match="table_format"):
        result.save(tmp_path / "out", table_format="xlsx")
    assert list(tmp_path.iterdir()) == []


def test_only_listed_files_are_read(stacks, tmp_path):
    out = orometry.analyze(stacks).save(tmp_path / "out", table_format="csv")
    (out / "peaks" / "part-00001.csv").write_text("not a table")
    (out / "counts" / "more.npy").write_text("no array")
    assert len(orometry.read(out).peaks) == len(orometry.analyze(stacks).peaks)
    manifest = json.loads((out / "manifest.json").read_text())
    for path in ("../peaks.csv", "/etc/passwd", "a\\..\\b"):
        manifest["tables"]["peaks"]["files"][0]["path"] = path
        (out / "manifest.json").write_text(json.dumps(manifest))
        with pytest.raises(ValueError, match="is no file of the result"):
            orometry.read(out)


def test_what_is_no_result(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"not a result: it has no manifest.json"):
        orometry.read(tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(ValueError, match="not the manifest of a result"):
        orometry.read(tmp_path)
    (tmp_path / "manifest.json").write_text("[1")
    with pytest.raises(ValueError, match="not the manifest of a result"):
        orometry.read(tmp_path)


def test_a_table_that_was_not_asked_for(stacks, tmp_path):
    saved = orometry.read(orometry.analyze(stacks).save(tmp_path / "out"))
    assert len(saved.masks) == 0
    with pytest.raises(KeyError, match="no masks at"):
        saved.masks[0.5]


def write_npz(file, stacks, axes):
    arrays = {f"epoch_{i:04d}": stack for i, stack in enumerate(stacks)}
    np.savez(file, xbin_centers=axes[0], ybin_centers=axes[1], **arrays)


@pytest.mark.parametrize("table_format", ["parquet", "csv"])
def test_a_run_gives_what_analyze_gives(stacks, axes, tmp_path, launcher, capfd, table_format):
    write_npz(tmp_path / "in.npz", stacks, axes)
    options = {"masks": (0.5, 0.9), "level_masks": True, "min_prominence": 0.1}
    found = orometry.run(
        tmp_path / "in.npz",
        out=tmp_path / "out",
        launcher=launcher,
        on_bad_slab="quarantine",
        max_bad_share=1,
        table_format=table_format,
        **options,
    )
    assert_same(found, orometry.analyze(stacks, *axes, **options))
    assert "orometry: " in capfd.readouterr().err
    assert found.manifest["executor"]


@pytest.mark.parametrize("table_format", ["parquet", "csv"])
def test_tables_that_only_a_run_makes(rng, axes, tmp_path, launcher, table_format):
    stacks = [rng.random((7, 5, 3))]
    write_npz(tmp_path / "in.npz", stacks, axes)
    found = orometry.run(
        tmp_path / "in.npz",
        out=tmp_path / "out",
        launcher=launcher,
        progress=False,
        table_format=table_format,
        outlines=True,
        labels=True,
        masks=0.5,
    )
    outlines, labels = found.table("outlines"), found.table("labels")
    assert len(outlines) == 3 * len(found.peaks)
    assert {row[:5] for row in outlines["outline"]} == {b"\x01\x06\0\0\0"}
    assert (outlines["n_rings"] > 0).any()
    assert outlines["level"].isna().sum() == (found.peaks["parent_idx"] == 0).sum()
    assert labels[["nx", "ny"]].to_numpy().tolist() == [[7, 5]] * 3
    assert all(isinstance(row, bytes) for row in labels["labels"])
    analyzed = orometry.analyze(stacks, *axes, masks=0.5)
    for name in ("peaks", "masks", "epoch_masks"):
        pd.testing.assert_frame_equal(found.table(name), analyzed.table(name))
    for result in (found, analyzed):
        with pytest.raises(KeyError, match="there is no table beauty; there are: peaks"):
            result.table("beauty")


def test_random_stacks_have_the_fingerprints_of_the_command_line(rng, tmp_path, launcher):
    """Whatever the type and the strides: the arrays are saved as NumPy saves them."""
    stacks = []
    for kind in ("<f8", ">f4", "<i2", "|u1", "<f2", ">i8"):
        wide = (rng.random((14, 6, 9)) * 100).astype(kind)
        stacks += [wide[::2, :, ::-1], np.asfortranarray(wide[1::2])]
    floats = [stack for stack in stacks if stack.dtype.kind == "f"]
    for stack in floats:
        stack[3, 2, 1] = np.nan
    write_npz(tmp_path / "in.npz", stacks, (np.arange(7.0), np.arange(6.0)))
    found = orometry.run(
        tmp_path / "in.npz", out=tmp_path / "out", launcher=launcher, progress=False, masks=[0.5]
    )
    assert found.fingerprints == orometry.analyze(stacks, masks=[0.5]).fingerprints


def test_errors_of_a_run(stacks, axes, tmp_path, launcher, monkeypatch):
    write_npz(tmp_path / "in.npz", stacks, axes)
    options = {"out": tmp_path / "out", "launcher": launcher, "progress": False}
    with pytest.raises(ValueError, match=r"in\.npz"):  # a surface has an infinite cell
        orometry.run(tmp_path / "in.npz", **options)
    with pytest.raises(ValueError, match="connectivity"):
        orometry.run(tmp_path / "in.npz", connectivity="six", **options)
    (tmp_path / "out").mkdir()
    with pytest.raises(FileExistsError, match="out"):
        orometry.run(tmp_path / "in.npz", on_bad_slab="quarantine", **options)
    shutil.rmtree(tmp_path / "out")


def test_without_a_launcher(tmp_path, monkeypatch):
    monkeypatch.delenv("OROMETRY_HOME", raising=False)
    with pytest.raises(FileNotFoundError, match="name it by the variable OROMETRY_HOME"):
        orometry.run("in.npz", out=tmp_path / "out")
    monkeypatch.setenv("OROMETRY_HOME", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="there is no launcher"):
        orometry.run("in.npz", out=tmp_path / "out")


def test_a_run_that_fails(tmp_path):
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 'orometry: it broke' >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(orometry.RunError, match=r"^it broke$"):
        orometry.run("in.npz", out=tmp_path / "out", launcher=program, progress=False)
