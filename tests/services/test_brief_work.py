"""What is known to be brief is done at once, on the event loop; nothing else is."""

import asyncio
import threading
from time import thread_time

import pytest

from app.engine.data import Data
from app.engine.experiment import Experiment
from app.engine.training import Race
from app.services import live as live_module
from app.services import session as session_module
from app.services.commands import Play
from app.services.live import Live
from app.services.session import BRIEF, Session
from app.services.view import MapWish, View


@pytest.fixture
def session(threads):
    return Session("id", Race(Experiment(data=Data(samples=20), hidden=())), threads)


@pytest.fixture
def patient(monkeypatch):
    """Everything here is brief, however slow the machine is."""
    for module in (session_module, live_module):
        monkeypatch.setattr(module, "BRIEF", 60.0)


def places(steps, seconds=0.0):
    """Work in so many steps, and the threads that did them."""
    where = []

    def work(race):
        for _ in range(steps):
            where.append(threading.get_ident())
            end = thread_time() + seconds
            while thread_time() < end:
                pass
            yield

    return work, where


def test_brief_work_is_done_where_it_is_asked_for_and_other_work_is_not(session, patient):
    async def test():
        for brief in (True, False):
            work, where = places(3)
            await session.work(work, brief=brief)
            assert (set(where) == {threading.get_ident()}) == brief
            assert len(where) == 3

    asyncio.run(test())


def test_what_was_thought_brief_and_lasts_goes_on_in_threads(session):
    async def test():
        work, where = places(5, seconds=BRIEF)
        await session.work(work, brief=True)
        assert where[0] == threading.get_ident()
        assert threading.get_ident() not in where[2:]
        assert len(where) == 5

    asyncio.run(test())


def test_work_tells_what_it_took_and_waiting_is_not_counted(session):
    async def test():
        work, _ = places(3, seconds=0.02)
        assert 0.05 < await session.work(work) < 1

        def waiting(race):
            threading.Event().wait(0.2)
            yield

        assert await session.work(waiting) < 0.1

    asyncio.run(test())


class Recorder(Live):
    """A page that is always ready, and notes in which thread its frames were made."""

    def __init__(self, session):
        self.where = []
        super().__init__(session, self.made, lambda why: None)

    def made(self, frame):
        self.where.append(threading.get_ident() == threading.main_thread().ident)
        return b""

    async def frame(self):
        await self.next_message()
        self.acknowledge(self._sent)
        return self.where[-1]


def test_a_frame_is_brief_when_the_last_like_it_was(session, patient):
    async def test():
        page = Recorder(session)
        await page.frame()
        page.play(Play())
        assert [await page.frame() for _ in range(3)] == [False, True, True]
        await page.look(View(maps=(MapWish("Momentum", resolution=10),)))
        assert [await page.frame() for _ in range(2)] == [False, True]  # nobody knows what this view costs
        page.play(Play(epochs_per_frame=2))
        assert [await page.frame() for _ in range(2)] == [False, True]

    asyncio.run(test())


def test_a_frame_after_a_costly_one_is_made_in_a_thread(session, patient):
    async def test():
        page = Recorder(session)
        await page.frame()
        page.play(Play())
        assert [await page.frame() for _ in range(2)] == [False, True]
        page._cost = 2 * live_module.BRIEF
        assert [await page.frame() for _ in range(2)] == [False, True]

    asyncio.run(test())
