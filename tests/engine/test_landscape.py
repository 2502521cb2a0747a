"""The cost on planes through the parameters: its numbers, its planes, the paths that are seen from there."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import linalg

from app.engine.experiment import Entrant, Layer
from app.engine.initializers.zeros import Zeros
from app.engine.landscape import NoPlane, Outlook, landscape, place_of
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import IllegalValue
from app.engine.parameter_planes import Plane, component_plane, plane_through, random_plane
from app.engine.paths import path_steps, walked
from app.engine.regularizers.l2 import L2
from app.engine.training import Race
from tests.engine.support import finish, small, trained


def seen(race, run=0, other=None, **outlook):
    return [each for each in landscape(race, Outlook(**{"resolution": 5} | outlook), run, other) if each][-1]


def path_of(race):
    return [each for each in walked(race) if each][-1]


@pytest.mark.parametrize("plane", ["pca", "random", "parameters", "ends"])
def test_heights_are_the_cost_after_setting_those_parameters(plane):
    race = trained(replace(small(), regularizer=L2(rate=0.5)), epochs=4)
    found = seen(race, plane=plane)
    twin = trained(replace(small(), regularizer=L2(rate=0.5)), epochs=4)
    for i, j in [(0, 0), (1, 3), (4, 2)]:
        x, y = found.x[j], found.y[i]
        twin.set_parameters(0, found.plane.origin + x * found.plane.directions[0] + y * found.plane.directions[1])
        assert found.values[i, j] == pytest.approx(twin.measures()[0].train_loss, rel=1e-12)


def test_a_path_has_the_losses_of_the_history_and_lies_where_it_is_seen():
    race = trained(small(), epochs=6)
    found = seen(race)
    history = {point.step: point.measures for point in race.history.points}
    for path in found.paths:
        assert path.steps[-1] == race.position.step
        told = [history[step][path.run].train_loss for step in path.steps if step in history]
        assert len(told) > 3
        assert [path.losses[path.steps.index(step)] for step in path.steps if step in history] == pytest.approx(told)
        thetas = np.array([each[path.run] for each in path_of(race).thetas])
        nearest = found.plane.at(path.coordinates)
        assert np.linalg.norm(thetas - nearest, axis=1) == pytest.approx(path.distances)
        for shift in np.random.default_rng(1).normal(size=(5, 2)):  # no point of the plane is nearer
            elsewhere = found.plane.at(path.coordinates + shift)
            assert (np.linalg.norm(thetas - elsewhere, axis=1) >= path.distances - 1e-12).all()


def test_principal_components_are_those_of_numpys_svd():
    race = trained(small(), epochs=6)
    found, paths = seen(race), path_of(race)
    together = np.array([run for thetas in paths.thetas for run in thetas])
    _, sizes, components = np.linalg.svd(together - together.mean(axis=0), full_matrices=False)
    assert found.plane.origin == pytest.approx(together.mean(axis=0))
    assert np.abs(found.plane.directions) == pytest.approx(np.abs(components[:2]), abs=1e-9)
    assert found.plane.explained == pytest.approx(sizes[:2] ** 2 / (sizes**2).sum())
    inside = linalg.orth(found.plane.directions.T)
    for path in found.paths:
        thetas = np.array([each[path.run] for each in paths.thetas])
        moved = thetas - thetas.mean(axis=0)
        assert path.share == pytest.approx(np.var(moved @ inside, axis=0).sum() / np.var(moved, axis=0).sum())


def test_paths_on_one_line_have_a_second_direction_all_the_same():
    line = np.outer(np.arange(4.0), [3.0, 0.0, 4.0])
    plane = component_plane(line)
    assert plane.explained == (1.0, 0.0)
    assert plane.directions @ plane.directions.T == pytest.approx(np.eye(2))
    assert plane.directions[0] == pytest.approx([0.6, 0, 0.8])
    assert component_plane(np.ones((3, 2))) is None


def test_random_directions_are_as_long_as_the_weights_of_each_unit():
    race = trained(small(), epochs=2)
    network, theta = race.assembly.networks[0], race.runs[0].walker.x
    plane = random_plane(network, theta, seed=3)
    for direction in plane.directions:
        for drawn, layer in zip(network.layers(direction), network.layers(theta), strict=True):
            assert np.linalg.norm(drawn.W, axis=1) == pytest.approx(np.linalg.norm(layer.W, axis=1))
            assert not drawn.b.any()
    assert plane.coordinates(theta[np.newaxis]) == pytest.approx(np.zeros((1, 2)))
    assert (random_plane(network, theta, seed=3).directions == plane.directions).all()
    assert (random_plane(network, theta, seed=4).directions != plane.directions).any()


def test_the_plane_of_three_points_holds_them():
    start, first, second = np.array([1.0, 0, 0]), np.array([1.0, 3, 0]), np.array([1.0, 1, 2])
    plane = plane_through(start, first, second, ("a", "b"))
    assert plane.coordinates(np.array([start, first, second])) == pytest.approx(np.array([[0, 0], [3, 0], [1, 2]]))
    assert plane.distances(second[np.newaxis] + [5.0, 0, 0]) == pytest.approx([5])
    assert plane_through(start, start, second, ("a", "b")) is None
    assert plane_through(start, first, start + 2 * (first - start), ("a", "b")) is None


def test_oblique_directions_have_coordinates_too():
    plane = Plane(np.zeros(3), np.array([[1.0, 0, 0], [1.0, 1, 0]]), ("a", "b"))
    assert plane.coordinates(np.array([[3.0, 2, 7]])) == pytest.approx(np.array([[1, 2]]))
    assert plane.distances(np.array([[3.0, 2, 7]])) == pytest.approx([7])


def test_two_parameters_have_their_own_values_as_coordinates():
    race = trained(small(), epochs=3)
    network, theta = race.assembly.networks[0], race.runs[0].walker.x
    found = seen(race, plane="parameters", first="W1.1.0", second="b2.0")
    named = network.named(theta)
    assert found.paths[0].coordinates[-1] == pytest.approx([named[0]["W"][1, 0], named[1]["b"][0]])
    assert found.paths[0].distances[-1] == pytest.approx(0)
    assert place_of("W1.1.0", network, "first") == network.units[0]  # W is first, row after row


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("W9.0.0", "layer: must be a layer between 1 and 2"),
        ("W1.7.0", "unit: must be a unit between 0 and"),
        ("W1.0.5", "input: must be an input between 0 and"),
        ("W1.0", "must also name the input"),
        ("b1.0.0", "input: goes with"),
        ("c1.0", "parameter: must be one of: W, b"),
        ("weights", "must be a parameter such as"),
    ],
)
def test_a_parameter_that_is_not_there_is_refused_by_name(text, says):
    with pytest.raises(IllegalValue, match=says) as refusal:
        seen(trained(small(), epochs=1), plane="parameters", second=text)
    if says != "must be a parameter such as":
        assert refusal.value.location == ("second",)


def test_where_there_is_no_plane_it_says_why():
    race = Race(small())
    for plane, says in [("pca", "have not moved"), ("ends", "on one line")]:
        with pytest.raises(NoPlane, match=says):
            seen(race, plane=plane)
    with pytest.raises(NoPlane, match="all weights are zero"):
        seen(Race(replace(small(), initializer=Zeros())), plane="random")
    wild = replace(small(), loss=None, runs=(Entrant("wild", GradientDescent(10.0)),), hidden=(Layer(3),))
    race = Race(wild)
    race.set_parameters(0, np.full(race.assembly.network.size, np.nan))
    with pytest.raises(NoPlane, match="diverged"):
        seen(race, plane="random")


def test_looking_changes_nothing_and_steps_known_before_are_not_trained_again(monkeypatch):
    race, twin = trained(small(), epochs=5), trained(small(), epochs=5)
    first = seen(race)
    monkeypatch.setattr(
        race, "again", lambda step: pytest.fail("trained again") if step not in race.remembered else race
    )
    again = seen(race)
    assert (first.values == again.values).all()
    monkeypatch.undo()
    finish(race.train(epochs=2))
    finish(twin.train(epochs=2))
    assert all((a.walker.x == b.walker.x).all() for a, b in zip(race.runs, twin.runs, strict=True))


def test_a_forgotten_future_is_no_part_of_the_path():
    race = trained(small(), epochs=5)
    path_of(race)
    finish(race.seek(10))
    race.set_parameters(0, race.runs[0].walker.x * 0.5)
    finish(race.train(epochs=4))
    paths = path_of(race)
    for step, thetas in zip(paths.steps, paths.thetas, strict=True):
        finish(race.seek(step))
        assert all((run.walker.x == theta).all() for run, theta in zip(race.runs, thetas, strict=True)), step


def test_the_points_of_a_path_stay_where_they_are_while_it_grows():
    before, after = path_steps(700, [], size=1), path_steps(900, [], size=1)
    assert {step for step in after if step < 700} <= set(before)
    assert len(path_steps(10**6, [], size=1)) <= 102
    assert len(path_steps(10**6, [], size=10**9)) <= 10
