"""From an experiment's description to the things that train: data, network, batches, problem, start."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from app.engine.batches import Batch, Batches
from app.engine.elementwise import Array, quiet
from app.engine.experiment import Experiment
from app.engine.features import Feature
from app.engine.network import Network
from app.engine.network_problem import Measure, NetworkProblem
from app.engine.samples import Samples, draw
from app.engine.seeding import Purpose, stream


@dataclass(frozen=True, eq=False)
class Assembly:
    """Everything that runs of a race share, and the network of each. Built from a completed experiment."""

    experiment: Experiment

    @property
    def features(self) -> tuple[Feature, ...]:
        """What the network is given of an example."""
        assert self.experiment.features is not None
        return self.experiment.features

    @cached_property
    def samples(self) -> Samples:
        """The points, split."""
        return draw(self.experiment.data, self.features)

    @cached_property
    def network(self) -> Network:
        """Sizes, activations, output; sizes and output are those of every run."""
        return self.experiment.network()

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """The network of every run: the same one wherever the activations are the same."""
        known, networks = {self.network.hidden: self.network}, []
        for run in self.experiment.runs:
            own, layers = run.activation, len(self.network.hidden)
            hidden = (own,) * layers if own else self.network.hidden
            networks.append(known.setdefault(hidden, replace(self.network, hidden=hidden)))
        return tuple(networks)

    @cached_property
    def X(self) -> Array:
        """All examples, training first, (n_0, m)."""
        return self.samples.inputs(self.features)

    @cached_property
    def Y(self) -> Array:
        """Their targets, (n_L, m)."""
        return self.network.output.targets(self.samples.labels)

    @cached_property
    def batches(self) -> Batches:
        """The training examples, cut into mini-batches."""
        m, experiment = self.samples.train, self.experiment
        dropout = tuple((layer.units, layer.dropout) for layer in experiment.hidden)
        return Batches(
            self.X[:, :m].copy(),
            self.Y[:, :m].copy(),
            seed=experiment.seed,
            shuffle=experiment.shuffle,
            hidden=dropout,
        )

    @cached_property
    def output_range(self) -> tuple[float, float]:
        """What maps show of the output: the unit's own range, wider where one's own numbers reach beyond."""
        output, data = self.network.output, self.experiment.data
        if data.task == "classification" or (data.points is None and not data.standardize):
            return output.low, output.high
        reach = max(output.high, float(np.abs(self.samples.labels).max()))
        return -reach, reach

    def batch_size(self, experiment: Experiment) -> int:
        """Examples a step, under these settings."""
        size, examples = experiment.batch_size, self.batches.examples
        return min(size, examples) if isinstance(size, int) else examples

    def start(self, run: int = 0) -> Array:
        """The parameters that this run starts from, (P,)."""
        return self.starts[run]

    @cached_property
    def starts(self) -> tuple[Array, ...]:
        """Where every run starts, (P,): all from the same draw, and in the same place where nothing is their own."""
        known: dict[object, Array] = {}
        starts = []
        for i in range(len(self.experiment.runs)):
            problem = self.problem(self.experiment, i)
            alike = problem.network, problem.initializer
            if alike not in known:
                known[alike] = problem.initial(stream(self.experiment.seed, Purpose.START))
            starts.append(known[alike])
        return tuple(starts)

    def problem(self, experiment: Experiment, run: int = 0) -> NetworkProblem:
        """The problem of this run under these settings (the regulariser may change while training)."""
        initializer = self.experiment.runs[run].initializer or experiment.initializer
        return NetworkProblem(self.networks[run], initializer, experiment.regularizer, self.samples.train)

    def largest_problem(self, experiment: Experiment) -> NetworkProblem:
        """That of the run with the most parameters: those that learn their activation have more."""
        return self.problem(experiment, self._largest)

    @cached_property
    def _largest(self) -> int:
        sizes = [network.size for network in self.networks]
        return sizes.index(max(sizes))

    def measure(self, experiment: Experiment, x: Array, run: int = 0) -> Measure:
        """Cost and accuracy of x on all examples."""
        return self.problem(experiment, run).measure(x, self.X, self.Y)

    def full_gradient(self, experiment: Experiment, x: Array, run: int = 0) -> Array:
        """dJ/dθ on the whole training set, (P,), with dropout off."""
        with quiet():
            return self.problem(experiment, run).gradient(x, Batch(self.batches.X, self.batches.Y))
