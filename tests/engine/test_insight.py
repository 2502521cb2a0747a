"""What optimizers say of their steps agrees with the steps that their rules make."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from app.engine.catalog import OPTIMIZERS, SCHEDULES, SURFACES
from app.engine.descents import Descent, Racer
from app.engine.optimizers import Optimizer
from app.engine.optimizers.sgd import GradientDescent
from app.engine.updates import updates
from app.engine.walks import Trail, walk
from tests.export.cases import switched

EACH = [pytest.param(each(), id=key) for key, each in OPTIMIZERS.items()]
EACH += [
    pytest.param(each(**switch), id=f"{key}-{next(iter(switch))}")
    for key, each in OPTIMIZERS.items()
    for switch in switched(each)
]
GRADIENTS = np.random.default_rng(0).normal(0, [3, 1e-6, 1e4], (40, 3))


def by_the_rule(optimizer, gradients):
    """Steps, slots before and slots after, each a row a step."""
    slots, rows = optimizer.begin(gradients.shape[1]), []
    for t, gradient in enumerate(gradients, 1):
        step, after = optimizer.step(gradient, slots, t)
        rows.append((step, slots, after))
        slots = after
    steps, before, after = zip(*rows, strict=True)
    return np.array(steps), *(tuple(np.array(each) for each in zip(*slots, strict=True)) for slots in (before, after))


def insight_of(optimizer, gradients):
    """Steps by the rule, and the direction, the effective rate and the rest by insight."""
    steps, before, after = by_the_rule(optimizer, gradients)
    t = np.arange(1, len(gradients) + 1)[:, None]
    rate, rest = optimizer.insight(gradients, before, after, t, np.full(t.shape, optimizer.alpha))
    named = {"gradient": gradients} | dict(zip(optimizer.slots, after, strict=True)) | rest
    return steps, named[optimizer.direction], rate, rest


@pytest.mark.parametrize("optimizer", EACH)
def test_effective_rate_times_direction_is_the_step(optimizer):
    steps, direction, rate, rest = insight_of(optimizer, GRADIENTS)
    np.testing.assert_allclose(rate * direction, steps, rtol=1e-10)  # RAdam takes small differences
    assert all(array.shape == steps.shape for array in rest.values())
    assert np.all(np.asarray(rate) > 0)


@pytest.mark.parametrize("optimizer", EACH)
def test_all_of_it_has_a_name_for_people(optimizer):
    rest = insight_of(optimizer, GRADIENTS)[3]
    assert set(optimizer.terms) == {*optimizer.slots, *rest}
    labels = [term.label for term in optimizer.terms.values()]
    assert len(set(labels)) == len(labels)
    assert optimizer.term(optimizer.direction).is_arrow


def test_adams_numbers_are_those_of_a_hand():
    """m = 1, −2, −1 over ½, ¾, ⅞; v = 1, 7, 5.25 over ¼, 7/16, 37/64."""
    adam = OPTIMIZERS["adam"](learning_rate=0.1, beta1=0.5, beta2=0.75, epsilon=1e-12)
    _, _, rate, rest = insight_of(adam, np.array([[2.0], [-5.0], [0.0]]))
    np.testing.assert_allclose(rest["m_hat"].ravel(), [2, -8 / 3, -8 / 7])
    np.testing.assert_allclose(rest["v_hat"].ravel(), [4, 16, 5.25 * 64 / 37])
    np.testing.assert_allclose(rate.ravel(), [0.05, 0.025, 0.0331841902], rtol=1e-8)


def test_epsilon_weighs_more_under_the_root():
    """s = 0.0001: √s + ε = 0.02, √(s + ε) = √0.0101."""
    for under, expected in ((False, 50), (True, 9.9503719021)):
        rmsprop = OPTIMIZERS["rmsprop"](learning_rate=1, beta=0, epsilon=0.01, epsilon_under_root=under)
        np.testing.assert_allclose(insight_of(rmsprop, np.array([[0.01]]))[2], expected)


def test_who_says_nothing_has_the_gradient_for_a_direction():
    @dataclass(frozen=True)
    class Silent(GradientDescent):
        slots = ("memory",)
        insight = Optimizer.insight

        @staticmethod
        def rule(g, memory, t, learning_rate):
            return learning_rate * (g + memory), g

    steps, direction, rate, rest = insight_of(Silent(), GRADIENTS)
    assert direction is GRADIENTS
    assert rest == {}
    np.testing.assert_allclose(rate * GRADIENTS, steps)
    assert Silent.term("memory").label == "memory"


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_with_the_decay_it_is_the_way_on_a_surface(key):
    """Under a schedule, too."""
    optimizer = replace(OPTIMIZERS[key](), weight_decay=0.5)
    run = Racer(optimizer=optimizer, schedule=SCHEDULES["exponential"](gamma=0.97))
    descent = Descent(SURFACES["bowl"](), steps=50, runs=(run,)).complete()
    trail = walk(descent, descent.runs[0])
    direction, rate, decay, _ = updates(run, trail)
    np.testing.assert_allclose(rate * direction + decay, -np.diff(trail.points, axis=0), rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(decay[3], optimizer.alpha * 0.97**3 * 0.5 * trail.points[3])


def test_a_way_that_ended_before_its_first_step_has_no_updates():
    none = np.zeros((0, 2))
    trail = Trail(np.array([[1.0, 2.0]]), np.ones(1), none, np.zeros((0, 2, 2)), np.zeros(0), None)
    found = updates(Racer(optimizer=OPTIMIZERS["adam"]()), trail)
    assert [array.shape for array in found[:3]] == [(0, 2)] * 3
