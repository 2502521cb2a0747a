"""One update of the parameters: batch of 10, tanh, Adam, 250 examples of the spiral; everything that training does."""

import warnings
from collections.abc import Callable, Iterator

from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.features.sin_x1 import SinX1
from app.engine.features.sin_x2 import SinX2
from app.engine.features.x1 import X1
from app.engine.features.x1_squared import X1Squared
from app.engine.features.x1x2 import X1X2
from app.engine.features.x2 import X2
from app.engine.features.x2_squared import X2Squared
from app.engine.training import Race
from benchmarks.timing import microseconds, race, ratio

TWO = (X1(), X2())
SEVEN = (*TWO, X1Squared(), X2Squared(), X1X2(), SinX1(), SinX2())
NETWORKS = {
    "2-4-2-1": (TWO, (4, 2)),
    "2-8-8-8-1": (TWO, (8, 8, 8)),
    "7-(8×6)-1": (SEVEN, (6,) * 8),
}
EPOCHS = 40


def experiment(name: str) -> Experiment:
    """The experiment behind a row of the table."""
    features, hidden = NETWORKS[name]
    layers = tuple(Layer(units) for units in hidden)
    return Experiment(data=Data(samples=500), features=features, hidden=layers, runs=(Entrant("Adam"),))


def ravine(name: str) -> Callable[[], int]:
    """A race of one, going on from round to round."""
    ours = Race(experiment(name))

    def work() -> int:
        before = ours.position.step
        for _ in ours.train(epochs=EPOCHS):
            pass
        return ours.position.step - before

    return work


def scikit_learn(name: str) -> Callable[[], int] | None:
    """MLPClassifier on the same examples, if it is installed."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    assembly = Race(experiment(name)).assembly
    X, y = assembly.batches.X.T.copy(), assembly.batches.Y[0].copy()

    def work() -> int:
        peer = MLPClassifier(
            NETWORKS[name][1], activation="tanh", solver="adam", alpha=0.0, batch_size=10, learning_rate_init=0.01,
            max_iter=EPOCHS, n_iter_no_change=EPOCHS + 1, tol=0.0, random_state=7,
        )  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it has not converged is no news
            peer.fit(X, y)
        return int(EPOCHS * len(y) // 10)

    return work


def table(rounds: int) -> Iterator[str]:
    """The rows, one network at a time."""
    yield f"{'network':<12}{'ravine µs':>12}{'scikit-learn µs':>18}{'ratio':>8}"
    for name in NETWORKS:
        contestants = {"ravine": ravine(name)}
        if peer := scikit_learn(name):
            contestants["scikit-learn"] = peer
        times = race(contestants, rounds)
        ours = microseconds(times["ravine"])
        if "scikit-learn" in times:
            faster = ratio(times["scikit-learn"], times["ravine"])
            yield f"{name:<12}{ours:>12.1f}{microseconds(times['scikit-learn']):>18.1f}{faster:>7.1f}×"
        else:
            yield f"{name:<12}{ours:>12.1f}{'not installed':>18}{'':>8}"
