"""Which examples each step sees, and which units it drops: a function of seed and place alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.engine.elementwise import Array, quiet
from app.engine.hashing import exchange, key, uniform
from app.engine.network import Masks
from app.engine.seeding import Purpose

Order: TypeAlias = NDArray[np.int64]


class Batch(NamedTuple):
    """What one step is measured on."""

    X: Array  # (n_0, size)
    Y: Array  # (n_L, size)
    masks: Masks = ()
    epoch: float = 0.0  # epochs done when the step begins, with their fraction


class Position(NamedTuple):
    """How far training has come: steps made, whole epochs, examples seen of the present epoch."""

    step: int = 0
    epoch: int = 0
    offset: int = 0


class Batches:
    """The training set, cut into mini-batches.

    The order of epoch e is a function of (seed, e), a dropout mask of (seed, step, layer).
    """

    def __init__(
        self,
        X: Array,
        Y: Array,
        *,
        seed: int,
        shuffle: bool = True,
        hidden: tuple[tuple[int, float], ...] = (),
    ) -> None:
        self.X, self.Y = X, Y
        self.examples: int = X.shape[1]
        self.seed = seed
        self.hidden = hidden if any(rate for _, rate in hidden) else ()  # (units, dropout rate) a layer
        self.shuffle = shuffle
        self._ordered: tuple[int, Array, Array] = (-1, X, Y)

    def epochs_at(self, position: Position) -> float:
        """Epochs with their fraction: 0.4 is ten of twenty-five batches in."""
        return position.epoch + position.offset / self.examples

    def ahead(self, position: Position, size: int, steps: int) -> "Stretch":
        """The next steps with batches of this size."""
        return Stretch(self, position, min(size, self.examples), steps)

    def order(self, epoch: int) -> Order:
        """The places of the examples in this epoch, (m,)."""
        order = list(range(self.examples))
        if self.shuffle:
            with quiet():
                drawn = key(*_place(Purpose.ORDER, self.seed, epoch))
                shares = uniform(drawn, np.arange(self.examples, dtype=np.uint64))
            exchange(order, (shares * np.arange(1, self.examples + 1)).astype(int).tolist())
        return np.array(order)

    def ordered(self, epoch: int) -> tuple[Array, Array]:
        """X and Y in the order of this epoch; kept, because many steps ask for it."""
        known, X, Y = self._ordered
        if known != epoch:
            order = self.order(epoch)
            X, Y = self.X[:, order], self.Y[:, order]
            self._ordered = (epoch, X, Y)
        return X, Y

    def masks(self, step: int, size: int, shown: int | None = None) -> Iterator[Array | None]:
        """Inverted dropout: D / keep, (n_l, size), each example with a mask of its own; or only the first so many."""
        if not self.hidden:
            return
        with quiet():
            keys = key(*_place(Purpose.DROPOUT, self.seed, step, np.arange(len(self.hidden))))
            for drawn, (units, rate) in zip(keys, self.hidden, strict=True):
                places = np.arange(units * size, dtype=np.uint64).reshape(units, size)[:, :shown]
                yield (uniform(drawn, places) >= rate) / (1.0 - rate) if rate else None


def _place(*coordinates: Any) -> Iterator[Any]:
    """As `key` wants them: arrays, because numbers alone would warn of what overflows."""
    return (np.asarray(each, dtype=np.uint64).reshape(-1) for each in coordinates)


class Stretch(NamedTuple):
    """Steps that lie ahead of a position."""

    batches: Batches
    start: Position
    size: int
    steps: int

    def each(self) -> Iterator[Batch]:
        """The batches, one by one."""
        batches, (step, epoch, offset) = self.batches, self.start
        for _ in range(self.steps):
            X, Y = batches.ordered(epoch)
            end = min(offset + self.size, batches.examples)
            masks = tuple(batches.masks(step, end - offset))
            yield Batch(X[:, offset:end], Y[:, offset:end], masks, epoch + offset / batches.examples)
            step, offset = step + 1, end
            if offset == batches.examples:
                epoch, offset = epoch + 1, 0

    def after(self, steps: int) -> Position:
        """The position when so many of the steps are made."""
        step, epoch, offset = self.start
        if steps < (left := self.until(1)):
            return Position(step + steps, epoch, offset + steps * self.size)
        epochs, rest = divmod(steps - left, self._steps_an_epoch)
        return Position(step + steps, epoch + 1 + epochs, rest * self.size)

    def until(self, ends: int) -> int:
        """Steps, however many there are in this stretch, until so many epochs have ended, the present one included."""
        return -(-(self.batches.examples - self.start.offset) // self.size) + (ends - 1) * self._steps_an_epoch

    @property
    def ends(self) -> int:
        """How many epochs end here."""
        return self.after(self.steps).epoch - self.start.epoch

    @property
    def _steps_an_epoch(self) -> int:
        return -(-self.batches.examples // self.size)
