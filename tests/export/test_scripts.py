"""Scripts make runs again: what they print is the history of the race, whatever the experiment."""

import contextlib
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.engine.catalog import ACTIVATIONS, DATASETS, OPTIMIZERS
from app.engine.data import Data
from app.engine.experiment import Entrant
from app.engine.losses.cross_entropy import SigmoidCrossEntropy
from app.engine.training import Race
from app.export.numpy_script import numpy_script
from app.export.pytorch_script import pytorch_script
from tests.export.cases import CASES, GOLDEN, curve, printed, program, small, trained

GOLDEN_FILE = Path(__file__).parents[1] / "golden" / "scripts.json"


def run(text):
    """What a script prints; NumPy's warnings are afterwards as they were."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), np.errstate():
        exec(compile(text, "script.py", "exec"), {"__name__": "__main__"})
    return said.getvalue()


def check(numbers, race):
    """Epochs are printed with nine digits, losses with all."""
    expected = curve(race)
    np.testing.assert_allclose([row[0] for row in numbers], [row[0] for row in expected], rtol=1e-8)
    np.testing.assert_allclose([row[1:] for row in numbers], [row[1:] for row in expected], rtol=1e-9)


@pytest.mark.parametrize("name", CASES)
def test_the_numpy_script_prints_the_history(name):
    race = trained(CASES[name])
    check(printed(run(numpy_script(program(race)))), race)


@pytest.mark.parametrize("name", CASES)
def test_the_pytorch_script_prints_the_history(name):
    pytest.importorskip("torch")
    race = trained(CASES[name])
    check(printed(run(pytorch_script(program(race)))), race)


@pytest.mark.parametrize("name", GOLDEN)
def test_what_pytorch_printed_once_is_the_history(name):
    golden, race = json.loads(GOLDEN_FILE.read_text())["scripts"][name], trained(CASES[name])
    text = pytorch_script(program(race))
    again = "the script is another: python -m tests.golden.make.scripts"
    assert hashlib.sha256(text.encode()).hexdigest() == golden["sha256"], again
    check(golden["printed"], race)


def test_what_pytorch_lacks_runs_by_our_own_lines(monkeypatch):
    torch = pytest.importorskip("torch")
    assert torch
    monkeypatch.setattr(OPTIMIZERS["nadam"], "pytorch", "")
    monkeypatch.setattr(ACTIVATIONS["relu"], "pytorch", "")
    monkeypatch.setattr(SigmoidCrossEntropy, "pytorch", "")
    race = trained(small(activation=ACTIVATIONS["relu"](), runs=(Entrant("run", OPTIMIZERS["nadam"]()),)))
    text = pytorch_script(program(race))
    assert "torch.optim" not in text
    check(printed(run(text)), race)


@pytest.mark.parametrize("name", ["adam", "many numbers"])
def test_a_script_needs_nothing_but_numpy(name, tmp_path):
    race = trained(CASES[name], epochs=1)
    file = tmp_path / "script.py"
    file.write_text(numpy_script(program(race)), encoding="utf-8")
    answer = subprocess.run([sys.executable, "-I", file], capture_output=True, text=True, timeout=60, check=True)
    check(printed(answer.stdout), race)
    assert "app" not in {line.split()[1] for line in file.read_text("utf-8").splitlines() if line.startswith("import ")}


@pytest.mark.parametrize("name", ['"""\nprint(1)', "'; import os #", "\\", "🐍 {{ 7 * 7 }} {% raw %}"])
def test_no_name_becomes_code(name):
    race = trained(small(runs=(Entrant(name),)), epochs=1)
    for write in (numpy_script, pytorch_script):
        plain = write(program(trained(small(runs=(Entrant("run"),)), epochs=1)))
        assert write(program(race)).replace(repr(name), "'run'") == plain


def test_a_run_that_has_not_begun_trains_a_hundred_epochs():
    assert printed(run(numpy_script(program(Race(small())))))[-1][0] == 100


def test_what_is_printed_stands_apart_however_long_an_epochs_fraction_is():
    race = trained(small(data=Data(DATASETS["circle"](), samples=24), batch_size=1), epochs=0)
    assert f"{race.epoch:.9g}" == "0.0833333333"
    check(printed(run(numpy_script(program(race)))), race)


def test_parameters_set_before_the_first_step_are_the_start():
    race = Race(small())
    race.set_parameters(0, np.full(race.assembly.network.size, 0.25))
    for _ in race.train(epochs=3):
        pass
    text = numpy_script(program(race))
    assert "changed by hand" not in text
    check(printed(run(text)), race)


def test_what_was_changed_on_the_way_is_said():
    race = trained(small(), epochs=2)
    race.set_parameters(0, np.full(race.assembly.network.size, 0.25))
    for write in (numpy_script, pytorch_script):
        assert "changed by hand" in write(program(race))
