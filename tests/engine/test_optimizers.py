import inspect
from dataclasses import replace

import numpy as np
import pytest

from app.engine.catalog import OPTIMIZERS
from app.engine.descent import Walker, descend
from tests.engine.support import choice, golden, golden_problem

RUNS = golden("training")["runs"]


@pytest.mark.parametrize("run", RUNS, ids=[f"{run['network']}-{run['optimizer']['kind']}" for run in RUNS])
def test_fifty_steps_are_pytorchs(run):
    problem, x, batch = golden_problem(golden("training")["networks"][run["network"]])
    optimizer = choice(OPTIMIZERS, run["optimizer"])
    walker = Walker(x, optimizer.begin(x.size))
    path = [walker, *descend(problem, optimizer, walker, [batch] * (len(run["losses"]) - 1))]
    losses = [problem.value_and_gradient(there.x, batch)[0] for there in path]
    np.testing.assert_allclose(losses, run["losses"], rtol=1e-9)
    thetas = [there.x for there in path[:: golden("training")["every"]]]
    np.testing.assert_allclose(thetas, run["thetas"], rtol=1e-9, atol=1e-12)


@pytest.fixture(params=OPTIMIZERS)
def optimizer(request):
    return OPTIMIZERS[request.param]()


def some_steps(optimizer, gradients):
    """The steps and slots for a sequence of gradients."""
    slots = optimizer.begin(gradients.shape[1])
    for t, gradient in enumerate(gradients, 1):
        step, slots = optimizer.step(gradient, slots, t)
        yield step, slots


@pytest.fixture
def gradients():
    return np.random.default_rng(0).normal(0, 3, (9, 5))


def test_the_rule_names_its_arguments_as_the_catalog_does(optimizer):
    *names, last = (parameter.name for parameter in optimizer.declared())
    assert (names[0], last) == ("learning_rate", "weight_decay")
    assert list(inspect.signature(optimizer.rule).parameters) == ["g", *optimizer.slots, "t", *names]
    assert optimizer.hyperparameters == tuple(getattr(optimizer, name) for name in names)


def test_the_rule_is_element_wise(optimizer, gradients):
    together = list(some_steps(optimizer, gradients))
    for i in range(gradients.shape[1]):
        alone = list(some_steps(optimizer, gradients[:, [i]]))
        for (step, slots), (step_i, slots_i) in zip(together, alone, strict=True):
            np.testing.assert_allclose(step[i], step_i[0], rtol=1e-14)
            np.testing.assert_allclose([s[i] for s in slots], [s[0] for s in slots_i], rtol=1e-14)


def test_the_rule_changes_nothing_in_place(optimizer, gradients):
    slots = optimizer.begin(5)
    for t, gradient in enumerate(gradients, 1):
        given = [gradient, *slots]
        copies = [array.copy() for array in given]
        _, slots = optimizer.step(gradient, slots, t)
        for array, copy in zip(given, copies, strict=True):
            np.testing.assert_array_equal(array, copy)
        assert len(slots) == len(optimizer.slots)


def test_without_a_gradient_nothing_moves(optimizer):
    """A slot that starts at zero stays there, give or take the epsilon that may stand in it."""
    for step, slots in some_steps(optimizer, np.zeros((3, 2))):
        np.testing.assert_array_equal(step, 0)
        for slot, first in zip(slots, optimizer.begin(2), strict=True):
            assert np.any(first) or np.all(np.abs(slot) <= getattr(optimizer, "epsilon", 0))


def test_the_learning_rate_multiplies_the_step_and_is_not_remembered(optimizer, gradients):
    """So that a schedule may give another one to every step."""
    slots = other_slots = optimizer.begin(5)
    for t, gradient in enumerate(gradients, 1):
        step, *slots = optimizer.rule(gradient, *slots, t, 0.01, *optimizer.hyperparameters[1:])
        other, *other_slots = optimizer.rule(gradient, *other_slots, t, 0.01 * t, *optimizer.hyperparameters[1:])
        np.testing.assert_allclose(other, t * step, rtol=1e-14)
        np.testing.assert_array_equal(other_slots, slots)


def test_it_goes_down_a_narrow_valley(optimizer):
    """½ (x² + 10 y²) from (1, −1), whose value is 5.5, with default hyperparameters."""
    x, slots = np.array([1.0, -1.0]), optimizer.begin(2)
    for t in range(1, 2001):
        step, slots = optimizer.step(x * [1.0, 10.0], slots, t)
        x = x - step
    assert 0.5 * (x[0] ** 2 + 10 * x[1] ** 2) < 0.01


def test_every_legal_extreme_gives_a_number(optimizer):
    """The ends of every range and both ways of every switch, one at a time, on gradients of very different size."""
    for parameter in optimizer.declared():
        switch = parameter.type == "boolean"
        for extreme in (False, True) if switch else (parameter.minimum, parameter.maximum):
            chosen = type(optimizer)(**{parameter.name: extreme})
            for step, slots in some_steps(chosen, np.array([[1e-8, -1.0, 1e8, 0.0]] * 20)):
                assert np.isfinite([step, *slots]).all(), (parameter.name, extreme)


def turned(optimizer):
    """Itself with each of its switches the other way."""
    for parameter in optimizer.declared():
        if parameter.type == "boolean":
            yield replace(optimizer, **{parameter.name: not getattr(optimizer, parameter.name)})


def test_a_gradient_that_never_changes_gives_numbers(optimizer):
    """A deviation from the mean is zero then, up to rounding."""
    for chosen in [optimizer, *turned(optimizer)]:
        for step, slots in some_steps(chosen, np.tile([0.1, -0.3, 7.7, 1e-5], (500, 1))):
            assert np.isfinite([step, *slots]).all()


def test_a_switch_may_be_turned_while_training(optimizer, gradients):
    """What is remembered does not depend on it."""
    for other in turned(optimizer):
        pairs = zip(some_steps(optimizer, gradients), some_steps(other, gradients), strict=True)
        for (_, slots), (_, its) in pairs:
            np.testing.assert_array_equal(slots, its)
