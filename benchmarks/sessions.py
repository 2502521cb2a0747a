"""A room full of pages on one server, each with a network of its own."""

import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.live import AS_A_SCREEN, create, delete, draw, gaps
from benchmarks.table import Cell, Figure, Table, at_least, at_most
from benchmarks.timing import quantile
from tests.server_process import running_server

PAGES = 100
DEMAND = 12.0  # frames/s that a page asks for
WARM, SECONDS = 3.0, 10.0
LIGHT = {"hidden": [4, 2], "runs": [{"name": "Adam", "optimizer": "adam"}]}
HEAVY = {
    "data": {"dataset": "spiral", "samples": 10_000, "train_ratio": 0.9},
    "hidden": [128] * 8,
    "batch_size": "all",
    "runs": [{"name": "Adam", "optimizer": "adam"}],
}
ENOUGH, PROMPT, SMALL = at_least(10), at_most(200), at_most(3)


class Watched(NamedTuple):
    """What pages saw after they had warmed up, and what the server had come to by then."""

    rates: list[float]  # frames/s, by page
    gaps: list[float]  # ms, of all pages
    memory: float | None  # of the server while they played, MiB


def table(rounds: int) -> Table:
    """A row a figure. Rounds are of no use here: every figure comes from many frames."""
    with running_server() as server:
        pid, url = server.process.pid, server.url
        asyncio.run(play(pid, url, [create(url, LIGHT)], DEMAND))  # the first one loads and compiles what all need
        ids = [create(url, LIGHT) for _ in range(PAGES)]
        empty = resident(pid)
        room = asyncio.run(play(pid, url, ids, DEMAND))
        crowd = asyncio.run(play(pid, url, ids, None))
        for id in ids:
            delete(url, id)
        alone, beside = fairness(pid, url)
    rows: list[list[Cell]] = [
        [f"{PAGES} pages, each {DEMAND:g} frames/s: frames/s of the slowest", Figure(min(room.rates), goal=ENOUGH)],
        ["… of the median page", Figure(median(room.rates), goal=ENOUGH)],
        ["… gap between frames, 95 %", Figure(quantile(room.gaps, 0.95), " ms", PROMPT, 0)],
        [f"{PAGES} pages, as fast as they can: frames/s together", Figure(sum(crowd.rates), digits=0)],
        ["light page alone: gap, 95 %", Figure(quantile(alone.gaps, 0.95), " ms", digits=0)],
        ["light page beside a heavy one: gap, 95 %", Figure(quantile(beside.gaps, 0.95), " ms", PROMPT, 0)],
    ]
    if room.memory is not None and empty is not None:
        rows.insert(3, ["… memory of the server, a page", Figure((room.memory - empty) / PAGES, " MiB", SMALL, 2)])
    return Table(
        "A room full of pages: networks 2-4-2-1, an epoch a frame, the page's usual view",
        ("figure", ""),
        rows,
        (
            "The pages are drawn by nobody, in one process beside the server's, on the same cores.",
            "Memory is what is resident while they play, less what was before they came.",
            f"The light page asks for {AS_A_SCREEN:g} frames/s; the heavy one has 8 × 128 units and batches of 9,000.",
        ),
    )


async def play(pid: int, url: str, ids: list[str], most: float | None) -> Watched:
    """All of these play at once."""
    moments: list[list[float]] = [[] for _ in ids]
    start = perf_counter() + WARM
    async with asyncio.TaskGroup() as together:
        for id, into in zip(ids, moments, strict=True):
            together.create_task(draw(into, WARM + SECONDS, url, id, most=most))
        await asyncio.sleep(WARM + 0.95 * SECONDS)
        memory = resident(pid)
    rates = [sum(start <= moment < start + SECONDS for moment in page) / SECONDS for page in moments]
    # A page that saw nothing waited all the time.
    between = [1e3 * gap for page in moments for gap in gaps(page, start) or [SECONDS]]
    return Watched(rates, between, memory)


def fairness(pid: int, url: str) -> tuple[Watched, Watched]:
    """What a light page sees alone, and beside a heavy one."""
    light, heavy = create(url, LIGHT), create(url, HEAVY)

    async def both() -> Watched:
        async with asyncio.TaskGroup() as together:
            together.create_task(draw([], WARM + SECONDS, url, heavy, most=AS_A_SCREEN))
            return await play(pid, url, [light], AS_A_SCREEN)

    return asyncio.run(play(pid, url, [light], AS_A_SCREEN)), asyncio.run(both())


def resident(pid: int) -> float | None:
    """MiB of memory that a process has; None where the system does not tell it in /proc."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
