"""A page that watches a network: what it asked for, and the next frame it gets."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import NamedTuple, TypeAlias

from app.engine.batches import Position
from app.engine.experiment import Experiment
from app.engine.history import Point
from app.engine.moves import Advance, Restart, Seek
from app.engine.parameter import IllegalValue
from app.engine.training import Race
from app.services.commands import Play
from app.services.errors import Refused
from app.services.session import BRIEF, Session
from app.services.view import Labelled, View, arrays, check

WINDOW = 2  # frames under way: one being drawn, one ready behind it
MOST_WAITING = 100  # moves


Move: TypeAlias = Advance | Seek | Restart


class Work(NamedTuple):
    """Milliseconds of a thread that a frame took."""

    train: float
    maps: float  # and the other arrays
    encode: float | None  # of the frame before: this one's is not over when it is told


@dataclass(frozen=True)
class Frame:
    """What one frame tells, as it was at one moment."""

    number: int
    playing: bool
    race: Race
    points: list[Point]
    restart: bool  # whether the points are the whole history
    changed: bool  # whether the experiment is another than in the last frame
    arrays: list[Labelled]
    work: Work


class Live:
    """The conversation with one page. Frames are made only as fast as they are acknowledged.

    `encode` turns a frame into a message, while the race stands still; `leave` is called when there is nothing to
    watch any more.
    """

    def __init__(self, session: Session, encode: Callable[[Frame], bytes], leave: Callable[[Refused], None]) -> None:
        self.session = session
        self._encode = encode
        self.leave = leave
        self.playing = False
        self._pace = Advance(epochs=1)
        self._view = View()
        self._moves: deque[Move] = deque()
        self._sent = self._acknowledged = 0
        self._due = asyncio.Event()  # something to tell, and room to tell it
        self._news = True
        self._told: tuple[object, ...] = ()  # whose curves the page has: race, edition, names
        self._told_step = -1  # the last point of them
        self._experiment: Experiment | None = None  # of the last frame
        self._shown: View | None = None  # by the last frame
        self._trained = 0.0  # seconds since the last frame
        self._encoded: float | None = None  # milliseconds, of the last frame
        self._asked: tuple[Move, View] | None = None  # what the last frame showed
        self._cost = 0.0  # seconds of a processor that it took
        self._update()

    def play(self, play: Play) -> None:
        """Go on until told otherwise."""
        self._pace, self.playing = play.pace(), True
        self._update()

    def pause(self) -> None:
        """Stop, and tell where."""
        self.playing, self._news = False, True
        self._update()

    def move(self, move: Move) -> None:
        """Do this once. Of seeks in a row only the last counts; going elsewhere pauses.

        Raises `IllegalValue` when too many wait.
        """
        if isinstance(move, Seek):
            self.playing = False
            if self._moves and isinstance(self._moves[-1], Seek):
                self._moves.pop()
        if len(self._moves) >= MOST_WAITING:
            raise IllegalValue(f"{MOST_WAITING} moves are waiting already; acknowledge frames first")
        self._moves.append(move)
        self._update()

    async def look(self, view: View) -> None:
        """Show this from now on. Raises `IllegalValue` when it is not there."""
        await self.session.read(lambda race: check(view, race))
        self._view, self._news = view, True
        self._update()

    def acknowledge(self, number: int) -> None:
        """The page has drawn this frame. Raises `IllegalValue` for one that was never sent."""
        if not self._acknowledged <= number <= self._sent:
            raise IllegalValue(f"must be a frame between {self._acknowledged} and {self._sent}", "frame")
        self._acknowledged = number
        self._update()

    def refresh(self) -> None:
        """Something changed from outside: tell it."""
        self._news = True
        self._update()

    async def next_message(self) -> bytes:
        """Wait until a frame is due, do what it shows, and make it.

        Raises `IllegalValue` for a move that cannot be made; the next frame tells where things stand.
        """
        await self._due.wait()
        try:
            self._news = False  # what is said from now on needs a frame of its own
            message = None
            if self._moves or self.playing:
                message = await self._make(self._moves.popleft() if self._moves else self._pace)
            if message is None:
                message = await self.session.read(self._message)
            self._sent += 1
        except IllegalValue:
            self._news = True  # a seek has paused before it was refused
            raise
        finally:
            self._update()
        return message

    async def _make(self, move: Move) -> bytes | None:
        """Do it; the frame of long work is made in the thread that has done its last slice, which saves a way."""
        if isinstance(move, Restart):
            await self.session.replace(lambda race: race.restarted(move.seed), patient=True, by=self)
            return None
        made: list[bytes] = []

        def work(race: Race) -> Iterator[Position]:
            steps = race.seek(move.step or 0) if isinstance(move, Seek) else race.train(**asdict(move))
            yield from self._timed(steps)
            made.append(self._message(race))

        asked = (move, self._view)
        brief = self._asked == asked and self._cost < BRIEF  # as the last one was, so will this be
        self._cost = await self.session.work(work, by=self, brief=brief)
        self._asked = asked
        return made[0] if made else None

    def _timed(self, steps: Iterator[Position]) -> Iterator[Position]:
        """The same work; what it takes is added up, without the waiting between slices."""
        while True:
            start = perf_counter()
            try:
                step = next(steps)
            except StopIteration:
                return
            finally:
                self._trained += perf_counter() - start
            yield step

    def _message(self, race: Race) -> bytes:
        frame = self._frame(race, self.playing)
        start = perf_counter()
        message = self._encode(frame)
        self._encoded = _milliseconds(perf_counter() - start)
        return message

    def _frame(self, race: Race, playing: bool) -> Frame:
        if playing and not race.running:
            self.playing = playing = False
        history = race.history
        told = (race, history.edition, *(run.name for run in race.experiment.runs))
        new = history.index_after(self._told_step)
        # Another history, or the last point that was sent has made way for a later one.
        restart = self._told != told or history.points[new - 1].step != self._told_step
        points = history.points[0 if restart else new :]
        if playing and history.provisional:
            points = points[:-1]
        if points:
            self._told, self._told_step = told, points[-1].step
        changed, self._experiment = restart or race.experiment != self._experiment, race.experiment
        start, view = perf_counter(), self._view
        # Maps of the features stay as they are; another race or another name of a run counts as a change.
        shown = list(arrays(view, race, features=changed or view is not self._shown))
        work = Work(_milliseconds(self._trained), _milliseconds(perf_counter() - start), self._encoded)
        self._shown, self._trained = view, 0.0
        return Frame(self._sent + 1, playing, race, list(points), restart, changed, shown, work)

    def _update(self) -> None:
        room = self._sent - self._acknowledged < WINDOW
        due = room and (self.playing or self._news or bool(self._moves))
        self._due.set() if due else self._due.clear()


def _milliseconds(seconds: float) -> float:
    return round(1000 * seconds, 3)
