"""What is frozen holds still, and the rest learns as if nothing else were there to learn."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.activations.prelu import PReLU
from app.engine.catalog import CLIPS, OPTIMIZERS
from app.engine.clips.none import NoClip
from app.engine.clips.norm import ByNorm
from app.engine.descent import Guide, Walker, advance, descend
from app.engine.experiment import Entrant, Layer
from app.engine.moves import Adjustment
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.parameter import IllegalValue
from app.engine.places import Edit, Edits, Place, mask_of
from app.engine.regularizers.l2 import L2
from app.engine.training import Race
from tests.engine.support import bits, choice, finish, golden, golden_problem, small, trained

GOLDEN = golden("frozen")
RUNS = [pytest.param(run, id=f"{run['name']}-{run['optimizer']['kind']}-{run['clip']}") for run in GOLDEN["runs"]]
LAYERS = (Layer(3, PReLU()), Layer(2))
PLACES = {  # of LAYERS on two features: W1 (3, 2), b1 (3), leak1 (3), W2 (2, 3), b2 (2), W3 (1, 2), b3 (1)
    "a layer": (Place(2), range(12, 20)),
    "a unit and all that leads into it": (Place(1, unit=1), [2, 3, 7, 10]),
    "a weight": (Place(2, "W", 1, 2), [17]),
    "all weights of one input": (Place(1, "W", input=0), [0, 2, 4]),
    "a bias": (Place(3, "b", 0), [22]),
    "all biases of a layer": (Place(1, "b"), [6, 7, 8]),
    "a learned slope": (Place(1, "leak", 2), [11]),
}


def moved(before, after):
    """Whether each parameter is another, bit for bit."""
    return np.frombuffer(before.tobytes(), np.int64) != np.frombuffer(after.tobytes(), np.int64)


@pytest.mark.parametrize("run", RUNS)
def test_fifty_steps_are_pytorchs_without_gradients_there(run):
    problem, x, batch = golden_problem(GOLDEN["network"])
    optimizer, frozen = choice(OPTIMIZERS, run["optimizer"]), tuple(Place(**place) for place in run["frozen"])
    clip = ByNorm(limit=run["clip"]) if run["clip"] else NoClip()
    guide = Guide(clip=clip, held=mask_of(frozen, problem.network))
    there = advance(problem, optimizer, Walker(x, optimizer.begin(x.size)), [batch] * GOLDEN["steps"], guide)
    np.testing.assert_allclose(there.x, run["theta"], rtol=1e-9, atol=1e-12)
    still = ~moved(x, np.array(run["theta"]))
    np.testing.assert_array_equal(there.x[still], x[still])
    assert 0 < still.sum() < x.size


@pytest.mark.parametrize("key", PLACES)
def test_a_place_is_these_numbers_of_the_flat_vector(key):
    place, numbers = PLACES[key]
    experiment = small(hidden=LAYERS, frozen=(place,)).complete()
    assert np.flatnonzero(mask_of(experiment.frozen, experiment.network())).tolist() == list(numbers)


@pytest.mark.parametrize("key", OPTIMIZERS)
@pytest.mark.parametrize("clip", CLIPS)
def test_what_is_frozen_does_not_move_a_bit_and_all_else_does(key, clip):
    """With an L2 penalty and weight decay, which would both pull at it, and memory from before it was frozen."""
    usual = OPTIMIZERS[key]()
    optimizer = replace(usual, weight_decay=0.1)
    learn = small(hidden=LAYERS, regularizer=L2(rate=0.5), runs=(Entrant("", optimizer, clip=CLIPS[clip]()),))
    race = trained(learn, steps=5)
    before = race.runs[0].walker.x
    race.change(replace(race.experiment, frozen=(Place(2), Place(1, "leak", 2), Place(1, "W", 0, 0))))
    finish(race.train(steps=5))  # Lion's steps are all of one size: an even number of them may lead back
    expected = np.ones(before.size, bool)
    expected[[*range(12, 20), 11, 0]] = False
    assert moved(before, race.runs[0].walker.x).tolist() == expected.tolist()


def test_the_penalty_of_what_is_frozen_stays_in_the_cost():
    free, frozen = (Race(small(regularizer=L2(rate=0.5), frozen=each)) for each in ((), (Place(1),)))
    assert frozen.measures() == free.measures()
    assert frozen.measures()[0].penalty > 0


def test_an_optimizer_sees_no_gradient_there():
    """Its memory of a frozen parameter fades as under gradients of 0: momentum's by β a step."""
    race = trained(small(runs=(Entrant("", Momentum(beta=0.5)),)), steps=4)
    (before,) = race.runs[0].walker.slots
    race.change(replace(race.experiment, frozen=(Place(2),)))
    finish(race.train(steps=3))
    (after,) = race.runs[0].walker.slots
    np.testing.assert_array_equal(after[9:], before[9:] / 8)


def test_a_gradient_that_is_no_number_does_not_reach_it():
    class Broken:
        size, is_weight = 2, np.zeros(2)

        def gradient(self, x, batch):
            return np.array([np.nan, 1.0])

    guide = Guide(clip=ByNorm(limit=1.0), held=np.array([True, False]))
    *_, last = descend(Broken(), Momentum(), Walker(np.ones(2), Momentum().begin(2)), [None] * 3, guide)
    assert last.x[0] == 1.0
    assert last.x[1] < 1.0


def test_going_back_thaws_and_coming_again_freezes():
    race = trained(small(hidden=LAYERS), steps=4)
    race.change(Adjustment(frozen=(Place(1),)).apply(race.experiment))
    finish(race.train(steps=5))
    race.change(Adjustment(frozen=()).apply(race.experiment))
    finish(race.train(steps=3))
    end, at = bits(race), {}
    for step in (2, 6, 12, 7):
        finish(race.seek(step))
        at[step] = race.experiment.frozen
    assert at == {2: (), 6: (Place(1),), 12: (), 7: (Place(1),)}
    finish(race.seek(12))
    assert bits(race) == end


def test_settings_that_say_nothing_of_it_leave_it():
    race = Race(small(frozen=(Place(1),)))
    race.change(Adjustment(batch_size=2).apply(race.experiment))
    assert race.experiment.frozen == (Place(1),)
    assert race.restarted(3).experiment.frozen == (Place(1),)


@pytest.mark.parametrize(
    ("place", "location"),
    [
        (Place(4), ("layer",)),
        (Place(1, "leek"), ("parameter",)),
        (Place(2, "leak"), ("parameter",)),
        (Place(1, unit=3), ("unit",)),
        (Place(2, "W", 0, 3), ("input",)),
    ],
)
def test_what_the_network_does_not_have_is_refused(place, location):
    legal = small(hidden=LAYERS)
    for attempt in (
        lambda: replace(legal, frozen=(Place(1), place)).complete(),
        lambda: Adjustment(frozen=(Place(1), place)).apply(legal.complete()),
    ):
        with pytest.raises(IllegalValue) as refused:
            attempt()
        assert refused.value.location == ("frozen", 1, *location)


def test_edits_change_what_they_name_in_their_order_and_nothing_else():
    experiment = small(hidden=LAYERS).complete()
    theta = np.arange(23.0)
    some = Edit(1, "W", 1, 0, -1), Edit(1, "leak", 2, value=-2), Edit(3, "b", 0, value=9), Edit(3, "b", 0, value=-3)
    edits = Edits(some)
    after = edits.apply(experiment.network(), theta)
    assert {i: value for i, value in enumerate(after.tolist()) if value != i} == {2: -1, 11: -2, 22: -3}
    assert theta.tolist() == list(range(23))


def test_what_is_frozen_can_be_set_by_hand_and_holds_there():
    race = Race(small(frozen=(Place(1),), runs=(Entrant("", Adam()),)))
    edits = Edits((Edit(1, "b", 2, value=0.25),))
    race.set_parameters(0, edits.apply(race.assembly.network, race.runs[0].walker.x))
    finish(race.train(steps=7))
    assert race.assembly.network.named(race.runs[0].walker.x)[0]["b"][2] == 0.25
