"""Norms of the gradient along the way, measured on a way gone again."""

from contextvars import copy_context
from dataclasses import replace

import numpy as np
import pytest

from app.engine.gradient_norms import gradient_norms
from app.engine.regularizers.l2 import L2
from tests.engine.support import finish, small, trained


def measured(race, runs=(0, 1), since=-1):
    return [each for each in gradient_norms(race, runs, since) if each is not None]


def here(race, run):
    """‖∇J‖ where the race stands, and of its layers, by central differences of the cost that is measured."""
    x, shift = race.runs[run].walker.x, 1e-6

    def cost(theta):
        return race.assembly.measure(race.experiment, theta).train_loss

    gradient = [(cost(x + e) - cost(x - e)) / (2 * shift) for e in shift * np.eye(len(x))]
    layers, start = [], 0
    for layer in race.assembly.network.named(x):
        end = start + sum(values.size for values in layer.values())
        layers.append(np.linalg.norm(gradient[start:end]))
        start = end
    return np.linalg.norm(gradient), layers


def changed_on_the_way():
    """A race of which the regulariser and parameters were changed by hand."""
    race = trained(small(), epochs=4)
    race.change(replace(race.experiment, regularizer=L2(rate=2.0)))
    finish(race.train(epochs=3))
    race.set_parameters(1, race.runs[1].walker.x * 0.5)
    finish(race.train(epochs=2))
    return race


def test_every_point_of_the_history_has_the_norm_that_is_found_there():
    race = changed_on_the_way()
    found = measured(race)
    assert [(each.step, each.epoch) for each in found] == [(point.step, point.epoch) for point in race.history.points]
    for each in found:
        finish(race.seek(each.step))
        for run in (0, 1):
            norm, layers = here(race, run)
            assert each.norms[run] == pytest.approx(norm, rel=1e-4, abs=1e-7)
            assert each.layers[run] == pytest.approx(layers, rel=1e-4, abs=1e-7)


def test_later_ones_are_the_same_whether_earlier_ones_are_asked_for_or_not():
    race = changed_on_the_way()
    everything = measured(race)
    assert measured(race, since=everything[3].step) == everything[4:]
    assert [(each.norms, each.layers) for each in measured(race, runs=(1,))] == [
        (each.norms[1:], each.layers[1:]) for each in everything
    ]
    assert measured(race, since=race.reached) == []


def test_what_becomes_of_the_race_meanwhile_does_not_matter():
    race, undisturbed = changed_on_the_way(), changed_on_the_way()
    expected = measured(undisturbed)
    asked = gradient_norms(race, (0, 1))
    first = next(each for each in asked if each is not None)
    finish(race.seek(race.history.points[2].step))
    race.change(replace(race.experiment, regularizer=L2(rate=9.0)))
    finish(race.train(epochs=1))
    assert [first, *(each for each in asked if each is not None)] == expected


def test_every_slice_may_be_another_threads():
    """NumPy's error state belongs to a context: none may be left open between two slices."""
    asked, found = gradient_norms(changed_on_the_way(), (0, 1)), []
    expected = measured(changed_on_the_way())
    while len(found) < len(expected):
        each = copy_context().run(next, asked)
        found += [each] if each is not None else []
    assert found == expected


def test_measuring_moves_nothing():
    race = changed_on_the_way()
    position, points, edition = race.position, list(race.history.points), race.history.edition
    measured(race)
    assert (race.position, race.history.points, race.history.edition) == (position, points, edition)


@pytest.mark.parametrize("change", [None, "regularizer", "parameters"])
def test_who_asks_for_what_follows_does_not_wait_for_what_was_before(change):
    """The way goes on from where the last one stopped, though no snapshot is near, unless the past is another now."""
    races = changed_on_the_way(), changed_on_the_way()
    for race in races:
        for snapshot in race._snapshots._kept[1:]:
            race._snapshots.forget_after(snapshot.step - 1)
    race, undisturbed = races
    middle = race.history.points[5].step
    asked = gradient_norms(race, (0, 1))
    assert next(each for each in asked if each is not None and each.step == middle)
    if change:
        for each in races:
            finish(each.seek(middle - 1))
            if change == "regularizer":
                each.change(replace(each.experiment, regularizer=L2(rate=9.0)))
            else:
                each.set_parameters(0, each.runs[0].walker.x + 1.0)
            finish(each.train(epochs=4))
    else:
        assert race.again(middle + 1).position.step == middle
    assert measured(race, since=middle) == [each for each in measured(undisturbed) if each.step > middle]


def test_between_two_runs_others_may_have_their_turn():
    asked = gradient_norms(trained(small(), epochs=1), (0, 1, 0, 1))
    assert [each is None for each in asked][:5] == [True, True, True, True, False]
