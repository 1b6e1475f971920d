"""The programs of the pages run one after the other, and print what the pages say."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)
PAGES = ("docs/python.md", "python/README.md")


@pytest.mark.parametrize("page", PAGES)
def test_programs_print_what_the_page_says(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    is_built = (ROOT / "job" / "target" / "orometry.jar").is_file()
    monkeypatch.setenv("OROMETRY_HOME", str(ROOT))
    programs = PROGRAM.findall((ROOT / page).read_text(encoding="utf-8"))
    assert programs
    names = {}
    for program, expected in programs:
        if "orometry.run(" in program and not is_built:
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(program, page, "exec"), names)
        assert not expected or printed.getvalue() == expected, program


def test_the_first_program_needs_nothing_else(python):
    """Word for word, in a process of its own."""
    program, expected = PROGRAM.findall((ROOT / PAGES[0]).read_text(encoding="utf-8"))[0]
    done = python(program)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
