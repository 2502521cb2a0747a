"""Scripts and ONNX over HTTP: the same as from the engine, as files, and refused where they cannot be."""

import contextlib
import importlib.util
import io

import numpy as np
import pytest

from tests.api.client import problem_of

SPEC = {"data": {"dataset": "circle", "samples": 40}, "hidden": [3], "runs": [{"name": "Adam & Co"}, {"name": "β"}]}


def test_the_script_of_a_run_prints_its_history(api):
    network = api.network(**SPEC)
    network.post("step", epochs=20)
    answer = network.ask("GET", "script", params={"run": "Adam & Co"})
    assert answer.headers["content-type"] == "text/x-python; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="adam-co-numpy.py"'
    said = io.StringIO()
    with contextlib.redirect_stdout(said), np.errstate():
        exec(answer.text, {})
    (history,) = network.get("history", run="Adam & Co")["runs"]
    rows = np.loadtxt(io.StringIO(said.getvalue()), skiprows=1)
    np.testing.assert_allclose(rows.T, [history[key] for key in ("epoch", "train_loss", "test_loss")], rtol=1e-9)


def test_pytorch_is_another_script_and_a_name_without_letters_is_a_run(api):
    answer = api.network(**SPEC).ask("GET", "script", params={"language": "pytorch", "run": "β"})
    assert "import torch" in answer.text
    assert answer.headers["content-disposition"] == 'attachment; filename="run-pytorch.py"'


def test_what_there_is_not_is_refused(api):
    network = api.network(**SPEC)
    problem_of(network.ask("GET", "script", params={"run": "nobody"}), 404)
    assert "numpy" in str(problem_of(network.ask("GET", "script", params={"language": "R"}), 422)["errors"])


def test_onnx_is_a_file_or_a_word_about_what_is_missing(api):
    answer = api.network(**SPEC).ask("GET", "parameters", params={"format": "onnx"})
    if importlib.util.find_spec("onnx") is None:
        assert "pip install 'ravine[onnx]'" in problem_of(answer, 409)["detail"]
        pytest.skip("onnx is not installed")
    import onnx

    model = onnx.load_from_string(answer.content)
    assert [one.name for one in model.graph.input] == ["features"]


def test_what_leaves_is_the_network_of_the_run(api):
    runs = [{"name": "plain"}, {"name": "own", "activation": {"kind": "prelu", "leak": 0.125}, "initializer": "he"}]
    network = api.network(**SPEC | {"runs": runs, "frozen": [{"layer": 1, "unit": 0}, {"layer": 2}]})
    network.post("step", epochs=3)
    for run, own in (("plain", False), ("own", True)):
        for language in ("numpy", "pytorch"):
            text = network.ask("GET", "script", params={"run": run, "language": language}).text
            assert ("leak1 = " in text) is own
            assert "frozen" in text
    onnx = pytest.importorskip("onnx")
    operators = {}
    for run in ("plain", "own"):
        answer = network.ask("GET", "parameters", params={"format": "onnx", "run": run})
        operators[run] = [node.op_type for node in onnx.load_from_string(answer.content).graph.node]
    assert "Tanh" in operators["plain"]
    assert "PRelu" in operators["own"]
