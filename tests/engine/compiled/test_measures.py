"""Cost and accuracy as the compiled loop finds them."""

import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.arithmetic import NumPy
from app.engine.assembly import Assembly
from app.engine.catalog import ACTIVATIONS
from app.engine.data import Data
from app.engine.datasets.blobs import Blobs
from app.engine.datasets.circle import Circle
from app.engine.datasets.plane import Plane
from app.engine.experiment import Layer
from app.engine.regularizers.l1_l2 import L1L2
from tests.engine.compiled.memory import NUMBERS, Marked
from tests.engine.compiled.parity import one_run
from tests.engine.support import PAIRS

FEW, MANY = 22, 1400
DATA = {0: Plane(), 2: Circle(), 4: Blobs(classes=4)}


def places(experiment, count=5):
    """An assembly and some parameters, near its start and far from it."""
    assembly = Assembly(experiment.complete())
    x = assembly.start()
    return assembly, x + np.linspace(0, 2, count)[:, np.newaxis] * np.random.default_rng(3).normal(0, 1, x.size)


def measured(arithmetic, assembly, thetas):
    problem = assembly.problem(assembly.experiment)
    return np.array(arithmetic.measures(problem, thetas, assembly.X, assembly.Y))


@pytest.mark.parametrize("samples", [FEW, MANY])
@pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)
def test_cost_and_accuracy_are_numpys(compiled, loss, output, task, classes, samples):
    data = Data(DATA[classes], samples=samples, noise=0.3)
    experiment = one_run(data=data, loss=loss, output=output, regularizer=L1L2(), hidden=(Layer(3, dropout=0.3),))
    assembly, thetas = places(experiment)
    np.testing.assert_allclose(
        measured(compiled, assembly, thetas), measured(NumPy(), assembly, thetas), rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_of_every_activation(compiled, key):
    assembly, thetas = places(one_run(activation=ACTIVATIONS[key](), data=Data(Circle(), samples=MANY)))
    np.testing.assert_allclose(
        measured(compiled, assembly, thetas), measured(NumPy(), assembly, thetas), rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("samples", [FEW, MANY])
@pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)
def test_several_at_once_have_the_bits_that_each_has_alone(compiled, loss, output, task, classes, samples):
    """A history is measured in heaps, and what is measured again one by one must not differ."""
    data = Data(DATA[classes], samples=samples, noise=0.3)
    assembly, thetas = places(one_run(data=data, loss=loss, output=output, regularizer=L1L2()), count=9)
    alone = [measured(compiled, assembly, theta[np.newaxis]) for theta in thetas]
    assert measured(compiled, assembly, thetas).tobytes() == np.concatenate(alone).tobytes()


def test_parameters_that_are_no_numbers_have_no_measure(compiled):
    assembly, thetas = places(one_run(), count=4)
    thetas[1], thetas[2, 0] = np.nan, np.inf
    found = measured(compiled, assembly, thetas)
    assert np.isnan(found[1, :4]).all()
    assert np.isfinite(found[[0, 3], :5]).all()  # R² belongs to numbers
    np.testing.assert_allclose(found, measured(NumPy(), assembly, thetas), rtol=1e-9)


@NUMBERS
@pytest.mark.parametrize("samples", [FEW, MANY])
def test_what_memory_held_before_does_not_matter_and_what_lies_behind_stays(monkeypatch, compiled, samples, number):
    assembly, thetas = places(one_run(data=Data(DATA[4], samples=samples), hidden=(Layer(3), Layer(2, PReLU()))))
    usual = measured(compiled, assembly, thetas)
    marked = Marked(number)
    monkeypatch.setattr(np, "empty", marked)
    there = measured(compiled, assembly, thetas)
    monkeypatch.undo()
    np.testing.assert_array_equal(there, usual)
    assert len(marked.given) > 1
    np.testing.assert_array_equal(marked.margins(), number)
