"""scikit-learn's MLPClassifier."""

import warnings

from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from app.engine.elementwise import Array
from benchmarks.experiments import BATCH, RATE


class Classifier:
    """It fits from the start every time: that is the call that has no overhead of its own in every epoch."""

    def __init__(self, X: Array, y: Array, hidden: tuple[int, ...]) -> None:
        self.X, self.y, self.hidden = X, y, hidden

    @property
    def size(self) -> int:
        return sum(part.size for part in (*self.network.coefs_, *self.network.intercepts_))

    def train(self, epochs: int) -> int:
        self.network = MLPClassifier(
            self.hidden, activation="tanh", solver="adam", alpha=0.0, batch_size=BATCH, learning_rate_init=RATE,
            max_iter=epochs, n_iter_no_change=epochs + 1, tol=0.0, random_state=7,
        )  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it has not converged is no news
            self.network.fit(self.X, self.y)
        return self.network.t_ // BATCH  # it counts examples

    def loss(self) -> float:
        return float(log_loss(self.y, self.network.predict_proba(self.X)))
