"""All networks of a server: made, found, dropped when nobody uses them."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, thread_time
from typing import TypeVar

from app.engine.arithmetic import Workshop
from app.engine.experiment import Experiment
from app.engine.training import Race
from app.services.crew import Crew
from app.services.errors import NotFound, TooMany
from app.services.session import Session
from app.services.slices import a_slice, into

T = TypeVar("T")

SWEEP = 30.0  # seconds between two looks for idle networks


class Sessions:
    """The networks of this server, by id."""

    def __init__(self, *, most: int, idle_minutes: float, threads: int) -> None:
        self._most, self._idle = most, 60 * idle_minutes
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="train")
        self.workshop = Workshop(Crew(self._threads, threads).together, thread_time)
        self._sessions: dict[str, Session] = {}
        self._coming = 0  # being built

    def __len__(self) -> int:
        return len(self._sessions)

    async def create(self, experiment: Experiment) -> Session:
        """A network at its start.

        Raises `TooMany` when the server is full.
        """
        self.drop_idle()
        if len(self) + self._coming >= self._most:
            raise TooMany(f"this server keeps at most {self._most} networks; delete one, or try again later")
        self._coming += 1
        try:
            race = await asyncio.get_running_loop().run_in_executor(self._threads, Race, experiment, self.workshop)
        finally:
            self._coming -= 1
        session = Session(secrets.token_urlsafe(9), race, self._threads)
        self._sessions[session.id] = session
        return session

    async def errand(
        self, steps: Iterator[T | None], *, abandoned: Callable[[], Awaitable[bool]]
    ) -> tuple[list[T], bool]:
        """What long work finds that belongs to no network, and whether that is all: it ends when nobody waits any more.
        Between its slices networks have their turns.
        """
        found: list[T] = []
        done = False
        while not (done or await abandoned()):
            done, _ = await asyncio.wrap_future(self._threads.submit(a_slice, into(found, steps)))
        return found, done

    def find(self, id: str) -> Session:
        """The network with this id.

        Raises `NotFound`: there is none, or it was idle for too long.
        """
        session = self._sessions.get(id)
        if session is None:
            raise NotFound(f"no network '{id[:60]}'; it may have been deleted, or dropped after being idle")
        session.used = monotonic()
        return session

    def delete(self, id: str) -> None:
        """Drop a network; what it is doing ends at the next slice, and a page that watches it is told."""
        self.find(id).close()
        del self._sessions[id]

    def drop_idle(self) -> None:
        """Drop the networks that nobody has used for too long; one that a page watches is in use."""
        now = monotonic()
        for session in list(self._sessions.values()):
            if session.viewer is None and now - session.used > self._idle:
                self.delete(session.id)

    async def sweep(self) -> None:
        """Drop idle networks, for ever."""
        while True:
            await asyncio.sleep(min(SWEEP, self._idle))
            self.drop_idle()

    def close(self) -> None:
        """End all work."""
        for session in self._sessions.values():
            session.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
