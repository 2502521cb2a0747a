"""Who does the arithmetic of races and walks: NumPy always can, a compiled loop does the same many times faster."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, Protocol, TypeVar

import numpy as np

from app.engine.batches import Stretch
from app.engine.descent import Guide, Walker, descend, first_not_finite, is_finite
from app.engine.elementwise import Array, quiet
from app.engine.flocks import Flock, Tracks, walk_all
from app.engine.network_problem import Measure, NetworkProblem
from app.engine.optimizers import Optimizer

T = TypeVar("T")

# Examples of a batch × units of the widest layer. Beyond, a layer does not stay in the cache from one loop to the next,
# and NumPy's matrix products are faster: measured at 64 to 128 units and batches of 100 to 250 (benchmarks/large.py).
CROSSING = 10_000
MOST_ENDS = 64  # epochs in one stretch, because all parameters at their ends are kept for a moment


class Progress(NamedTuple):
    """What became of a stretch."""

    walker: Walker
    steps: int  # made: fewer than there are where the parameters are not finite any more
    ends: Array  # the parameters at the end of every epoch that ends in the stretch, (ends, P)


class Arithmetic(Protocol):
    """Makes steps, and measures where they lead."""

    name: ClassVar[str]
    nimble: ClassVar[bool]  # whether all runs of a race together are a small piece of work

    def affordable(self, problem: NetworkProblem, size: int) -> int:
        """How many steps with batches of this size are a small piece of work, some milliseconds; at least 1."""
        ...

    def advance(
        self, problem: NetworkProblem, optimizer: Optimizer, walker: Walker, stretch: Stretch, guide: Guide
    ) -> Progress:
        """Walk through a stretch. Overflow is no error."""
        ...

    def measures(self, problem: NetworkProblem, thetas: Array, X: Array, Y: Array) -> list[Measure]:
        """Cost and accuracy of every θ of (k, P)."""
        ...

    def tracks(self, flock: Flock, *, noting: bool) -> Tracks:
        """Where walkers on a surface go, with notes of every step where somebody wants to see them."""
        ...


class NumPy:
    """The readable code, array by array: the reference."""

    name: ClassVar = "numpy"
    nimble: ClassVar = False

    WORK: ClassVar = 8_000_000  # examples × parameters: about 10 ms
    OVERHEAD: ClassVar = 36_000  # what one step costs beside its arithmetic, in the same unit
    MOST: ClassVar = 100

    def affordable(self, problem: NetworkProblem, size: int) -> int:
        """How many steps are about 10 ms."""
        return min(self.MOST, max(1, self.WORK // (size * problem.size + self.OVERHEAD)))

    def advance(
        self, problem: NetworkProblem, optimizer: Optimizer, walker: Walker, stretch: Stretch, guide: Guide
    ) -> Progress:
        """Walk through a stretch, batch by batch."""
        marks = [stretch.until(k + 1) for k in range(stretch.ends)]
        ends = np.empty((len(marks), problem.size))
        there, steps = walker, 0
        with quiet():
            for steps, there in enumerate(descend(problem, optimizer, walker, stretch.each(), guide), 1):
                if steps in marks:
                    ends[marks.index(steps)] = there.x
        if not is_finite(there):
            steps, there = first_not_finite(problem, optimizer, walker, stretch.each(), guide)
            ends[[mark >= steps for mark in marks]] = there.x
        return Progress(there, steps, ends)

    def measures(self, problem: NetworkProblem, thetas: Array, X: Array, Y: Array) -> list[Measure]:
        """Cost and accuracy, one θ after the other."""
        with quiet():
            return [problem.measure(x, X, Y) for x in thetas]

    def tracks(self, flock: Flock, *, noting: bool) -> Tracks:
        """Where walkers go, all of them step by step."""
        return walk_all(flock, noting=noting)


def in_turn(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Do one after the other."""
    return [job() for job in jobs]


class Together(Protocol):
    """Does several jobs, perhaps at once."""

    def __call__(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """What each of them answers."""
        ...


def no_clock() -> float:
    """For who does not ask how long it takes."""
    return 0.0


class Workshop:
    """What a race works with. `clock` tells the seconds that the thread which asks has been at work."""

    def __init__(self, together: Together = in_turn, clock: Callable[[], float] = no_clock) -> None:
        self.numpy: Arithmetic = NumPy()
        self.compiled: Arithmetic | None = None  # once it is there
        self.coming = False  # whether it is there or on its way
        self.together = together
        self.clock = clock

    def timed(self, job: Callable[[], T]) -> tuple[T, float]:
        """What the job answers, and the seconds it took."""
        begun = self.clock()
        return job(), self.clock() - begun

    @property
    def at_hand(self) -> Arithmetic:
        """Who can work this moment, for what is over when it is answered."""
        return self.compiled or self.numpy

    def choose(self, problem: NetworkProblem, size: int) -> tuple[Arithmetic, bool]:
        """Who works on this, and whether that is for good: NumPy stands in for the compiled loop until it is there."""
        loop = self.compiled  # which another thread may bring any moment
        if not self.coming or size * max(problem.network.units) > CROSSING:
            return self.numpy, True
        return loop or self.numpy, loop is not None
