"""TensorFlow Playground on the same work: its own code on the same numbers, and its spread over seeds."""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from math import comb
from multiprocessing import get_context

import numpy as np
import pytest

from app.engine.batches import Batches, Position
from app.engine.catalog import DATASETS
from app.engine.data import Data
from app.engine.descent import Walker, advance
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.initializers.uniform import Uniform
from app.engine.losses.squared_error import SquaredError
from app.engine.optimizers.sgd import GradientDescent
from app.engine.training import Race
from app.services.warming import why_not
from tests.engine.support import finish, golden, golden_problem, workshop_with

EPOCHS = (0, 10, 100, 500)
STARTS = range(1, 301)  # seeds whose loss is measured at epoch 0
SEEDS = range(1, 16)  # seeds that are trained
# Training loss measured from its code, to four decimals, before and apart from the data in tests/golden
MEASURED = {
    "circle": (0.4994, 0.4863, 0.0104, 0.0008),
    "xor": (0.5005, 0.4824, 0.0417, 0.0171),
    "gauss": (0.5057, 0.0085, 0.0005, 0.0001),
}


@pytest.mark.parametrize("key", MEASURED)
def test_a_hundred_epochs_from_its_points_and_its_start_are_its_own(key):
    settings, path = golden("playground")["settings"], golden("playground")["paths"][key]
    points = np.array(path["points"]).T
    case = {"units": settings["units"], "hidden": ["tanh", "tanh"], "output": "tanh", "l2": 0}
    case |= {"theta": path["start"], "X": points[:2], "Y": points[2:]}
    problem, x, everything = golden_problem(case)
    optimizer = GradientDescent(learning_rate=settings["learning_rate"])
    batches = Batches(everything.X, everything.Y, seed=0, shuffle=False)
    walker, position = Walker(x, ()), Position()
    losses = {}
    for epoch in range(101):
        if str(epoch) in path["losses"]:
            losses[str(epoch)] = problem.value_and_gradient(walker.x, everything)[0]
        if epoch < 100:
            stretch = batches.ahead(position, settings["batch_size"], 25)
            walker, position = advance(problem, optimizer, walker, stretch.each()), stretch.after(25)
    assert position == (2500, 100, 0)
    assert losses == pytest.approx(path["losses"], rel=1e-9)
    np.testing.assert_allclose(walker.x, path["after_100_epochs"], rtol=1e-8)


def losses_of(key, seed, workshop=None):
    race = Race(
        Experiment(
            seed=seed,
            data=Data(DATASETS[key](), samples=500, train_ratio=0.5),
            hidden=(Layer(4), Layer(2)),
            loss=SquaredError(),
            initializer=Uniform(limit=0.5, bias=0.1),
            batch_size=10,
            shuffle=False,
            runs=(Entrant("SGD", GradientDescent(learning_rate=0.03)),),
        ),
        workshop,
    )
    for epoch in EPOCHS:
        finish(race.train(epochs=epoch - race.position.epoch))
        yield race.measures()[0].train_loss


@pytest.fixture(scope="module")
def all_losses(request):
    """A function from a dataset and many seeds to their losses: compiled, or by a process for every core."""
    if not why_not():
        workshop = workshop_with(request.getfixturevalue("compiled"))
        yield lambda key, seeds: [list(losses_of(key, seed, workshop)) for seed in seeds]
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        yield lambda key, seeds: list(workers.map(list_of_losses, repeat(key), seeds))


def list_of_losses(key, seed):
    return list(losses_of(key, seed))


@pytest.fixture(scope="module", params=MEASURED)
def spread(request, all_losses):
    """The training loss of every seed, at every epoch, and a table of it."""
    key = request.param
    trained = np.array(all_losses(key, SEEDS)).T
    losses = [np.array([next(losses_of(key, seed)) for seed in STARTS]), *trained[1:]]
    table = [f"{key}: epoch, seeds, quantiles 5 25 50 75 95 %, TensorFlow Playground"]
    for epoch, row, measured in zip(EPOCHS, losses, MEASURED[key], strict=True):
        quantiles = " ".join(f"{q:.5f}" for q in np.quantile(row, [0.05, 0.25, 0.5, 0.75, 0.95]))
        table.append(f"{epoch:5d} {len(row):4d}  {quantiles}  {measured:.4f}")
    report = "\n".join(table)
    sys.stdout.write(f"\n{report}\n")
    return key, losses, report


def test_its_figures_lie_within_the_spread_of_our_seeds(spread):
    """Each figure is between the 5 % and the 95 % quantile of our seeds, rounded as the figure is."""
    key, losses, report = spread
    for row, measured in zip(losses, MEASURED[key], strict=True):
        low, high = np.quantile(row, [0.05, 0.95]).round(4)
        assert low <= measured <= high, report


def test_our_seeds_are_spread_as_its_own_are(spread):
    """As many of our seeds lie below each quartile of its own seeds as chance allows, in 999 of 1000 cases."""
    key, losses, report = spread
    theirs, named = golden("playground")["spread"][key], golden("playground")["settings"]["quantiles"]
    for epoch, row in zip(EPOCHS, losses, strict=True):
        for share in (0.25, 0.5, 0.75):
            below = int((row < theirs[str(epoch)][named.index(share)]).sum())
            assert tail(below, len(row), share) > 0.0005, f"epoch {epoch}, {share:.0%}: {below} below\n{report}"


def tail(below, n, share):
    """The smaller of the two probabilities to see so few, and so many, below a quantile."""
    chances = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    return min(sum(chances[: below + 1]), sum(chances[below:]))
