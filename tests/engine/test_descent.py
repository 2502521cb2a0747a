import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.batches import Batch
from app.engine.catalog import OPTIMIZERS
from app.engine.descent import Guide, Walker, descend
from app.engine.experiment import Entrant, Layer
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.adamw import AdamW
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.l2 import L2
from app.engine.schedules.exponential import Exponential
from tests.engine.support import small, trained

PRELU = (Layer(3, PReLU()), Layer(2))


def walked(optimizer, **settings):
    race = trained(small(runs=(Entrant("one", optimizer),), hidden=PRELU, **settings), epochs=5)
    return race.runs[0].walker.x


def test_with_gradient_descent_decay_and_l2_are_one_path():
    """The penalty's gradient is (λ/m) w with m = 11 training examples, the decay's step α λ w."""
    by_decay = walked(GradientDescent(weight_decay=0.22 / 11))
    by_penalty = walked(GradientDescent(), regularizer=L2(rate=0.22))
    np.testing.assert_allclose(by_decay, by_penalty, rtol=1e-12, atol=1e-15)
    free = walked(GradientDescent())
    assert np.abs(by_decay - free).max() > 1e-4


def test_with_adam_they_are_not():
    by_decay = walked(Adam(weight_decay=0.22 / 11))
    by_penalty = walked(Adam(), regularizer=L2(rate=0.22))
    assert np.abs(by_decay - by_penalty).max() > 1e-3


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_decay_shrinks_weights_and_neither_biases_nor_what_is_learned(kind):
    """One step with and without decay, from the same start: the difference is α λ w of the weights, with any rule."""
    rate = 0.25
    free, decaying = (
        trained(
            small(runs=(Entrant("one", OPTIMIZERS[kind](learning_rate=rate, weight_decay=decay)),), hidden=PRELU),
            steps=1,
        )
        for decay in (0.0, 0.125)
    )
    start, network = free.assembly.start(), free.assembly.network
    lost = network.layers(free.runs[0].walker.x - decaying.runs[0].walker.x)
    for before, gone in zip(network.layers(start), lost, strict=True):
        np.testing.assert_allclose(gone.W, rate * 0.125 * before.W, rtol=1e-9, atol=1e-12)
        for others in (gone.b, *gone.learned):
            np.testing.assert_array_equal(others, 0)


class Flat:
    """A problem without slope, of one weight and one bias."""

    size, is_weight = 2, np.array([1.0, 0.0])

    def gradient(self, x, batch):
        return np.zeros(2)


def test_decay_follows_the_schedule_as_the_step_does():
    """By hand: w ← w (1 − α_e λ), α_e = 1, ½, ¼ and λ = ½, from 1: ½, then ¾ of it, then ⅞ of that."""
    empty = np.zeros((1, 1))
    batches = [Batch(empty, empty, epoch=epoch) for epoch in (0.0, 1.0, 2.0)]
    optimizer = GradientDescent(learning_rate=1.0, weight_decay=0.5)
    path = descend(Flat(), optimizer, Walker(np.ones(2), ()), batches, Guide(Exponential(gamma=0.5)))
    assert [there.x.tolist() for there in path] == [[0.5, 1], [0.375, 1], [0.328125, 1]]


def test_adamw_is_adam_with_decay():
    one = walked(AdamW(weight_decay=0.1))
    other = walked(Adam(weight_decay=0.1))
    np.testing.assert_array_equal(one, other)
    assert AdamW().weight_decay > 0 == Adam().weight_decay
