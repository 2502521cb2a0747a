"""How well the runs of a race do: many parameters measured at once."""

from functools import partial

import numpy as np

from app.engine.arithmetic import Arithmetic, Together
from app.engine.assembly import Assembly
from app.engine.batches import Batches
from app.engine.elementwise import Array
from app.engine.experiment import Experiment
from app.engine.network import Network
from app.engine.network_problem import Measure, NetworkProblem

AT_ONCE = 32  # parameters that are measured in one piece of work


def costs_of(
    problem: NetworkProblem, batches: Batches, arithmetic: Arithmetic, together: Together, thetas: Array
) -> Array:
    """J of every θ of (k, P) on the training set, (k,), dropout off."""
    parts = [thetas[i : i + AT_ONCE] for i in range(0, len(thetas), AT_ONCE)]
    found = together([partial(arithmetic.measures, problem, part, batches.X, batches.Y) for part in parts])
    return np.array([measure.train_loss for part in found for measure in part])


def measures_of(
    assembly: Assembly, experiment: Experiment, arithmetic: Arithmetic, together: Together, thetas: list[Array]
) -> list[Measure]:
    """Cost and accuracy of parameters given run by run, perhaps several times over.

    Those of one network are measured together, and what is in one place, as all runs are at the start, only once.
    """
    networks = assembly.networks
    owners = [networks[i % len(networks)] for i in range(len(thetas))]
    places: dict[Network, dict[int, Array]] = {}
    for network, x in zip(owners, thetas, strict=True):
        places.setdefault(network, {})[id(x)] = x
    jobs, keys = [], []
    for network, known in places.items():
        problem = assembly.problem(experiment, networks.index(network))
        xs = list(known.values())
        keys += [(network, key) for key in known]
        parts = [np.array(xs[i : i + AT_ONCE]) for i in range(0, len(xs), AT_ONCE)]
        jobs += [partial(arithmetic.measures, problem, part, assembly.X, assembly.Y) for part in parts]
    found = [measure for part in together(jobs) for measure in part]
    here = dict(zip(keys, found, strict=True))
    return [here[network, id(x)] for network, x in zip(owners, thetas, strict=True)]
