"""From the command to a network that trains, with nothing compiled yet and with everything."""

import asyncio
import tempfile
from contextlib import aclosing
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.live import AS_A_SCREEN, create, frames, gaps, steps
from benchmarks.table import Figure, Table, at_most
from tests.server_process import running_server

RUNS = ("Adam", "Momentum")  # of the experiment that the page opens with
COMPILING = 30.0  # seconds that are watched while the server compiles
WARM = 5.0
STARTS = 3
SOON, SMOOTH = at_most(2), at_most(300)


class Start(NamedTuple):
    """How one start went."""

    first: float  # s, from the command to the first frame of a trained network
    longest: float  # ms between two frames


def table(rounds: int) -> Table:
    """A row for each of the two; a start takes long, so there are few."""
    starts = max(1, min(rounds, STARTS))
    cold, warm = [], []
    for number in range(starts):
        with tempfile.TemporaryDirectory() as cache:
            cold.append(start(cache, COMPILING if number == 0 else 0))  # what is not watched to its end is not compiled
            if number == 0:
                warm = [start(cache, WARM) for _ in range(starts)]
    rows = [
        ["nothing compiled", seconds(cold), Figure(cold[0].longest, " ms", SMOOTH, 0), f"{COMPILING:g} s"],
        [
            "everything compiled",
            seconds(warm),
            Figure(max(one.longest for one in warm), " ms", SMOOTH, 0),
            f"{WARM:g} s",
        ],
    ]
    return Table(
        "From the command to the first frame of a trained network: the page's first experiment, an epoch a frame",
        ("start", "first frame", "longest gap", "within"),
        rows,
        (f"First frames are medians of {starts} starts, each of a new process.",),
    )


def seconds(starts: list[Start]) -> Figure:
    return Figure(median(one.first for one in starts), " s", SOON, 2)


def start(cache: str, watch: float) -> Start:
    """Start a server that keeps what it compiles in this folder; watch it for so many seconds from the first frame."""
    begin = perf_counter()
    with running_server(RAVINE_CACHE_FOLDER=cache) as server:
        return asyncio.run(_watch(server.url, begin, watch))


async def _watch(url: str, begin: float, watch: float) -> Start:
    moments: list[float] = []
    async with aclosing(frames(url, create(url, {}), runs=RUNS, most=AS_A_SCREEN)) as shown:
        async for message in shown:
            if moments or steps(message) > 0:
                moments.append(perf_counter())
                if moments[-1] - moments[0] >= watch:
                    break
    return Start(moments[0] - begin, 1e3 * max(gaps(moments, begin), default=0.0))
