"""Who may touch a network, and when. Works here are loops that go on until the test lets them end."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from time import monotonic

import pytest

from app.services.errors import NotFound, WrongMoment
from app.services.session import Session

PATIENCE = 20


def asynchronous(test):
    """Runs the test on a loop of its own; what never happens is an error and not a hanging test."""

    @wraps(test)
    def run(**fixtures):
        asyncio.run(asyncio.wait_for(test(**fixtures), PATIENCE))

    return run


class Long:
    """Work that goes on until `finish` is called, or until the test has lost its patience."""

    def __init__(self):
        self.slices, self.done = 0, False

    def __call__(self, race):
        end = monotonic() + PATIENCE
        while not self.done and monotonic() < end:
            self.slices += 1
            yield

    def finish(self):
        self.done = True


class Viewer:
    def __init__(self):
        self.news = 0

    def refresh(self):
        self.news += 1


@pytest.fixture
def session(threads):
    return Session("id", ["race"], threads)


async def started(session, long, **options):
    """The long work as a task that has begun."""
    task = asyncio.create_task(session.work(long, **options))
    while not long.slices:
        assert not task.done()
        await asyncio.sleep(0)
    return task


@asynchronous
async def test_reading_goes_on_during_long_work(session):
    long = Long()
    task = await started(session, long, name="training")
    for _ in range(5):
        assert await session.read(lambda race: race[0]) == "race"
    assert not task.done()
    long.finish()
    await task


@pytest.mark.parametrize("touch", ["change", "replace", "work"])
@asynchronous
async def test_changing_is_refused_during_a_long_request(session, touch):
    long = Long()
    task = await started(session, long, name="training")
    call = {
        "change": lambda: session.change(lambda race: race.append(1)),
        "replace": lambda: session.replace(lambda race: ["other"]),
        "work": lambda: session.work(Long(), name="a replay"),
    }[touch]
    with pytest.raises(WrongMoment, match="training is under way"):
        await call()
    long.finish()
    await task
    assert await session.read(list) == ["race"]
    await session.change(lambda race: race.append(1))
    assert await session.read(list) == ["race", 1]


@asynchronous
async def test_changing_waits_for_work_without_a_name_and_has_its_turn(session):
    long = Long()
    task = await started(session, long)
    change = asyncio.create_task(session.change(lambda race: race.append(1)))
    await session.read(len)
    assert not change.done()
    long.finish()
    await asyncio.gather(task, change)
    assert await session.read(list) == ["race", 1]


@asynchronous
async def test_work_without_a_name_waits_for_a_long_request(session):
    first, second = Long(), Long()
    task = await started(session, first, name="training")
    waiting = asyncio.create_task(session.work(second))
    patient = asyncio.create_task(session.replace(lambda race: ["other"], patient=True))
    await session.read(len)
    assert second.slices == 0
    first.finish()
    second.finish()
    await asyncio.gather(task, waiting, patient)
    assert await session.read(list) == ["other"]


@asynchronous
async def test_work_ends_when_nobody_waits_for_it(session):
    long, asked = Long(), 0

    async def abandoned():
        nonlocal asked
        asked += 1
        return asked == 3

    await session.work(long, name="training", abandoned=abandoned)
    assert asked == 3
    await session.change(lambda race: race.append(1))


@asynchronous
async def test_work_ends_when_the_network_is_gone(session):
    task = await started(session, Long(), name="training")
    session.closed = True
    await task
    with pytest.raises(NotFound):
        await session.read(len)


@asynchronous
async def test_an_error_in_the_work_reaches_its_caller_and_frees_the_network(session):
    def broken(race):
        yield
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await session.work(broken, name="training")
    await session.change(lambda race: race.append(1))


@asynchronous
async def test_who_gives_up_leaves_the_network_at_rest(session):
    """A thread cannot be stopped: the next one has to wait until it is done."""
    began, go_on, order = threading.Event(), threading.Event(), []

    def slow(race):
        began.set()
        go_on.wait(PATIENCE)
        order.append("slow")

    task = asyncio.create_task(session.read(slow))
    while not began.is_set():
        await asyncio.sleep(0)
    task.cancel()
    other = asyncio.create_task(session.read(lambda race: order.append("other")))
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert order == []
    go_on.set()
    await other
    assert order == ["slow", "other"]
    with pytest.raises(asyncio.CancelledError):
        await task


@asynchronous
async def test_the_loop_is_free_while_a_thread_works(session):
    """The act ends only when the loop lets it."""
    allowed = threading.Event()
    reading = asyncio.create_task(session.read(lambda race: allowed.wait(PATIENCE)))
    for _ in range(10):
        await asyncio.sleep(0.001)
    assert not reading.done()
    allowed.set()
    assert await reading


@asynchronous
async def test_two_networks_share_one_thread(session):
    """Each works until both have made ten steps: one that had to wait for the end of the other would hang."""
    with ThreadPoolExecutor(1) as thread:
        sessions = [Session(name, None, thread) for name in ("a", "b")]
        turns = {"a": 0, "b": 0}

        def until_both_have_ten(own):
            while min(turns.values()) < 10:
                turns[own] += 1
                yield

        await asyncio.gather(
            sessions[0].work(lambda race: until_both_have_ten("a"), name="training"),
            sessions[1].work(lambda race: until_both_have_ten("b"), name="training"),
        )
    assert min(turns.values()) >= 10


@asynchronous
async def test_a_viewer_is_told_of_what_changes_and_of_nothing_else(session):
    session.viewer = viewer = Viewer()
    await session.read(len)
    assert viewer.news == 0
    await session.change(lambda race: race.append(1))
    await session.replace(lambda race: ["other"])
    await session.work(lambda race: iter(()), name="training")
    assert viewer.news == 3

    def refuse(race):
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it is our own
        await session.change(refuse)
    assert viewer.news == 3
