"""`ravine warm`."""

import sys

import pytest

from app.config import Settings
from app.services.warming import COMPLETE, folder_in
from tests.test_cli import run


@pytest.fixture
def cache(compiled):
    """A cache that has everything."""
    return Settings().cache_folder


def test_with_everything_there_it_names_the_folder(cache):
    done = run("warm", RAVINE_CACHE_FOLDER=str(cache))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The compiled training loop is in {folder_in(cache)}\n"
    assert (folder_in(cache) / COMPLETE).exists()


def test_where_there_is_nothing_to_compile_it_says_so_in_one_line(tmp_path):
    done = run("warm", NUMBA_DISABLE_JIT="1", RAVINE_CACHE_FOLDER=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ravine: there is nothing to compile: NUMBA_DISABLE_JIT is set\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="Numba is not there")
def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("warm", NUMBA_DISABLE_JIT="0", RAVINE_CACHE_FOLDER=str(tmp_path / "file"))
    assert (done.returncode, done.stdout) == (1, "")
    line = done.stderr.splitlines()[-1]
    assert "ravine: the training loop could not be compiled: " in line
    assert str(tmp_path / "file") in line


def test_a_bad_setting_is_one_clear_line():
    done = run("warm", NUMBA_DISABLE_JIT="0", RAVINE_TRAINING_THREADS="0")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ravine: RAVINE_TRAINING_THREADS should be greater than or equal to 1, not '0'\n"


def test_help_tells_of_it():
    done = run("--help")
    assert done.returncode == 0
    assert "warm" in done.stdout
    assert run("warm", "--help").returncode == 0
