"""Compile everything, or find it on disk from last time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numba import njit, typeof

from app.engine import hashing
from app.engine.compiled import kernel, walking
from app.engine.compiled.definitions import teach
from app.engine.compiled.folder import use
from app.engine.compiled.kernel import Course, Plan
from app.engine.compiled.library import NotKeptError, open_page, pages
from app.engine.compiled.loop import CompiledLoop
from app.engine.compiled.propagation import HERE
from app.engine.compiled.rows import MOST
from app.engine.compiled.walking import Outing
from app.engine.flocks import Notes

# In the loop itself sums over examples may also be reordered, to be made several at a time. Nothing may assume that
# numbers are finite.
ROUNDING = {"contract", "reassoc", "nsz"}


_kernels: dict[str, Any] = {}
_turn = Lock()  # several servers of one process may load at once


def parts(folder: Path, *, only_kept: bool = False) -> list[Callable[[], None]]:
    """All there is to compile, one by one: the loops first, then every definition. Each is kept in the folder.

    `only_kept`: nothing is to be compiled, all is to be there; `NotKeptError` where it is not.
    """
    use(str(folder))
    each = [partial(open_page, page, only_kept=only_kept) for page in pages()]
    return [partial(_train, only_kept), partial(_answers, only_kept), partial(_walk, only_kept), *each]


def load(folder: Path) -> CompiledLoop:
    """The loop, ready to run, from a folder that has everything: a second's work.

    Raises `NotKeptError` where something is missing, and whatever Numba raises of a damaged file.
    """
    with _turn:
        for part in parts(folder, only_kept=True):
            part()
        return CompiledLoop(_kernels["train"], _kernels["answers"], _kernels["walk"])


def _train(only_kept: bool) -> None:
    for shared in (hashing.key, hashing.uniform, hashing.exchange):
        teach(shared)
    row, table, counts = np.zeros(1), np.zeros((1, MOST)), np.zeros((1, HERE + 1), np.int64)
    plan = Plan(counts, table, counts[0], row, row, (0.0, 0.0), counts[0], row)
    course = Course(table, table, (0, 0, 0, 0, 0, 0, 0))
    _compile(kernel.train, only_kept, row, table, 0.0, plan, course, table, row, counts[0])


def _answers(only_kept: bool) -> None:
    table, counts, cube = np.zeros((1, MOST)), np.zeros((1, HERE + 1), np.int64), np.zeros((1, 1, 1))
    _compile(kernel.answers, only_kept, table, table, counts, table, cube, cube, table[0])


def _walk(only_kept: bool) -> None:
    row, table, counts, cube = np.zeros(1), np.zeros((1, MOST)), np.zeros(1, np.int64), np.zeros((1, 1, 1))
    outing = Outing(table, counts, row, table, table, (0.0, 0.0, 0.0, 0.0), 0.0)
    _compile(walking.walk, only_kept, cube, counts, row, outing, Notes(cube, cube[None], table), row)


def _compile(function: Any, only_kept: bool, *like: Any) -> None:
    """The function for arguments of these types, and for no others."""
    if function.__name__ in _kernels:
        return
    made: Any = njit(nogil=True, cache=True, error_model="numpy", fastmath=ROUNDING)(function)
    made.compile(tuple(map(typeof, like)))
    if only_kept and not made.stats.cache_hits:
        raise NotKeptError(function.__name__)
    made.disable_compile()
    _kernels[function.__name__] = made
