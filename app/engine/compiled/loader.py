"""Compile everything, or find it on disk from last time."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numba import config, njit, typeof

from app.engine import hashing
from app.engine.compiled import kernel, library
from app.engine.compiled.definitions import teach
from app.engine.compiled.kernel import Course, Plan
from app.engine.compiled.loop import CompiledLoop
from app.engine.compiled.propagation import HERE
from app.engine.compiled.rows import MOST

# In the loop itself sums over examples may also be reordered, to be made several at a time. Nothing may assume that
# numbers are finite.
ROUNDING = {"contract", "reassoc", "nsz"}


def parts(folder: Path) -> list[Callable[[], Any]]:
    """All there is to compile, one by one: the loop first, then every definition. Each is kept in the folder."""
    settings: Any = config
    settings.CACHE_DIR = str(folder)
    return [_train, _answers, *(partial(library.address, page) for page in library.pages())]


def load(folder: Path) -> CompiledLoop:
    """The loop, ready to run: a second where the folder has everything, half a minute where it has nothing."""
    train, answers, *_ = [part() for part in parts(folder)]
    return CompiledLoop(train, answers)


@cache
def _train() -> Any:
    for shared in (hashing.key, hashing.uniform, hashing.exchange):
        teach(shared)
    row, table, counts = np.zeros(1), np.zeros((1, MOST)), np.zeros((1, HERE + 1), np.int64)
    plan = Plan(counts, table, counts[0], row, row, (0.0, 0.0))
    course = Course(table, table, (0, 0, 0, 0, 0, 0, 0))
    return _compiled(kernel.train, row, table, 0.0, plan, course, table, row, counts[0])


@cache
def _answers() -> Any:
    table, counts, cube = np.zeros((1, MOST)), np.zeros((1, HERE + 1), np.int64), np.zeros((1, 1, 1))
    return _compiled(kernel.answers, table, table, counts, table, cube, cube, table[0])


def _compiled(function: Any, *like: Any) -> Any:
    """The function compiled for arguments of these types, and for no others."""
    made = njit(nogil=True, cache=True, error_model="numpy", fastmath=ROUNDING)(function)
    made.compile(tuple(map(typeof, like)))
    made.disable_compile()
    return made
