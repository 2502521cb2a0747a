"""The compiled training loop on disk: made once, by processes of its own, and kept for as long as nothing changes."""

import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree

from app.engine.arithmetic import Arithmetic

log = logging.getLogger("ravine")

ENGINE = Path(__file__).parents[1] / "engine"
COMPILED_FROM = (  # folders and files of it
    "activations",
    "clips",
    "compiled",
    "losses",
    "optimizers",
    "regularizers",
    "schedules",
    "surfaces",
    "elementwise.py",
    "hashing.py",
    "seeding.py",
    "special.py",
)
COMPLETE = "complete"  # the file that says that a folder has everything
KEPT = 4  # folders: of the versions used last
PART = "part"  # what a process says when it has done one
MOST_PROCESSES = 4  # each takes 200 MB
NICE = 10  # whoever compiles stands back for who trains


class CannotCompileError(Exception):
    """The loop was not compiled. Its text says why."""


def why_not() -> str | None:
    """Why there is no compiled loop on this machine, or None."""
    if os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0"):
        return "NUMBA_DISABLE_JIT is set"
    return None if find_spec("numba") else "Numba is not installed"


def compiled_from() -> list[Path]:
    """The sources of all that is compiled."""
    found = (ENGINE / name for name in COMPILED_FROM)
    return sorted(source for place in found for source in ([place] if place.is_file() else place.rglob("*.py")))


def folder_in(cache: Path) -> Path:
    """Where the loop of these sources is, at this place: what Numba keeps knows it.

    Numba itself would look at one file only, and miss an edited definition.
    """
    digest = hashlib.sha256(f"{version('numba')} {version('numpy')} {sys.implementation.cache_tag} {ENGINE}".encode())
    for source in compiled_from():
        digest.update(source.relative_to(ENGINE).as_posix().encode() + b"\0" + source.read_bytes())
    return cache / f"loop-{digest.hexdigest()[:16]}"


class StoppedError(CannotCompileError):
    """Somebody wanted it so."""


class Warming:
    """Compiles everything into a folder, in processes of its own, so that nothing here waits for the interpreter."""

    def __init__(self, folder: Path, processes: int) -> None:
        self.folder = folder
        self._processes = min(processes, MOST_PROCESSES)
        self._workers: list[subprocess.Popen[str]] = []
        self._stopped = False

    @property
    def is_done(self) -> bool:
        """Whether everything is there."""
        return (self.folder / COMPLETE).exists()

    def note_use(self) -> None:
        """So that it is not taken for one of an old version."""
        with suppress(OSError):
            os.utime(self.folder)

    @property
    def parts(self) -> int:
        """How many parts there are. It loads Numba, a second's work."""
        from app.engine.compiled.loader import parts

        return len(parts(self.folder))

    def run(self, tell: Callable[[int], None] = lambda done: None) -> None:
        """Compile; `tell` hears how many parts are done.

        Raises:
            CannotCompileError: a process failed or was ended, or the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            trouble = self._compile(tell)
        except OSError as error:
            self.stop()
            raise CannotCompileError(f"{error.filename or self.folder}: {error.strerror}") from error
        codes = [worker.wait() for worker in self._workers]
        if self._stopped:
            raise StoppedError("it was stopped")
        if any(codes):
            raise CannotCompileError(trouble or f"a process ended with the code {next(filter(None, codes))}")
        with suppress(OSError):
            (self.folder / COMPLETE).touch()
            _forget_old(self.folder.parent)

    def _compile(self, tell: Callable[[int], None]) -> str:
        """Start the processes and listen to them to the end; their last complaint."""
        read, write = os.pipe()
        with os.fdopen(read) as lines:
            try:
                for share in range(self._processes):
                    if not self._stopped:
                        self._workers.append(self._start(share, write))
                if self._stopped:  # while one was being started
                    self.stop()
            finally:
                os.close(write)
            return _follow(lines, tell)

    def load(self, tell: Callable[[int], None] = lambda done: None) -> Arithmetic:
        """The loop, ready to run: compiled first where it has to be, and once more where what is kept is of no use.

        Raises:
            CannotCompileError: as `run` does.
        """
        from app.engine.compiled.loader import load  # only now: it loads Numba, a second's work

        if not self.is_done:
            self.run(tell)
        try:
            return load(self.folder)
        except Exception:  # damaged, incomplete or another machine's: whatever Numba makes of that
            log.info("what is in %s is of no use; compiling again", self.folder)
            rmtree(self.folder, ignore_errors=True)
            self._workers.clear()
            self.run(tell)
        return load(self.folder)

    def stop(self) -> None:
        """End it, wherever it is."""
        self._stopped = True
        for worker in self._workers:
            worker.terminate()

    def _start(self, share: int, output: int) -> "subprocess.Popen[str]":
        arguments = ["-P", "-m", "app.engine.compiled", str(self.folder), str(share), str(self._processes)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        # -P: what lies in the folder where the server was started is no part of it.
        worker = subprocess.Popen(  # noqa: S603 — this interpreter, on this package
            [sys.executable, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
        with suppress(AttributeError, OSError):  # a courtesy that not every system knows
            os.setpriority(os.PRIO_PROCESS, worker.pid, NICE)
        return worker


def _follow(lines: Iterable[str], tell: Callable[[int], None]) -> str:
    """Count the parts until there are no more lines; the last of the others, a complaint."""
    trouble, done = "", 0
    for line in lines:
        if line.strip() == PART:
            done += 1
            tell(done)
        elif line.strip():
            trouble = line.strip()
    return trouble


def _forget_old(cache: Path) -> None:
    """Remove what versions left that were not used lately."""
    folders = sorted(cache.glob("loop-*"), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[KEPT:]:
        rmtree(folder, ignore_errors=True)
