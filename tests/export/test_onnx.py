"""Networks as ONNX answer what they answer here, by the evaluator of ONNX itself."""

import numpy as np
import pytest

from app.engine.catalog import ACTIVATIONS
from app.engine.parameter import IllegalValue
from app.export.onnx_model import onnx_model
from tests.export.cases import NUMBERS, THREE, small, trained

onnx = pytest.importorskip("onnx")

# Hyperparameters of ONNX's operators are float32.
CASES = {
    **{key: (small(activation=each()), 1e-7) for key, each in ACTIVATIONS.items()},
    "softmax": (small(data=THREE), 1e-12),
    "numbers": (small(data=NUMBERS), 1e-12),
    "no hidden layer": (small(hidden=()), 1e-12),
}


def written(race):
    return onnx_model(race.assembly.network, race.runs[0].walker.x, ("x1", "x2"), "run")


@pytest.mark.parametrize("name", CASES)
def test_the_model_answers_as_the_network(name):
    from onnx.reference import ReferenceEvaluator

    experiment, tolerance = CASES[name]
    race = trained(experiment)
    model = onnx.load_from_string(written(race))
    (answer,) = ReferenceEvaluator(model).run(None, {"features": race.assembly.X.T.copy()})
    expected = race.assembly.network.forward(race.runs[0].walker.x, race.assembly.X).A[-1].T
    np.testing.assert_allclose(answer, expected, rtol=0, atol=tolerance)
    assert {entry.key: entry.value for entry in model.metadata_props} == {"features": "x1, x2", "run": "run"}


def test_an_activation_without_words_in_onnx_is_refused(monkeypatch):
    monkeypatch.setattr(ACTIVATIONS["tanh"], "onnx", "")
    with pytest.raises(IllegalValue, match="ONNX has no word for the activation tanh"):
        written(trained(small(), epochs=0))
