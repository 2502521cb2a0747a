"""The compiled loop as the arithmetic of a race: descriptions become tables of numbers, and the kernel runs."""

from functools import lru_cache
from typing import Any, ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.engine.arithmetic import Progress
from app.engine.batches import Stretch
from app.engine.clips.none import NoClip
from app.engine.compiled import library
from app.engine.compiled.kernel import BLOCK, CLIP, OPTIMIZER, REGULARIZER, SCHEDULE, Course, Plan
from app.engine.compiled.rows import MOST, VECTOR
from app.engine.compiled.walking import SURFACE, Outing
from app.engine.descent import Guide, Walker
from app.engine.elementwise import Array, quiet
from app.engine.flocks import Flock, Notes, Tracks, blank, walk_all
from app.engine.network import Network
from app.engine.network_problem import Measure, NetworkProblem
from app.engine.optimizers import Optimizer
from app.engine.regularizers.none import NoRegularizer

Counts: TypeAlias = NDArray[np.int64]

NONE: Counts = np.empty(0, np.int64)
UNNOTED = Notes(np.empty((0, 0, 2)), np.empty((0, 0, 0, 2)), np.empty((0, 0)))


class CompiledLoop:
    """Many times faster than NumPy on small networks, whose cost is the calls and not the arithmetic."""

    name: ClassVar = "numba"
    nimble: ClassVar = True

    WORK: ClassVar = 3_000_000  # examples × parameters: a few milliseconds
    OVERHEAD: ClassVar = 300  # what one step costs beside its arithmetic, in the same unit

    def __init__(self, train: Any, answers: Any, walk: Any) -> None:
        self._train, self._answers, self._walk = train, answers, walk

    def affordable(self, problem: NetworkProblem, size: int) -> int:
        """How many steps are a few milliseconds."""
        return max(1, self.WORK // (size * problem.size + self.OVERHEAD))

    def advance(
        self, problem: NetworkProblem, optimizer: Optimizer, walker: Walker, stretch: Stretch, guide: Guide
    ) -> Progress:
        """Walk through a stretch in one call."""
        x, slots = walker.x.copy(), np.array(walker.slots).reshape(len(walker.slots), problem.size)
        ends = np.empty((stretch.ends, problem.size))
        plan, course = plan_of(problem, optimizer, guide, stretch, x), course_of(stretch)
        memory = np.empty(_room(problem.network, stretch.size, len(plan.dropout) > 0))
        places = np.empty(2 * stretch.batches.examples, np.int64)
        steps = self._train(x, slots, float(walker.t), plan, course, ends, memory, places)
        return Progress(Walker(x, tuple(slots), walker.t + steps), steps, ends)

    def measures(self, problem: NetworkProblem, thetas: Array, X: Array, Y: Array) -> list[Measure]:
        """Cost and accuracy: propagation compiled, the loss as in NumPy for all at once."""
        shape = problem.network.output.units, len(thetas), X.shape[1]
        Z, A = np.empty(shape), np.empty(shape)
        memory = np.empty(_room(problem.network, BLOCK, False))
        self._answers(np.ascontiguousarray(thetas), X, *tables(problem.network), Z, A, memory)
        with quiet():
            return problem.judge(thetas, Z, A, Y)

    def tracks(self, flock: Flock, *, noting: bool) -> Tracks:
        """Where walkers go, one after the other in one call; a schedule that watches is left to NumPy."""
        if flock.run.schedule.watches:
            return walk_all(flock, noting=noting)
        outing, tracks = outing_of(flock), blank(flock, noting)
        memory = np.empty(len(outing.surface) + 6 + outing.begin.size)
        self._walk(tracks.points, tracks.made, flock.rates, outing, tracks.notes or UNNOTED, memory)
        return tracks


def _room(network: Network, m: int, dropping: bool) -> int:
    """How many numbers `propagation.room` needs for batches of at most m."""
    width = m + VECTOR
    signals = sum(network.units) * width * (5 if dropping else 3)
    return (len(network.units) + 4) * MOST + network.size + network.units[-1] * width + signals


def course_of(stretch: Stretch) -> Course:
    """The stretch as numbers."""
    batches, (step, epoch, offset) = stretch.batches, stretch.start
    start = (batches.seed, int(batches.shuffle), step, epoch, offset, stretch.size, stretch.steps)
    return Course(batches.X, batches.Y, start)


def plan_of(problem: NetworkProblem, optimizer: Optimizer, guide: Guide, stretch: Stretch, x: Array) -> Plan:
    """A run's settings as numbers, from x on."""
    layers, H = tables(problem.network)
    calls, around = surroundings(problem.regularizer, guide.clip, guide.schedule, optimizer)
    dropout = np.array([rate for _, rate in stretch.batches.hidden])
    rates = optimizer.alpha * guide.scale, optimizer.weight_decay
    held = NONE if guide.held is None else np.flatnonzero(guide.held)
    return Plan(layers, np.concatenate([H, around]), calls, problem.is_weight, dropout, rates, held, x[held])


@lru_cache(maxsize=256)
def tables(network: Network) -> tuple[Counts, Array]:
    """The table of layers, and their hyperparameters, (L, MOST)."""
    places: Any = network.layers(np.arange(float(network.size)))  # a θ whose numbers are their own places
    rows, H, below = [], np.zeros((len(places), MOST)), 0
    for l, (W, b, learned) in enumerate(places):
        units, inputs = W.shape
        if l < len(network.hidden):
            g = network.hidden[l]
            pages, h = library.of_activation(g), g.numbers
        else:
            pages, h = library.of_output(network.output), network.output.hyperparameters
        start = learned[0][0, 0] if learned else 0
        addresses = [library.address(page) for page in pages]
        rows.append([inputs, units, W[0, 0], b[0, 0], start, len(learned), *addresses, below, below + inputs])
        assert len(h) <= MOST // 2  # the other half of the row is for what is learned
        H[l, : len(h)] = h
        below += inputs
    return np.array(rows, np.int64), H


@lru_cache(maxsize=256)
def surroundings(regularizer: Any, clip: Any, schedule: Any, optimizer: Any) -> tuple[Counts, Array]:
    """The addresses and the hyperparameters of what belongs to no layer."""
    calls, H = np.zeros(4, np.int64), np.zeros((4, MOST))
    pages = {
        REGULARIZER: (library.of_regularizer(regularizer), regularizer),
        CLIP: (library.of_clip(clip), clip),
        SCHEDULE: (library.of_schedule(schedule), schedule),
        OPTIMIZER: (library.of_optimizer(optimizer), optimizer),
    }
    for place, (page, choice) in pages.items():
        calls[place] = 0 if isinstance(choice, NoClip | NoRegularizer) else library.address(page)
        H[place, : len(choice.numbers)] = choice.numbers
    return calls, H


def outing_of(flock: Flock) -> Outing:
    """What the walkers have in common as numbers."""
    run, optimizer = flock.run, flock.run.optimizer
    calls, H = surroundings(run.regularizer, run.clip, run.schedule, optimizer)
    calls = np.append(calls, library.address(library.of_surface(flock.surface)))
    assert calls.size == SURFACE + 1
    surface = np.zeros(MOST)
    surface[: len(flock.surface.numbers)] = flock.surface.numbers
    begin = np.reshape(optimizer.begin(2), (-1, 2))
    (x0, x1), (y0, y1) = flock.reach
    return Outing(H, calls, surface, begin, flock.jolts, (x0, x1, y0, y1), optimizer.weight_decay)
