"""Places to replay from, thinned to a budget of memory."""

from bisect import bisect_right
from typing import Generic, Protocol, TypeVar

BUDGET = 2**20  # bytes a race
FEWEST, MOST = 4, 256


class Placed(Protocol):
    """Something that was true at a step."""

    @property
    def step(self) -> int:
        """The step."""
        ...


S = TypeVar("S", bound=Placed)


class Snapshots(Generic[S]):
    """Snapshots by rising step, the first always among them. When there are too many, every second goes."""

    def __init__(self, first: S, size: int) -> None:
        self._kept: list[S] = [first]
        self._most = min(max(BUDGET // max(size, 1), FEWEST), MOST)
        self._gap = 1  # steps between snapshots

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def steps(self) -> list[int]:
        """Where they are, rising."""
        return [kept.step for kept in self._kept]

    @property
    def first(self) -> S:
        """Where everything began."""
        return self._kept[0]

    def offer(self, snapshot: S) -> None:
        """Keep it if the last one is far enough behind."""
        if snapshot.step < self._kept[-1].step + self._gap:
            return
        self._kept.append(snapshot)
        if len(self._kept) > self._most:
            self._kept = self._kept[::2]
            self._gap = max(2 * self._gap, snapshot.step // len(self._kept))

    def before(self, step: int) -> S:
        """The last one at or before a step."""
        return self._kept[bisect_right(self._kept, step, key=lambda kept: kept.step) - 1]

    def forget_after(self, step: int) -> None:
        """Drop what lies beyond a step."""
        del self._kept[bisect_right(self._kept, step, key=lambda kept: kept.step) :]
