"""Experiments whose scripts are tried: every choice of the catalog, small and brief."""

from app.engine.catalog import (
    ACTIVATIONS,
    CLIPS,
    DATASETS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZERS,
    SCHEDULES,
)
from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.places import Place
from app.engine.stopping import Stop
from app.engine.training import Race
from app.export.program import Program

EPOCHS = 8
CLASSES = Data(DATASETS["circle"](), samples=30, noise=0.1)
NUMBERS = Data(DATASETS["plane"](), samples=30)
THREE = Data(DATASETS["rings"](), samples=36)


def small(**settings):
    return Experiment(**({"data": CLASSES, "hidden": (Layer(3), Layer(2)), "runs": (Entrant("run"),)} | settings))


def learning(optimizer="adam", schedule="constant", clip="none", **hyperparameters):
    """One run that learns so."""
    return (Entrant("run", OPTIMIZERS[optimizer](**hyperparameters), SCHEDULES[schedule](), CLIPS[clip]()),)


def switched(optimizer):
    """An optimizer's switches, each the other way."""
    return [{p.name: not p.default} for p in optimizer.declared() if p.type == "boolean"]


def own(**parts):
    """One run with parts of the network for itself, beside one without."""
    return (Entrant("run", **parts), Entrant("the others'"))


FEW = (Place(1, "W", 0, 1), Place(1, "W", 2), Place(2, "b", 1), Place(3, "W", input=0))
PLATEAU = (Entrant("run", OPTIMIZERS["momentum"](), SCHEDULES["reduce_on_plateau"](patience=1, threshold=0.2)),)
CASES = {
    **{key: small(runs=learning(key)) for key in OPTIMIZERS},
    **{f"{key} {s}": small(runs=learning(key, **s)) for key, each in OPTIMIZERS.items() for s in switched(each)},
    **{key: small(activation=each()) for key, each in ACTIVATIONS.items()},
    **{f"schedule {key}": small(runs=learning("momentum", schedule=key)) for key in SCHEDULES},
    **{f"clip {key}": small(runs=learning("sgd", clip=key, learning_rate=2.0)) for key in CLIPS},
    **{f"penalty {key}": small(regularizer=each()) for key, each in REGULARIZERS.items()},
    **{
        f"{key}, {pair.key}, {data.dataset.key}": small(loss=loss(), output=pair.key, data=data)
        for key, loss in LOSSES.items()
        for pair in loss.pairs
        for data in (CLASSES, NUMBERS)
        if data.dataset.task in pair.tasks
    },
    "plateau": small(runs=PLATEAU),
    "no momentum": small(runs=learning("nesterov", beta=0.0)),
    "decay": small(runs=learning("sgd", weight_decay=0.1)),
    "dropout": small(hidden=(Layer(5, dropout=0.4), Layer(3, ACTIVATIONS["elu"](0.5), dropout=0.2))),
    "learned and dropped": small(hidden=(Layer(5, ACTIVATIONS["prelu"](), dropout=0.4), Layer(2))),
    "softmax": small(data=THREE, batch_size="all", shuffle=False),
    "logistic regression": small(hidden=()),
    "stopped by patience": small(stop=Stop(patience=2, watch="train", threshold=0.1)),
    "stopped by a limit": small(stop=Stop(epochs=4)),
    "stopped at a target": small(stop=Stop(target_loss=0.68)),
    "diverged": small(data=NUMBERS, activation=ACTIVATIONS["linear"](), runs=learning("sgd", learning_rate=10.0)),
    "a frozen layer": small(frozen=(Place(2),), runs=learning("adam", clip="norm")),
    "a frozen unit": small(frozen=(Place(1, unit=2),), runs=learning("sgd", weight_decay=0.1)),
    "frozen weights and a bias": small(frozen=FEW, runs=learning("nadam", clip="norm", weight_decay=0.1)),
    "a frozen leak": small(frozen=(Place(1, "leak"), Place(2, unit=0)), activation=ACTIVATIONS["prelu"]()),
    "its own activation": small(activation=ACTIVATIONS["prelu"](), runs=own(activation=ACTIVATIONS["elu"](0.5))),
    "its own learned activation": small(runs=own(activation=ACTIVATIONS["prelu"]())),
    "its own initializer": small(initializer=INITIALIZERS["zeros"](), runs=own(initializer=INITIALIZERS["he"]())),
    "its own activation lacks what is frozen": small(
        activation=ACTIVATIONS["prelu"](),
        frozen=(Place(1, "leak"), Place(1, "b")),
        runs=own(activation=ACTIVATIONS["relu"]()),
    ),
    "no test": small(data=Data(points=((0.0, 0.5, 0.0), (1.0, 1.0, 1.0)), train_ratio=0.9)),
    "many numbers": small(data=Data(DATASETS["spiral"](), samples=2100)),
}
GOLDEN = ("adam", "plateau", "clip norm", "penalty l1_l2", "huber, linear, plane", "dropout", "learned and dropped")
GOLDEN += ("softmax", "decay", "stopped by patience", "radam", "rprop")
GOLDEN += ("a frozen layer", "frozen weights and a bias", "a frozen leak", "its own activation", "its own initializer")


def trained(experiment, epochs=EPOCHS):
    """A race after so many epochs and one step more."""
    race = Race(experiment)
    for _ in race.train(epochs=epochs):
        pass
    for _ in race.train(steps=1):
        pass
    return race


def program(race):
    return Program.of(race, 0)


def curve(race):
    """What a script should print."""
    return [[point.epoch, point.measures[0].train_loss, point.measures[0].test_loss] for point in race.history.points]


def printed(text):
    """The numbers among what a script has printed."""
    lines = [line for line in text.splitlines()[1:] if not line.startswith("stopped")]
    return [[float(word) for word in line.split()] for line in lines]
