"""What is trained: the spiral, 250 examples to learn from, tanh, batches of 10, Adam."""

from app.engine.data import Data
from app.engine.experiment import Entrant, Experiment, Layer
from app.engine.features.sin_x1 import SinX1
from app.engine.features.sin_x2 import SinX2
from app.engine.features.x1 import X1
from app.engine.features.x1_squared import X1Squared
from app.engine.features.x1x2 import X1X2
from app.engine.features.x2 import X2
from app.engine.features.x2_squared import X2Squared

BATCH = 10
RATE = 0.01  # of learning

TWO = (X1(), X2())
SEVEN = (*TWO, X1Squared(), X2Squared(), X1X2(), SinX1(), SinX2())
NETWORKS = {
    "2-4-2-1": (TWO, (4, 2)),
    "2-8-8-8-1": (TWO, (8, 8, 8)),
    "7-(8×6)-1": (SEVEN, (6,) * 8),
    "2-64-64-1": (TWO, (64, 64)),
}


def experiment(network: str, *, batch_size: int = BATCH, runs: tuple[Entrant, ...] = (Entrant("Adam"),)) -> Experiment:
    """The experiment with this network."""
    features, hidden = NETWORKS[network]
    return Experiment(
        data=Data(samples=500),
        features=features,
        hidden=tuple(Layer(units) for units in hidden),
        batch_size=batch_size,
        runs=runs,
    )
