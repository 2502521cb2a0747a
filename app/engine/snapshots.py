"""Places to replay from, thinned to a budget of memory."""

from bisect import bisect_right
from typing import Generic, Protocol, TypeVar

BUDGET = 8 * 2**20  # bytes a race
FEWEST, MOST = 8, 256


class Placed(Protocol):
    """Something that was true at a step."""

    @property
    def step(self) -> int:
        """The step."""
        ...


S = TypeVar("S", bound=Placed)


class Snapshots(Generic[S]):
    """Snapshots by rising step. The first and those that no replay can reach again are never dropped."""

    def __init__(self, first: S, size: int) -> None:
        self._kept: list[S] = [first]
        self._pinned = {first.step}
        self._most = min(max(BUDGET // max(size, 1), FEWEST), MOST)
        self._gap = 1  # steps between snapshots

    def __len__(self) -> int:
        return len(self._kept)

    def offer(self, snapshot: S) -> None:
        """Keep it if the last one is far enough behind."""
        if snapshot.step >= self._kept[-1].step + self._gap:
            self._kept.append(snapshot)
            if len(self._kept) > self._most:
                self._thin()

    def pin(self, snapshot: S) -> None:
        """Keep it whatever comes: something was changed by hand here. Later ones are dropped."""
        self.forget_after(snapshot.step - 1)
        self._kept.append(snapshot)
        self._pinned.add(snapshot.step)

    def before(self, step: int) -> S:
        """The last one at or before a step."""
        return self._kept[bisect_right(self._kept, step, key=lambda kept: kept.step) - 1]

    def forget_after(self, step: int) -> None:
        """Drop what lies beyond a step."""
        del self._kept[bisect_right(self._kept, step, key=lambda kept: kept.step) :]
        self._pinned = {pinned for pinned in self._pinned if pinned <= step}

    def _thin(self) -> None:
        """Drop every second; the gap grows to what is left."""
        last = self._kept[-1]
        kept = [s for i, s in enumerate(self._kept) if i % 2 == 0 or s.step in self._pinned or s is last]
        self._gap = max(2 * self._gap, last.step // len(kept))
        self._kept = kept
