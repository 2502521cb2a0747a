"""What a server's workshop gets from the compiler, and what the log says."""

import logging
import sys
import threading

import pytest

from app.engine.arithmetic import Workshop
from app.services import warming
from app.services.compiler import Compiler
from app.services.warming import COMPLETE, Warming, folder_in

pytest.importorskip("numba")
PATIENCE = 20


@pytest.fixture(autouse=True)
def _with_numba(monkeypatch):
    """Nothing here is really compiled."""
    monkeypatch.delenv("NUMBA_DISABLE_JIT", raising=False)


@pytest.fixture
def lines(caplog):
    """What the log has been told."""
    caplog.set_level(logging.INFO, logger="ravine")
    return lambda: [(record.levelname, record.getMessage()) for record in caplog.records]


@pytest.fixture
def workshop():
    return Workshop()


@pytest.fixture
def complete(tmp_path):
    """A cache whose folder is said to have everything."""
    folder = folder_in(tmp_path)
    folder.mkdir()
    (folder / COMPLETE).touch()
    return tmp_path


def loading(monkeypatch, load):
    """Put another function in the place of the loader's."""
    from app.engine.compiled import loader

    monkeypatch.setattr(loader, "load", load)


def test_the_loop_is_handed_over(monkeypatch, complete, workshop, lines):
    loading(monkeypatch, lambda folder: ("the loop of", folder))
    compiler = Compiler(workshop, complete, 1)
    compiler.start()
    assert workshop.coming
    compiler.wait()
    assert workshop.compiled == ("the loop of", folder_in(complete))
    assert workshop.coming
    [(level, line)] = lines()
    assert level == "INFO"
    assert "the compiled loop is ready" in line


def test_it_comes_in_the_background(monkeypatch, complete, workshop):
    go_on = threading.Event()
    loading(monkeypatch, lambda folder: go_on.wait(PATIENCE))
    compiler = Compiler(workshop, complete, 1)
    compiler.start()
    assert (workshop.coming, workshop.compiled) == (True, None)
    go_on.set()
    compiler.wait()
    assert workshop.compiled is True


def test_a_loop_that_does_not_load_is_given_up(monkeypatch, complete, workshop, lines):
    def broken(folder):
        raise RuntimeError("no such instruction")

    monkeypatch.setattr(Warming, "run", lambda self, tell: None)

    loading(monkeypatch, broken)
    compiler = Compiler(workshop, complete, 1)
    compiler.start()
    compiler.wait()
    assert (workshop.coming, workshop.compiled) == (False, None)
    (_, of_no_use), (level, line), last = lines()
    assert "compiling again" in of_no_use
    assert (level, line) == ("ERROR", "unexpected error while compiling")
    assert last[0] == "WARNING"
    assert "training runs on NumPy alone" in last[1]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, workshop, lines):
    (tmp_path / "file").write_text("")
    compiler = Compiler(workshop, tmp_path / "file", 1)
    compiler.start()
    compiler.wait()
    assert not workshop.coming
    [(level, line)] = lines()
    assert level == "WARNING"
    assert str(tmp_path / "file") in line


@pytest.mark.parametrize(
    ("reason", "without"),
    [
        ("NUMBA_DISABLE_JIT is set", lambda patch: patch.setenv("NUMBA_DISABLE_JIT", "1")),
        ("Numba is not installed", lambda patch: patch.setattr(warming, "find_spec", lambda name: None)),
    ],
)
def test_where_there_is_nothing_to_compile_one_line_says_so(monkeypatch, tmp_path, workshop, lines, reason, without):
    without(monkeypatch)
    compiler = Compiler(workshop, tmp_path, 1)
    compiler.start()
    compiler.wait()
    compiler.stop()
    assert (workshop.coming, workshop.compiled) == (False, None)
    [(level, line)] = lines()
    assert level == "WARNING"
    assert line.startswith(f"{reason}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def endless(monkeypatch, tmp_path):
    """Processes that would compile for a minute."""
    script = tmp_path / "worker.sh"
    script.write_text("#!/bin/sh\ntouch $4/begun-$5\nexec sleep 60\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    return tmp_path / "cache"


def ended(compiler):
    """Whether stopping it comes to an end soon."""
    stopping = threading.Thread(target=compiler.stop, daemon=True)
    stopping.start()
    stopping.join(PATIENCE / 4)
    return not stopping.is_alive()


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for a POSIX shell")
def test_stopping_ends_what_is_being_compiled(endless, workshop):
    compiler, begun = Compiler(workshop, endless, 2), folder_in(endless)
    compiler.start()
    for _ in range(2000):
        if len(list(begun.glob("begun-*"))) == 2:
            break
        threading.Event().wait(0.01)
    else:
        pytest.fail("the processes never began")
    assert ended(compiler)
    assert not workshop.coming


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for a POSIX shell")
def test_stopping_at_once_ends_it_too(endless, workshop):
    """A server that is stopped as soon as it was started."""
    compiler = Compiler(workshop, endless, 2)
    compiler.start()
    assert ended(compiler)


def test_stopping_what_never_began_is_no_error(tmp_path, workshop):
    Compiler(workshop, tmp_path, 1).stop()
    assert not workshop.coming
