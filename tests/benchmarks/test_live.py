"""The page without a screen, on a real server."""

import asyncio
import os
from contextlib import aclosing
from time import perf_counter

import pytest
from websockets.exceptions import ConnectionClosed

from benchmarks import live, sessions


def test_gaps_are_those_that_end_after_the_start():
    assert live.gaps([1.0, 3.0, 4.0, 6.0], 3.5) == [1.0, 2.0]
    assert live.gaps([1.0], 0.0) == []


def test_a_page_plays_an_epoch_a_frame(served):
    id = live.create(served.url, sessions.LIGHT)

    async def some() -> list[int]:
        async with aclosing(live.frames(served.url, id, most=None)) as shown:
            return [live.steps(frame) async for _, frame in _numbered(shown, 5)]

    steps = asyncio.run(some())
    live.delete(served.url, id)
    trained = [step for step in steps if step]
    assert trained == [25 * (n + 1) for n in range(len(trained))]
    assert len(trained) >= 3


def test_a_page_draws_no_faster_than_it_says(served):
    id = live.create(served.url, {})
    moments: list[float] = []

    async def play() -> float:
        start = perf_counter()
        await live.draw(moments, 0.5, served.url, id, runs=("Adam", "Momentum"), most=20.0)
        return perf_counter() - start

    seconds = asyncio.run(play())
    live.delete(served.url, id)
    assert seconds < 5
    assert 2 <= len(moments) <= 11
    assert min(live.gaps(moments, 0.0)) > 0.045


def test_what_the_server_refuses_is_told(served):
    id = live.create(served.url, sessions.LIGHT)

    async def play() -> None:
        async with asyncio.timeout(20), aclosing(live.frames(served.url, id, runs=("Nobody",), most=None)) as shown:
            async for _ in shown:
                pass  # what was made before the refusal

    with pytest.raises((RuntimeError, ConnectionClosed), match="Nobody"):  # it may be gone before it is asked more
        asyncio.run(play())
    live.delete(served.url, id)


def test_memory_is_told_in_mebibytes():
    memory = sessions.resident(os.getpid())
    assert memory is None or 10 < memory < 100_000


def test_the_heavy_network_is_legal(served):
    live.delete(served.url, live.create(served.url, sessions.HEAVY))


async def _numbered(frames, most):
    number = 0
    async for frame in frames:
        number += 1
        yield number, frame
        if number == most:
            break
