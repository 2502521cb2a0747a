from dataclasses import FrozenInstanceError

import pytest

from app.engine.activations.relu import ReLU
from app.engine.activations.tanh import Tanh
from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.features.x1 import X1
from app.engine.losses.cross_entropy import CrossEntropy
from app.engine.losses.squared_error import SquaredError
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.sgd import GradientDescent
from app.engine.parameter import IllegalValue

TWO = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


def test_completing_is_done_once():
    complete = Experiment().complete()
    assert complete.complete() == complete
    assert complete.data.samples == 500
    assert complete.data.seed == complete.seed
    assert [run.name for run in complete.runs] == ["Momentum", "Adam"]


@pytest.mark.parametrize("key", DATASETS)
def test_the_loss_fits_the_task_and_the_samples_the_dataset(key):
    complete = Experiment(data=Data(DATASETS[key]())).complete()
    expected = CrossEntropy if DATASETS[key].task == "classification" else SquaredError
    assert isinstance(complete.loss, expected)
    assert complete.data.samples == DATASETS[key].usual_samples


def test_a_layer_has_the_networks_activation_or_its_own():
    complete = Experiment(hidden=(Layer(2), Layer(3, activation=ReLU())), activation=Tanh()).complete()
    assert [layer.activation for layer in complete.hidden] == [Tanh(), ReLU()]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["", ""], ["Adam", "Adam 2"]),
        (["Adam 2", "", ""], ["Adam 2", "Adam", "Adam 3"]),
        (["", "Adam"], ["Adam 2", "Adam"]),
        (["mine", ""], ["mine", "Adam"]),
    ],
)
def test_runs_without_a_name_get_a_free_one(names, expected):
    runs = tuple(Entrant(name, Adam()) for name in names)
    assert [run.name for run in Experiment(runs=runs).complete().runs] == expected


@pytest.mark.parametrize(
    ("settings", "location", "words"),
    [
        ({"data": Data(DATASETS["plane"]()), "loss": CrossEntropy()}, ("loss",), "regression"),
        ({"features": (X1(), X1())}, ("features", 1), "twice"),
        (
            {"runs": (Entrant("a", Adam()), Entrant("a", GradientDescent()))},
            ("runs", 1, "name"),
            "'a' is taken",
        ),
        ({"data": Data(DATASETS["xor"](), points=TWO)}, ("data", "points"), "not both"),
        ({"data": Data(points=TWO[:1])}, ("data", "points"), "between 2 and"),
        ({"data": Data(points=TWO, samples=3)}, ("data", "samples"), "own number"),
    ],
)
def test_what_does_not_go_together_is_refused_by_its_place(settings, location, words):
    with pytest.raises(IllegalValue, match=words) as refusal:
        Experiment(**settings).complete()
    assert refusal.value.location == location


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Experiment, {"seed": -1}),
        (Experiment, {"seed": 2**32}),
        (Experiment, {"seed": 1.0}),
        (Experiment, {"batch_size": 0}),
        (Experiment, {"batch_size": "some"}),
        (Experiment, {"shuffle": 1}),
        (Layer, {"units": 0}),
        (Layer, {"dropout": 1.0}),
        (Data, {"noise": 0.6}),
        (Data, {"train_ratio": 1.0}),
        (Data, {"samples": 1}),
    ],
)
def test_ranges_are_kept(kind, values):
    (name,) = values
    with pytest.raises(IllegalValue, match=f"^{name} must be "):
        kind(**values)


def test_labels_decide_the_task_of_own_points():
    assert Data(points=TWO).filled(0).task == "classification"
    assert Data(points=((0.0, 0.0, -1.0), (1.0, 1.0, 1.0))).filled(0).task == "regression"


def test_a_whole_number_may_stand_for_a_number():
    assert repr(Adam(learning_rate=1).learning_rate) == "1.0"


def test_nothing_is_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        Experiment().seed = 3
