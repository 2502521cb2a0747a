"""Networks and batches of every shape."""

import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.batches import Position
from app.engine.data import Data
from app.engine.datasets.blobs import Blobs
from app.engine.datasets.circle import Circle
from app.engine.experiment import Layer
from app.engine.features.x1 import X1
from app.engine.regularizers.l2 import L2
from tests.engine.compiled.memory import NUMBERS, Marked
from tests.engine.compiled.parity import apart, assert_alike, one_run, walk

EXAMPLES = 11  # of the small experiment that train
THREE_CLASSES = Data(Blobs(classes=3, spread=0.5), samples=22)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"hidden": ()}, id="no hidden layer"),
        pytest.param({"hidden": (), "data": THREE_CLASSES}, id="no hidden layer, three outputs"),
        pytest.param({"hidden": (Layer(1),)}, id="one unit"),
        pytest.param({"hidden": (Layer(3),) * 8}, id="eight hidden layers"),
        pytest.param({"hidden": (Layer(3, dropout=0.2),) * 8}, id="eight hidden layers with dropout"),
        pytest.param({"hidden": (Layer(40), Layer(1), Layer(9))}, id="wide, narrow, wide"),
        pytest.param({"features": (X1(),)}, id="one feature"),
        pytest.param({"features": (X1(),), "hidden": (Layer(1),), "batch_size": 1}, id="one of everything"),
        pytest.param({"hidden": (Layer(5, dropout=0.3), Layer(4))}, id="dropout in the first layer only"),
        pytest.param({"hidden": (Layer(5), Layer(4, dropout=0.3))}, id="dropout in the last layer only"),
        pytest.param({"hidden": (Layer(5, dropout=0.9), Layer(4, dropout=0.1))}, id="dropout of two rates"),
        pytest.param({"hidden": (Layer(5, dropout=0.3),), "data": THREE_CLASSES}, id="dropout below a softmax"),
        pytest.param({"hidden": (Layer(5, dropout=0.3),), "regularizer": L2(rate=1.0)}, id="dropout and a penalty"),
        pytest.param({"shuffle": False}, id="the order of the data"),
        pytest.param({"seed": 2**32 - 1, "hidden": (Layer(5, dropout=0.3),)}, id="the largest seed"),
    ],
)
def test_networks_of_every_shape(compiled, settings):
    assert_alike(walk(compiled, one_run(**settings)))


@pytest.mark.parametrize("units", range(1, 10))
def test_layers_of_every_width(compiled, units):
    """Whatever is done several at a time has a rest."""
    hidden = Layer(units), Layer(10 - units, PReLU()), Layer(units, dropout=0.2)
    assert_alike(walk(compiled, one_run(hidden=hidden, data=THREE_CLASSES), steps=60))


@pytest.mark.parametrize("dropout", [0.0, 0.3])
@pytest.mark.parametrize("size", [*range(1, EXAMPLES + 1), "all"])
def test_batches_of_every_size(compiled, size, dropout):
    """And so the last batch of an epoch has from 1 to 11 examples."""
    assert_alike(walk(compiled, one_run(batch_size=size, hidden=(Layer(4, dropout=dropout), Layer(3)))))


@pytest.mark.parametrize("place", [(1, 0, 4), (2, 0, 8), (35, 11, 10), (1000, 300, 1), (123_456, 62, 0)])
def test_a_stretch_may_begin_anywhere(compiled, place):
    """Orders, masks and the schedule go by the place and not by the steps of the call."""
    assert_alike(walk(compiled, one_run(hidden=(Layer(4, dropout=0.3),)), start=Position(*place)))


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 7])
def test_short_stretches_have_the_ends_that_lie_in_them(compiled, steps):
    """Epochs of three steps, from the second step of one: the first end comes after two."""
    both = walk(compiled, one_run(), start=Position(1, 0, 4), steps=steps)
    assert len(both.compiled.ends) == {1: 0, 2: 1, 3: 1, 4: 1, 7: 2}[steps]
    assert_alike(both)


def test_an_end_that_is_the_last_step_is_where_it_arrives(compiled):
    both = walk(compiled, one_run(), steps=6)
    np.testing.assert_array_equal(both.compiled.ends[-1], both.compiled.walker.x)
    assert apart(both.compiled.ends[0], both.compiled.ends[1]) > 1e-3


def test_nothing_given_is_written_to(compiled):
    both = walk(compiled, one_run(hidden=(Layer(4, dropout=0.3),)))
    again = walk(compiled, one_run(hidden=(Layer(4, dropout=0.3),)))
    np.testing.assert_array_equal(both.start.x, again.start.x)
    assert not np.any(both.start.slots)
    np.testing.assert_array_equal(both.compiled.walker.x, again.compiled.walker.x)


@NUMBERS
@pytest.mark.parametrize(
    "settings",
    [
        {"hidden": (Layer(4, dropout=0.3), Layer(3, PReLU()))},
        {"hidden": (Layer(3, PReLU()), Layer(5, dropout=0.5)), "data": THREE_CLASSES, "batch_size": 1},
        {"hidden": (), "batch_size": "all"},
    ],
    ids=["small", "three classes, one by one", "no hidden layer"],
)
def test_what_memory_held_before_does_not_matter_and_what_lies_behind_stays(monkeypatch, compiled, settings, number):
    usual = walk(compiled, one_run(**settings)).compiled
    marked = Marked(number)
    monkeypatch.setattr(np, "empty", marked)
    there = walk(compiled, one_run(**settings)).compiled
    monkeypatch.undo()
    np.testing.assert_array_equal(there.walker.x, usual.walker.x)
    np.testing.assert_array_equal(there.ends, usual.ends)
    assert len(marked.given) > 1
    np.testing.assert_array_equal(marked.margins(), number)


def test_many_examples(compiled):
    """A batch of more than fit into anything that is done at once."""
    data = Data(Circle(), samples=1400, noise=0.1)
    assert_alike(walk(compiled, one_run(data=data, batch_size=600, hidden=(Layer(4, dropout=0.3),)), steps=30))
