"""Which parts of a page can be left out, for one that is shown inside another."""

from collections.abc import Iterable
from typing import NamedTuple

PARTS = {
    "header": "name, navigation, presets, theme, keys",
    "transport": "play, step, reset, counter, timeline, speed; Space plays all the same",
    "seed": "in the transport: the seed and another start",
    "timeline": "in the transport: the way back to any step",
    "speed": "in the transport: how fast",
    "data": "the data's panel",
    "features": "the features' panel",
    "training": "the training's panel",
    "network": "the network",
    "inspector": "the tabs below the network",
    "output": "the output map",
    "curves": "the loss curves",
    "runs": "the cards of the runs",
    "surface": "optimizers: the surface's panel",
    "map": "optimizers: the surface from above",
    "space": "optimizers: the surface in space",
}
COLUMNS = {
    "setup": ("data", "features", "training"),
    "middle": ("network", "inspector"),
    "results": ("output", "curves"),
}
"""The columns of the page; one whose parts are all left out leaves its room to the others."""


class Shown(NamedTuple):
    """What of the page is left out."""

    hidden: frozenset[str]
    unknown: tuple[str, ...]

    @property
    def classes(self) -> str:
        """CSS classes of the page: that it is in parts, what it lacks, and whether the rest fits a small frame."""
        if not self.hidden:
            return ""
        lacks = [f"no-{column}" for column, parts in COLUMNS.items() if self.hidden.issuperset(parts)]
        if "runs" in self.hidden:
            lacks += ["no-runs", "is-compact"] if "no-setup" in lacks else ["no-runs"]
        return " ".join(["in-parts", *lacks])


def shown(hide: Iterable[str], show: Iterable[str]) -> Shown:
    """What is left out for `?hide=a,b` and `?show=c,d` (everything else), each as often as it was given.

    Of the transport's own parts, `show` needs not name those of a transport that is shown.

    >>> sorted(shown(["header,runs", "data"], []).hidden)
    ['data', 'header', 'runs']
    >>> sorted(set(PARTS) - shown([], ["output,transport"]).hidden)
    ['output', 'seed', 'speed', 'timeline', 'transport']
    >>> shown(["heading"], []).unknown
    ('heading',)
    """
    hidden, only = _names(hide), _names(show)
    unknown = tuple(name for name in (*hidden, *only) if name not in PARTS)
    left_out = {name for name in hidden if name in PARTS}
    kept = {name for name in only if name in PARTS}
    if kept:
        if "transport" in kept:
            kept |= {"seed", "timeline", "speed"}
        left_out |= set(PARTS) - kept
    return Shown(frozenset(left_out), unknown)


def _names(lists: Iterable[str]) -> list[str]:
    return [name.strip() for names in lists for name in names.split(",") if name.strip()]
