"""All networks of a server: how many, and for how long."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from app.engine.data import Data
from app.engine.experiment import Experiment
from app.services.errors import NotFound, TooMany
from app.services.sessions import Sessions

TINY = Experiment(data=Data(samples=4), hidden=())


@asynccontextmanager
async def opened(most=10, idle_minutes=30):
    sessions = Sessions(most=most, idle_minutes=idle_minutes, threads=1)
    try:
        yield sessions
    finally:
        sessions.close()


def run(test):
    asyncio.run(asyncio.wait_for(test(), 20))


def test_a_network_is_found_by_its_id_until_it_is_deleted():
    async def test():
        async with opened() as sessions:
            one, other = await sessions.create(TINY), await sessions.create(TINY)
            assert one.id != other.id
            assert sessions.find(one.id) is one
            sessions.delete(one.id)
            assert one.closed
            for act in (sessions.find, sessions.delete):
                with pytest.raises(NotFound):
                    act(one.id)
            assert sessions.find(other.id) is other
            assert len(sessions) == 1

    run(test)


def test_a_full_server_refuses_until_there_is_room():
    async def test():
        async with opened(most=2) as sessions:
            first, _ = await sessions.create(TINY), await sessions.create(TINY)
            with pytest.raises(TooMany, match="at most 2"):
                await sessions.create(TINY)
            sessions.delete(first.id)
            await sessions.create(TINY)

    run(test)


def test_networks_that_are_being_made_count():
    async def test():
        async with opened(most=2) as sessions:
            made = await asyncio.gather(*(sessions.create(TINY) for _ in range(5)), return_exceptions=True)
            assert sum(isinstance(one, TooMany) for one in made) == 3
            assert len(sessions) == 2

    run(test)


def test_a_network_that_cannot_be_made_takes_no_room():
    async def test():
        async with opened(most=1) as sessions:
            with pytest.raises(AttributeError):
                await sessions.create(None)
            await sessions.create(TINY)

    run(test)


def test_idle_networks_are_dropped_and_used_ones_kept(clock):
    async def test():
        async with opened(idle_minutes=1) as sessions:
            idle, found, read = [await sessions.create(TINY) for _ in range(3)]
            clock.now += 50
            sessions.find(found.id)
            await read.read(lambda race: None)
            clock.now += 11
            sessions.drop_idle()
            assert len(sessions) == 2
            assert idle.closed
            assert not found.closed
            assert not read.closed
            with pytest.raises(NotFound, match="idle"):
                sessions.find(idle.id)

    run(test)


def test_a_watched_network_is_in_use(clock):
    class Viewer:
        def refresh(self):
            pass

    async def test():
        async with opened(idle_minutes=1) as sessions:
            session = await sessions.create(TINY)
            session.viewer = Viewer()
            clock.now += 10_000
            sessions.drop_idle()
            assert sessions.find(session.id) is session
            session.viewer = None
            clock.now += 61
            sessions.drop_idle()
            assert len(sessions) == 0

    run(test)


def test_idle_networks_make_room(clock):
    async def test():
        async with opened(most=1, idle_minutes=1) as sessions:
            await sessions.create(TINY)
            clock.now += 61
            await sessions.create(TINY)
            assert len(sessions) == 1

    run(test)


def test_the_sweep_drops_idle_networks_by_itself():
    async def test():
        async with opened(idle_minutes=0.0005) as sessions:
            await sessions.create(TINY)
            sweep = asyncio.create_task(sessions.sweep())
            while len(sessions):
                await asyncio.sleep(0.005)
            sweep.cancel()

    run(test)


def test_deleting_tells_the_page_that_watches():
    class Viewer:
        told = None

        def leave(self, why):
            self.told = why

    async def test():
        async with opened() as sessions:
            session = await sessions.create(TINY)
            viewer = Viewer()
            session.watch(viewer)
            sessions.delete(session.id)
            assert isinstance(viewer.told, NotFound)

    run(test)


def test_closing_ends_all_work():
    async def test():
        async with opened() as sessions:
            session = await sessions.create(TINY)
            begun = asyncio.Event()
            loop = asyncio.get_running_loop()

            def endless(race):
                loop.call_soon_threadsafe(begun.set)
                while True:
                    yield

            work = asyncio.create_task(session.work(endless, name="training"))
            await begun.wait()
        await asyncio.gather(work, return_exceptions=True)

    run(test)
