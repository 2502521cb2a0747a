"""Compiling ahead, by processes that here are scripts which only say that they compile."""

import shutil
import sys
import threading

import pytest

from app.services import warming
from app.services.warming import COMPLETE, CannotCompileError, Warming, compiled_from, folder_in, why_not

PATIENCE = 20
posix = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for a POSIX shell")


@pytest.fixture
def worker(monkeypatch, tmp_path):
    """Lets every process of a warming run this script, whose $3 … are -m's module, folder, share and shares."""

    def write(script):
        path = tmp_path / "worker.sh"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))

    return write


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "loop-0"


@posix
def test_all_shares_are_given_out_and_parts_are_counted(worker, folder):
    worker('echo "$5 of $6: $3" > "$4/share-$5"; echo part; echo; echo part')
    heard, made = [], Warming(folder, 3)
    assert not made.is_done
    made.run(heard.append)
    assert heard == [1, 2, 3, 4, 5, 6]
    shares = sorted(path.read_text().strip() for path in folder.glob("share-*"))
    assert shares == [f"{i} of 3: app.engine.compiled" for i in range(3)]
    assert made.is_done
    assert Warming(folder, 1).is_done


@posix
def test_a_process_that_fails_is_quoted_by_its_last_line(worker, folder):
    worker("echo Traceback; echo part; echo; echo 'OSError: no space left on device'; exit 1")
    made = Warming(folder, 2)
    with pytest.raises(CannotCompileError, match=r"^OSError: no space left on device$"):
        made.run()
    assert not made.is_done


@posix
def test_one_that_fails_is_enough(worker, folder):
    worker('echo part; test "$5" = 0 || { echo gone; exit 3; }')
    with pytest.raises(CannotCompileError, match=r"^gone$"):
        Warming(folder, 2).run()
    assert not Warming(folder, 2).is_done


@posix
def test_one_that_is_killed_and_says_nothing_has_a_reason_too(worker, folder):
    worker("kill -9 $$")
    with pytest.raises(CannotCompileError, match=r"\w"):
        Warming(folder, 1).run()


@posix
def test_a_process_that_cannot_be_started_is_a_reason(monkeypatch, folder, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(CannotCompileError):
        Warming(folder, 1).run()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "loop-0"
    with pytest.raises(CannotCompileError, match=str(folder)):
        Warming(folder, 1).run()


@posix
def test_it_can_be_stopped(worker, folder):
    worker("echo part; exec sleep 60")
    made, begun, errors = Warming(folder, 2), threading.Event(), []

    def run():
        try:
            made.run(lambda done: begun.set())
        except CannotCompileError as error:
            errors.append(str(error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert begun.wait(PATIENCE)
    made.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert errors == ["it was stopped"]
    assert not made.is_done


@posix
def test_stopped_before_it_begins_it_does_not_begin(worker, folder):
    worker("exec sleep 5")
    made = Warming(folder, 1)
    made.stop()
    with pytest.raises(CannotCompileError, match="stopped"):
        made.run()


def test_processes_take_nothing_from_the_folder_where_the_server_was_started(monkeypatch, tmp_path, folder):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('another application')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NUMBA_DISABLE_JIT", raising=False)
    made = Warming(folder, 1)
    threading.Timer(2.0, made.stop).start()  # the other application would have ended by itself, and said so
    with pytest.raises(CannotCompileError, match="stopped"):
        made.run()


def test_what_is_kept_and_of_no_use_is_made_anew(monkeypatch, folder):
    """Damaged, or another machine's: loading fails, and once more all is compiled and loaded."""
    pytest.importorskip("numba")
    from app.engine.compiled import loader

    made, runs = Warming(folder, 1), []
    monkeypatch.setattr(
        made, "run", lambda tell: (folder.mkdir(parents=True), (folder / COMPLETE).touch(), runs.append(1))
    )
    monkeypatch.setattr(loader, "load", lambda folder: ((folder / "damaged").exists() and 1 / 0) or "the loop")
    folder.mkdir(parents=True)
    (folder / COMPLETE).touch()
    assert (made.load(), runs) == ("the loop", [])
    (folder / "damaged").touch()
    assert (made.load(), runs) == ("the loop", [1])
    assert not (folder / "damaged").exists()


@posix
def test_loops_not_used_lately_are_forgotten(worker, folder):
    worker("echo part")
    for i in range(1, warming.KEPT + 3):
        Warming(folder.with_name(f"loop-{i}"), 1).run()
    (folder.parent / "something-else").mkdir()
    Warming(folder, 1).run()
    kept = [path.name for path in folder.parent.iterdir() if path.name.startswith("loop-")]
    assert len(kept) == warming.KEPT
    assert "loop-0" in kept
    assert (folder.parent / "something-else").exists()


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """A copy of the engine's sources, in which everything is looked for."""
    copy = tmp_path / "engine"
    shutil.copytree(warming.ENGINE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(warming, "ENGINE", copy)
    return copy


def test_the_same_sources_at_another_place_have_another_folder(monkeypatch, engine, tmp_path):
    """What Numba keeps knows the place of the sources."""
    there = folder_in(tmp_path)
    assert folder_in(tmp_path) == there
    monkeypatch.undo()
    assert folder_in(tmp_path) != there
    assert there.parent == tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "activations/gelu.py",
        "activations/__init__.py",
        "clips/norm.py",
        "compiled/kernel.py",
        "compiled/exponential.py",
        "losses/huber.py",
        "optimizers/adam.py",
        "regularizers/l2.py",
        "schedules/cosine.py",
        "elementwise.py",
        "hashing.py",
        "special.py",
    ],
)
def test_an_edited_definition_has_a_folder_of_its_own(engine, tmp_path, name):
    before = folder_in(tmp_path)
    source = engine / name
    source.write_text(source.read_text() + "\n")
    assert folder_in(tmp_path) != before


def test_a_new_definition_has_a_folder_of_its_own(engine, tmp_path):
    before = folder_in(tmp_path)
    (engine / "optimizers" / "newest.py").write_text("")
    there = folder_in(tmp_path)
    assert there != before
    (engine / "optimizers" / "newest.py").rename(engine / "optimizers" / "renamed.py")
    assert folder_in(tmp_path) not in (before, there)


@pytest.mark.parametrize("name", ["training.py", "maps.py", "datasets/spiral.py", "initializers/he.py"])
def test_what_is_not_compiled_leaves_the_folder_alone(engine, tmp_path, name):
    before = folder_in(tmp_path)
    (engine / name).write_text("")
    assert folder_in(tmp_path) == before
    assert engine / name not in compiled_from()


@pytest.mark.parametrize("package", ["numba", "numpy"])
def test_another_version_of_what_compiles_has_another_folder(monkeypatch, tmp_path, package):
    before, real = folder_in(tmp_path), warming.version
    monkeypatch.setattr(warming, "version", lambda name: "99.9" if name == package else real(name))
    assert folder_in(tmp_path) != before


@pytest.mark.parametrize(("value", "works"), [("", True), ("0", True), ("1", False)])
def test_numbas_own_switch_is_heeded(monkeypatch, value, works):
    monkeypatch.setattr(warming, "find_spec", lambda name: object())
    monkeypatch.setenv("NUMBA_DISABLE_JIT", value)
    assert why_not() == (None if works else "NUMBA_DISABLE_JIT is set")


def test_without_numba_there_is_a_reason(monkeypatch):
    monkeypatch.delenv("NUMBA_DISABLE_JIT", raising=False)
    monkeypatch.setattr(warming, "find_spec", lambda name: None)
    assert why_not() == "Numba is not installed"
