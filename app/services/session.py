"""One network between requests: who may touch it, and when."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any, Protocol, TypeVar

from app.engine.training import Race
from app.services.errors import NotFound, Refused, WrongMoment
from app.services.slices import a_slice, into

BRIEF = 0.002  # seconds of work that are done at once: less than what two changes of thread cost in a full room

T = TypeVar("T")


class Viewer(Protocol):
    """A page that watches."""

    def refresh(self) -> None:
        """Something has changed."""

    def leave(self, why: Refused) -> None:
        """There is nothing to watch any more: the network is gone, or another page takes over."""


class Session:
    """A race and its rules of access.

    Work runs in threads, cut into slices, and on the event loop only where it is known to be brief. Reading happens
    between slices, so it never waits for a long training; whoever changes something has its turn to the end.
    """

    def __init__(self, id: str, race: Race, threads: Executor) -> None:
        self.id = id
        self.used = monotonic()
        self.closed = False
        self.viewer: Viewer | None = None
        self._race = race
        self._threads = threads
        self._access = asyncio.Lock()  # held for one slice or one look
        self._turn = asyncio.Lock()  # held for a whole change
        self._long_work: str | None = None

    def close(self) -> None:
        """End what is under way at its next slice, and the page that watches."""
        self.closed = True
        if self.viewer is not None:
            self.viewer.leave(NotFound(f"network '{self.id}' is gone"))

    def watch(self, viewer: Viewer) -> None:
        """Let a page watch; whoever watched before leaves."""
        if self.viewer is not None:
            self.viewer.leave(WrongMoment("another page took this network over"))
        self.viewer = viewer

    async def read(self, look: Callable[[Race], T]) -> T:
        """What `look` finds; it must change nothing."""
        async with self._access:
            return await self._in_thread(look)

    async def change(self, act: Callable[[Race], T]) -> T:
        """Do something that is over at once.

        Raises `WrongMoment` while a long training is under way.
        """
        async with self._my_turn(patient=False), self._access:
            return await self._in_thread(act)

    async def replace(self, make: Callable[[Race], Race], *, patient: bool = False, by: Viewer | None = None) -> None:
        """Put another race in the place of this one. Raises `WrongMoment` as `change` does, unless patient."""
        async with self._my_turn(patient=patient, by=by), self._access:
            self._race = await self._in_thread(make)

    async def work(
        self,
        begin: Callable[[Race], Iterator[Any]],
        *,
        name: str | None = None,
        abandoned: Callable[[], Awaitable[bool]] | None = None,
        by: Viewer | None = None,
        brief: bool = False,
    ) -> float:
        """Do long work in slices, until it is done or nobody waits for it any more.

        With a name it is a request that others are told of by `WrongMoment`, and that is told so itself; without
        one, it waits, and others wait for it. The viewer who asked for it need not be told that something has changed.
        Who knows it to be brief has it done at once, on the event loop; should it last, it goes on in threads.

        Answers how many seconds of a processor it took.
        """
        spent = 0.0
        async with self._my_turn(patient=name is None, by=by):
            self._long_work = name
            try:
                steps = begin(self._race)
                done = False
                while not done and not self.closed:
                    async with self._access:
                        way = self._at_once(steps) if brief else self._in_thread(lambda _: a_slice(steps))
                        done, seconds = await way
                    spent, brief = spent + seconds, False
                    if abandoned is not None and await abandoned():
                        break
            finally:
                self._long_work = None
        return spent

    async def gather(
        self,
        begin: Callable[[Race], Iterator[T | None]],
        *,
        seconds: float,
        abandoned: Callable[[], Awaitable[bool]] | None = None,
    ) -> tuple[list[T], bool]:
        """What a long look finds, and whether that is all: after so many seconds of work it ends with what it has, if
        it has anything. It must change nothing; between its slices others work and change what they like.
        """
        found: list[T] = []
        steps = await self.read(begin)
        spent, done = 0.0, False
        while not (done or (found and spent >= seconds) or (abandoned is not None and await abandoned())):
            async with self._access:
                done, took = await self._in_thread(lambda _: a_slice(into(found, steps)))
            spent += took
        return found, done

    async def _at_once(self, steps: Iterator[Any]) -> tuple[bool, float]:
        await asyncio.sleep(0)  # others first
        self.used = monotonic()
        return a_slice(steps, BRIEF)

    @asynccontextmanager
    async def _my_turn(self, *, patient: bool, by: Viewer | None = None) -> AsyncIterator[None]:
        if self._long_work and not patient:
            raise WrongMoment(f"{self._long_work} is under way on this network; wait for its answer")
        async with self._turn:
            yield
        if self.viewer is not None and self.viewer is not by:
            self.viewer.refresh()

    async def _in_thread(self, act: Callable[[Race], T]) -> T:
        if self.closed:
            raise NotFound(f"network '{self.id}' is gone")
        self.used = monotonic()
        job = self._threads.submit(act, self._race)
        try:
            return await asyncio.wrap_future(job)
        except asyncio.CancelledError:
            await asyncio.gather(asyncio.wrap_future(job), return_exceptions=True)  # the next finds the race at rest
            raise
