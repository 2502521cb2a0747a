"""Which examples each step sees, and which units it drops: a function of seed and place alone."""

from collections.abc import Iterator
from typing import NamedTuple

from app.engine.elementwise import Array
from app.engine.network import Masks
from app.engine.seeding import Purpose, stream


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
        self._seed, self._shuffle = seed, shuffle
        self._hidden = hidden if any(rate for _, rate in hidden) else ()  # (units, dropout rate) a layer
        self._ordered: tuple[int, Array, Array] = (-1, X, Y)

    def epochs_at(self, position: Position) -> float:
        """Epochs with their fraction: 0.4 is ten of twenty-five batches in."""
        return position.epoch + position.offset / self.examples

    def steps_left(self, position: Position, batch_size: int) -> int:
        """Steps until the present epoch ends."""
        return -(-(self.examples - position.offset) // batch_size)

    def take(self, position: Position, batch_size: int, steps: int) -> tuple[list[Batch], Position]:
        """The next batches, not past the end of the epoch, and the position after them."""
        X, Y = self._order(position.epoch)
        batches = []
        for _ in range(min(steps, self.steps_left(position, batch_size))):
            offset = position.offset
            end = min(offset + batch_size, self.examples)
            masks = tuple(self._masks(position.step, end - offset))
            batches.append(Batch(X[:, offset:end], Y[:, offset:end], masks, self.epochs_at(position)))
            position = position._replace(step=position.step + 1, offset=end)
        return batches, self._wrapped(position)

    def after(self, position: Position, batches: list[Batch]) -> Position:
        """The position after these batches, taken at `position`."""
        seen = sum(batch.X.shape[1] for batch in batches)
        return self._wrapped(Position(position.step + len(batches), position.epoch, position.offset + seen))

    def _wrapped(self, position: Position) -> Position:
        """At the end of an epoch the next begins."""
        return position if position.offset < self.examples else Position(position.step, position.epoch + 1, 0)

    def _order(self, epoch: int) -> tuple[Array, Array]:
        """The training set in the order of this epoch; kept, because several slices of an epoch ask for it."""
        if self._ordered[0] != epoch:
            if self._shuffle:
                order = stream(self._seed, Purpose.ORDER, epoch).permutation(self.examples)
                self._ordered = (epoch, self.X[:, order], self.Y[:, order])
            else:
                self._ordered = (epoch, self.X, self.Y)
        return self._ordered[1:]

    def _masks(self, step: int, size: int) -> Iterator[Array | None]:
        """Inverted dropout: D / keep, (n_l, size), each example with a mask of its own."""
        for layer, (units, rate) in enumerate(self._hidden):
            if rate:
                kept = stream(self._seed, Purpose.DROPOUT, step, layer).random((units, size)) >= rate
                yield kept / (1 - rate)
            else:
                yield None
