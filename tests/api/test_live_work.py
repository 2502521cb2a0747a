"""What a frame cost is told in its header."""

import asyncio
from time import sleep

import pytest

from app.engine.data import Data
from app.engine.experiment import Experiment
from app.engine.training import Race
from app.services.commands import Play
from app.services.live import Live
from tests.api.live_page import page_of


@pytest.fixture
def live(network):
    with page_of(network) as live:
        yield live


def test_a_frame_tells_what_it_cost(live):
    first = live.next().header["work"]
    assert first.keys() == {"train", "maps", "encode"}
    assert (first["train"], first["encode"]) == (0, None)
    live.say("step", epochs=50)
    trained = live.next().header["work"]
    assert trained["train"] > 0
    assert trained["encode"] > 0  # of the first


def test_maps_cost_time_and_no_training(live):
    def cheapest(**view):
        costs = []
        for _ in range(5):
            live.say("view", **view)
            work = live.next().header["work"]
            assert work["train"] == 0  # nothing since the last frame
            costs.append(work["maps"])
        return min(costs)

    live.next()
    live.say("step")
    live.next()
    assert cheapest() < cheapest(maps=[{"run": "Adam", "resolution": 200, "units": True}])


def test_a_replay_is_work(live):
    live.next()
    live.say("step", steps=30)
    live.next()
    live.say("seek", step=29)
    assert live.next().header["work"]["train"] > 0


WORK, WAIT, SLICES = 0.02, 0.1, 4


class Slow(Race):
    """It sleeps while it works."""

    def train(self, *, steps=None, epochs=None):
        for _ in range(SLICES):
            sleep(WORK)
            yield self.position


class Busy:
    """A session on a server where every slice waits for its turn."""

    def __init__(self, race):
        self.race = race

    async def work(self, begin, *, by, brief):
        for _ in begin(self.race):
            await asyncio.sleep(WAIT)
        return 0.0

    async def read(self, look):
        return look(self.race)


def test_waiting_for_a_turn_is_no_work():
    async def test():
        told = []
        session = Busy(Slow(Experiment(data=Data(samples=4), hidden=())))
        live = Live(session, lambda frame: told.append(frame.work) or b"", lambda why: None)
        await live.next_message()
        live.play(Play())
        await live.next_message()
        assert 1000 * WORK * SLICES <= told[1].train < 1000 * WAIT * SLICES

    asyncio.run(test())
