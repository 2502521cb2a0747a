import pytest

from app.engine.experiment import Entrant, Experiment
from app.engine.moves import Adjustment, Advance, Tuning
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import IllegalValue
from app.engine.regularizers.l2 import L2


@pytest.mark.parametrize(
    ("given", "steps", "epochs"), [({}, 1, None), ({"steps": 5}, 5, None), ({"epochs": 2}, None, 2)]
)
def test_an_advance_without_an_amount_is_one_step(given, steps, epochs):
    complete = Advance(**given).complete()
    assert (complete.steps, complete.epochs) == (steps, epochs)


def test_steps_and_epochs_are_too_much():
    with pytest.raises(IllegalValue, match="not both"):
        Advance(steps=1, epochs=1).complete()


EXPERIMENT = Experiment(runs=(Entrant("a", Adam()), Entrant("b", Adam()))).complete()


def test_an_adjustment_changes_what_it_names():
    faster = GradientDescent(learning_rate=1.0)
    adjusted = Adjustment(runs=(Tuning("b", faster),), regularizer=L2()).apply(EXPERIMENT)
    assert adjusted.runs == (EXPERIMENT.runs[0], Entrant("b", faster))
    assert adjusted.regularizer == L2()
    assert adjusted.batch_size == EXPERIMENT.batch_size
    assert Adjustment(batch_size="all").apply(EXPERIMENT).batch_size == "all"
    assert Adjustment().apply(EXPERIMENT) == EXPERIMENT


def test_a_run_may_be_renamed_and_keeps_its_optimizer():
    adjusted = Adjustment(runs=(Tuning("b", rename="c"),)).apply(EXPERIMENT)
    assert adjusted.runs == (EXPERIMENT.runs[0], Entrant("c", Adam()))


@pytest.mark.parametrize(
    ("tuning", "words", "field"),
    [
        (Tuning("c"), "unknown run 'c'; one of: a, b", "name"),
        (Tuning("b", rename="a"), "'a' is taken", "rename"),
    ],
)
def test_a_run_that_is_not_there_or_a_name_that_is_taken_is_refused(tuning, words, field):
    with pytest.raises(IllegalValue, match=words) as refusal:
        Adjustment(runs=(Tuning("a"), tuning)).apply(EXPERIMENT)
    assert refusal.value.location == ("runs", 1, field)
