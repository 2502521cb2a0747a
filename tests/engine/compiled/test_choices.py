"""Every choice that a compiled step depends on does there what it does on NumPy."""

import numpy as np
import pytest

from app.engine.catalog import ACTIVATIONS, CLIPS, DATASETS, OPTIMIZERS, REGULARIZERS, SCHEDULES
from app.engine.clips.none import NoClip
from app.engine.data import Data
from app.engine.experiment import Entrant, Layer
from app.engine.optimizers.momentum import Momentum
from app.engine.optimizers.sgd import GradientDescent
from app.engine.regularizers.none import NoRegularizer
from app.engine.schedules.constant import Constant
from app.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from tests.engine.compiled.parity import assert_alike, moved, one_run, told, walk
from tests.engine.support import PAIRS, choice

MOMENTUM = Momentum(learning_rate=0.05)
HALF = 5.0  # epochs: a small part of the path


def every(family, usual=lambda kind: kind()):
    """Every choice of a family as it usually is, and with each of its hyperparameters moved."""
    ones = [usual(kind) for kind in family.values()]
    return [pytest.param(each, id=told(each)) for one in ones for each in (one, *moved(one))]


def brief(kind):
    """A schedule of which most is over after 200 steps."""
    lengths = [parameter.name for parameter in kind.declared() if parameter.name in ("epochs", "every")]
    return kind(**dict.fromkeys(lengths, HALF))


def biting(kind):
    """A clip that clips."""
    return kind(**{parameter.name: 0.02 for parameter in kind.declared()})


def is_another_path(loop, experiment, other):
    """Whether the compiled loop takes notice of what differs."""
    here, there = (walk(loop, each).compiled.walker.x for each in (experiment, other))
    return (here != there).any()


@pytest.mark.parametrize("optimizer", every(OPTIMIZERS))
def test_every_optimizer(compiled, optimizer):
    assert_alike(walk(compiled, one_run(Entrant("", optimizer))))


@pytest.mark.parametrize("optimizer", [each for each in every(OPTIMIZERS) if each.values[0] != type(each.values[0])()])
def test_every_hyperparameter_of_an_optimizer_is_heard(compiled, optimizer):
    assert is_another_path(compiled, one_run(Entrant("", optimizer)), one_run(Entrant("", type(optimizer)())))


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_late_in_its_life(compiled, key):
    assert_alike(walk(compiled, one_run(Entrant("", OPTIMIZERS[key]())), t=5000))


@pytest.mark.parametrize("dropout", [0.0, 0.3])
@pytest.mark.parametrize("activation", every(ACTIVATIONS))
def test_every_activation(compiled, activation, dropout):
    assert_alike(walk(compiled, one_run(hidden=(Layer(4, activation), Layer(3, activation, dropout)))))


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_what_an_activation_learns_is_learned(compiled, key):
    """Parameters that are the activation's own move as far as NumPy's do, and they do move."""
    activation = ACTIVATIONS[key]()
    experiment = one_run(hidden=(Layer(4, activation), Layer(3, activation)))
    both, plain = walk(compiled, experiment), walk(compiled, one_run(activation=ACTIVATIONS["tanh"]()))
    learned = len(activation.hyperparameters) if activation.learned else 0
    assert both.start.x.size - plain.start.x.size == 7 * learned
    place = slice(4 * 2 + 4, 4 * 2 + 4 + 4 * learned)  # after W and b of the first layer
    np.testing.assert_allclose(both.compiled.walker.x[place], both.numpy.walker.x[place], rtol=1e-9)
    assert np.all(both.compiled.walker.x[place] != both.start.x[place])


@pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)
def test_every_loss_with_every_output(compiled, loss, output, task, classes):
    assert_alike(walk(compiled, one_run(loss=loss, output=output, data=data_for(task, classes))))


@pytest.mark.parametrize(("loss", "output", "task", "classes"), PAIRS)
def test_every_loss_with_other_hyperparameters(compiled, loss, output, task, classes):
    for other in moved(loss):
        experiment = one_run(loss=other, output=output, data=data_for(task, classes))
        assert_alike(walk(compiled, experiment))
        assert is_another_path(compiled, experiment, one_run(loss=loss, output=output, data=data_for(task, classes)))


def data_for(task, classes):
    """A few examples for such an output."""
    if task == "regression":
        return Data(DATASETS["plane"](), samples=22)
    return Data(DATASETS["blobs"](classes=classes, spread=0.5), samples=22)


@pytest.mark.parametrize("regularizer", every(REGULARIZERS))
def test_every_regularizer(compiled, regularizer):
    experiment = one_run(regularizer=regularizer)
    assert_alike(walk(compiled, experiment))
    heard = is_another_path(compiled, experiment, one_run(regularizer=NoRegularizer()))
    assert heard == (not isinstance(regularizer, NoRegularizer))


@pytest.mark.parametrize("clip", every(CLIPS, biting))
def test_every_clip_where_it_clips(compiled, clip):
    experiment = one_run(Entrant("", MOMENTUM, clip=clip))
    assert_alike(walk(compiled, experiment))
    assert is_another_path(compiled, experiment, one_run(Entrant("", MOMENTUM))) == (not isinstance(clip, NoClip))


@pytest.mark.parametrize("key", CLIPS)
def test_a_clip_with_room_changes_nothing(compiled, key):
    clip = choice(CLIPS, {"kind": key} | {parameter.name: parameter.maximum for parameter in CLIPS[key].declared()})
    assert not is_another_path(compiled, one_run(Entrant("", MOMENTUM, clip=clip)), one_run(Entrant("", MOMENTUM)))


@pytest.mark.parametrize("schedule", every(SCHEDULES, brief))
def test_every_schedule_while_its_factor_changes(compiled, schedule):
    experiment = one_run(Entrant("", MOMENTUM, schedule))
    assert_alike(walk(compiled, experiment))
    changes = not schedule.watches and not isinstance(schedule, Constant)
    assert is_another_path(compiled, experiment, one_run(Entrant("", MOMENTUM))) == changes


def test_a_schedule_that_watches_has_left_a_share_of_the_rate(compiled):
    """A quarter of 0.2 is 0.05."""
    entrants = [Entrant("", GradientDescent(rate), ReduceOnPlateau()) for rate in (0.2, 0.05)]
    scaled, plain = walk(compiled, one_run(entrants[0]), scale=0.25), walk(compiled, one_run(entrants[1]))
    np.testing.assert_array_equal(scaled.compiled.walker.x, plain.compiled.walker.x)
    assert_alike(scaled)
