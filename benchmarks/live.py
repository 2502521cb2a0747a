"""A page without a screen: makes networks over REST, watches them over a WebSocket, draws nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from itertools import pairwise
from time import perf_counter
from typing import Any
from urllib.request import Request, urlopen

from websockets.asyncio.client import connect

EPOCH_A_FRAME = {"type": "play", "epochs_per_frame": 1}
AS_A_SCREEN = 60.0  # frames/s


def create(url: str, spec: dict[str, Any]) -> str:
    """Make a network; its id."""
    body = Request(f"{url}/api/networks", json.dumps(spec).encode(), {"Content-Type": "application/json"})
    with urlopen(body) as answer:
        return json.load(answer)["id"]


def delete(url: str, id: str) -> None:
    """Drop a network."""
    urlopen(Request(f"{url}/api/networks/{id}", method="DELETE")).close()


def usual_view(*runs: str) -> dict[str, Any]:
    """What the page wants to see of a small network: the first run's output, its units and parameters, and a map of
    every other run."""
    first, *others = runs
    maps = [{"run": first, "resolution": 100}, {"run": first, "units": True, "resolution": 40}]
    return {
        "type": "view",
        "maps": maps + [{"run": other, "resolution": 50} for other in others],
        "parameters": [first],
    }


async def frames(
    url: str, id: str, *, runs: tuple[str, ...] = ("Adam",), play: dict[str, Any] = EPOCH_A_FRAME, most: float | None
) -> AsyncIterator[bytes]:
    """Play, and yield each frame when it is drawn, at most so many a second; then it is acknowledged."""
    address = f"{url.replace('http', 'ws', 1)}/api/networks/{id}/live"
    async with connect(address, compression=None, max_size=None) as socket:
        await socket.send(json.dumps(usual_view(*runs)))
        await socket.send(json.dumps(play))
        number, next_one = 0, 0.0  # frames of a connection are numbered from 1
        async for message in socket:
            if isinstance(message, str):
                raise RuntimeError(f"the server did not take what was asked: {message}")
            await asyncio.sleep(max(0.0, next_one - perf_counter()))
            next_one = perf_counter() + (1 / most if most else 0.0)
            yield message
            number += 1
            await socket.send(json.dumps({"type": "ack", "frame": number}))


async def draw(into: list[float], seconds: float, url: str, id: str, **how: Any) -> None:
    """Watch for so long, and note when frames were drawn."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds), aclosing(frames(url, id, **how)) as shown:
            async for _ in shown:
                into.append(perf_counter())  # noqa: PERF401 — what is there when the time is over must be kept


def steps(message: bytes) -> int:
    """How far the network in this frame is trained."""
    length = int.from_bytes(message[:4], "little")
    return json.loads(message[4 : 4 + length])["state"]["step"]


def gaps(moments: list[float], start: float) -> list[float]:
    """Seconds between a frame and the next, of those that ended after `start`."""
    return [later - earlier for earlier, later in pairwise(moments) if later >= start]
