"""Long work that belongs to no network."""

import asyncio

import pytest

from app.services.sessions import Sessions


@pytest.fixture
def sessions():
    """A server's networks, on one thread."""
    sessions = Sessions(most=1, idle_minutes=1, threads=1)
    yield sessions
    sessions.close()


async def waiting():
    """Somebody waits."""
    return False


def work(count, done):
    """Something found after every other step."""
    for k in range(count):
        done.append(k)
        yield k if k % 2 else None


def test_an_errand_brings_all_that_is_found(sessions):
    assert asyncio.run(sessions.errand(work(6, []), abandoned=waiting)) == ([1, 3, 5], True)


def test_what_goes_wrong_is_told(sessions):
    def trouble():
        yield 1
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        asyncio.run(sessions.errand(trouble(), abandoned=waiting))


def test_an_errand_ends_when_nobody_waits(sessions, monkeypatch):
    monkeypatch.setattr("app.services.slices.perf_counter", iter(range(1000)).__next__)  # a slice is one step
    asked, done = [], []

    async def gone():
        asked.append(len(done))
        return len(asked) > 2

    assert asyncio.run(sessions.errand(work(100, done), abandoned=gone)) == ([1], False)
    assert asked == [0, 1, 2]
