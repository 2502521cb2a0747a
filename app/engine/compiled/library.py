"""Every definition of the catalog as a C function over rows of numbers, compiled once and kept on disk.

The loop calls them by address, a row of units at a time. Such a function is compiled in a fraction of a second, where
one loop with all of them inside takes minutes, and a loop for each combination seconds whenever a choice changes.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from numba import cfunc

from app.engine.catalog import ACTIVATIONS, CLIPS, LOSSES, OPTIMIZERS, REGULARIZERS, SCHEDULES, SURFACES
from app.engine.compiled import rows
from app.engine.compiled.definitions import ROUNDING_ONLY, teach


class Page(NamedTuple):
    """One function: what makes it of which definition, and with how many numbers it is called.

    Definitions that are one function (AdamW's rule is Adam's) have one page.
    """

    make: Any
    definition: Any
    counts: tuple[int, ...]


_open: dict[Page, Any] = {}


class NotKeptError(Exception):
    """Something that should have been on disk was not, or not for this machine."""


def address(page: Page) -> int:
    """Where its C function is."""
    return int(_open[page].address)


def open_page(page: Page, *, only_kept: bool) -> None:
    """Compile its function, or find it on disk; `NotKeptError` where it has to be there and is not.

    It is named after its definition, because Numba keeps functions of one name in one file, which processes that
    compile side by side would take from one another.
    """
    if page in _open:
        return
    signature, body = page.make(teach(page.definition), *page.counts)
    of = getattr(page.definition, "__module__", ""), getattr(page.definition, "__qualname__", "")
    body.__qualname__ = "-".join((page.make.__name__, *of, *map(str, page.counts))).replace("app.engine.", "")
    options: Any = {"cache": True, "error_model": "numpy", "fastmath": ROUNDING_ONLY}
    function: Any = cfunc(signature, **options)(body)
    if only_kept and not function.cache_hits:
        raise NotKeptError(body.__qualname__)
    _open[page] = function


def pages() -> Iterator[Page]:
    """All that there is, without repetition."""
    return iter(dict.fromkeys(_all()))


def _all() -> Iterator[Page]:
    for activation in ACTIVATIONS.values():
        yield from of_activation(activation())
    for loss in LOSSES.values():
        for pair in loss.pairs:
            yield from of_output(pair(hyperparameters=loss().hyperparameters))
    for optimizer in OPTIMIZERS.values():
        yield of_optimizer(optimizer())
    for regularizer in REGULARIZERS.values():
        yield of_regularizer(regularizer())
    for clip in CLIPS.values():
        yield of_clip(clip())
    for schedule in SCHEDULES.values():
        yield of_schedule(schedule())
    for surface in SURFACES.values():
        yield of_surface(surface())


def of_activation(g: Any) -> tuple[Page, Page, Page]:
    """Its value, its slope, and what it learns by."""
    count = (len(g.numbers),)
    partials = rows.partials if g.learned else rows.nothing
    return Page(rows.value, g.value, count), Page(rows.slope, g.slope, count), Page(partials, g.partials, count)


def of_output(output: Any) -> tuple[Page, Page, Page]:
    """Its activation, and the slope of its loss."""
    make = rows.together if output.together else rows.alone
    count = (len(output.hyperparameters),)
    return Page(make, output.activation, ()), Page(rows.blame, output.slope, count), Page(rows.nothing, None, (0,))


def of_optimizer(optimizer: Any) -> Page:
    """Its rule."""
    return Page(rows.update, optimizer.rule, (len(optimizer.slots), len(optimizer.numbers)))


def of_regularizer(regularizer: Any) -> Page:
    """Its slope."""
    return Page(rows.pull, regularizer.slope, (len(regularizer.numbers),))


def of_clip(clip: Any) -> Page:
    """What it does."""
    return Page(rows.clip, clip.clipped, (len(clip.numbers),))


def of_schedule(schedule: Any) -> Page:
    """Its factor."""
    return Page(rows.factor, schedule.factor, (len(schedule.numbers),))


def of_surface(surface: Any) -> Page:
    """Its slope."""
    return Page(rows.gradient, surface.slope, (len(surface.numbers),))
