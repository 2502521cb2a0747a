"""What is trained on what: the whole description of an experiment, from which every number follows."""

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from app.engine.activations import Activation
from app.engine.activations.tanh import Tanh
from app.engine.catalog import LOSSES
from app.engine.data import MAX_SAMPLES, Data, seed_param
from app.engine.features import Feature
from app.engine.initializers import Initializer
from app.engine.initializers.xavier import Xavier
from app.engine.inputs import check_features, usual_features
from app.engine.losses import Loss
from app.engine.losses.cross_entropy import CrossEntropy
from app.engine.losses.squared_error import SquaredError
from app.engine.network import Network
from app.engine.optimizers.adam import Adam
from app.engine.optimizers.momentum import Momentum
from app.engine.parameter import Described, param
from app.engine.places import Place, check
from app.engine.regularizers import Regularizer
from app.engine.regularizers.none import NoRegularizer
from app.engine.runners import MOST_RUNS, Runner, named
from app.engine.stopping import Stop

OUTPUTS = tuple(dict.fromkeys(pair.key for loss in LOSSES.values() for pair in loss.pairs))


def batch_size_param(default: int | None) -> Any:
    """A batch size, wherever one may be given."""
    help = "Examples that each step learns from; all makes it full-batch."
    return param(default, help, low=1, high=MAX_SAMPLES, log=True, words=("all",))


@dataclass(frozen=True)
class Layer(Described):
    """One hidden layer."""

    shorthand: ClassVar[str] = "units"  # a bare number stands for a layer of so many units
    units: int = param(4, "How many units the layer has.", low=1, high=128)
    activation: Activation | None = None
    dropout: float = param(
        0.0,
        "Share of the units switched off, at random, in each training step.",
        low=0,
        high=0.9,
        label="dropout rate",
    )


@dataclass(frozen=True)
class Entrant(Runner):
    """One run of a race, and what of the network it has for itself."""

    activation: Activation | None = None  # of all its hidden layers, instead of theirs
    initializer: Initializer | None = None  # instead of the network's


@dataclass(frozen=True)
class Experiment(Described):
    """Data, network and runs. All runs see the same batches, and start alike but for what is their own."""

    seed: int = seed_param(7, "Decides the start and the order of examples.")
    data: Data = field(default_factory=Data)
    features: tuple[Feature, ...] | None = None  # every column of the data
    hidden: tuple[Layer, ...] = (Layer(8), Layer(8))
    activation: Activation = field(default_factory=Tanh)
    loss: Loss | None = None
    output: str | None = param(
        None, "What the output units answer with; left out, what the loss and data go with.", words=OUTPUTS
    )
    initializer: Initializer = field(default_factory=Xavier)
    regularizer: Regularizer = field(default_factory=NoRegularizer)
    batch_size: int | str = batch_size_param(10)
    shuffle: bool = param(True, "Draw a new order of the examples for every epoch.")
    stop: Stop = field(default_factory=Stop)
    frozen: tuple[Place, ...] = ()  # parameters that no step changes, in all runs alike
    runs: tuple[Entrant, ...] = (Entrant("Momentum", Momentum()), Entrant("Adam", Adam()))

    limits: ClassVar = {"features": (1, 64), "hidden": (0, 8), "frozen": (0, 500), "runs": (1, MOST_RUNS)}

    def complete(self) -> "Experiment":
        """Itself with every default filled in.

        Raises `IllegalValue` where the parts do not go together.
        """
        data = self.data.filled(self.seed)
        assert data.task is not None
        loss = self.loss or (CrossEntropy() if data.task == "classification" else SquaredError())
        completed = replace(
            self,
            data=data,
            features=self._features(data),
            loss=loss,
            output=loss.pair(data.task, data.classes, self.output).key,
            hidden=self._layers(),
            runs=named(self.runs),
        )
        check(self.frozen, completed.network())
        return completed

    def network(self) -> Network:
        """Sizes, activations, output of a completed experiment; a run may have activations of its own."""
        assert self.loss is not None
        assert self.features is not None
        assert self.data.task is not None
        output = self.loss.pair(self.data.task, self.data.classes, self.output)
        units = (len(self.features), *(layer.units for layer in self.hidden), output.units)
        return Network(units, tuple(layer.activation or self.activation for layer in self.hidden), output)

    def _layers(self) -> tuple[Layer, ...]:
        return tuple(replace(layer, activation=layer.activation or self.activation) for layer in self.hidden)

    def _features(self, data: Data) -> tuple[Feature, ...]:
        features = usual_features(data) if self.features is None else self.features
        check_features(features, data)
        return features
