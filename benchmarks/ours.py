"""Our own contestants. The only place here that knows which loop a race takes."""

from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import cache

from app.config import Settings, available_cores
from app.engine.arithmetic import MOST_ENDS, Arithmetic, NumPy, Workshop
from app.engine.experiment import Experiment
from app.engine.training import Race
from app.services.crew import Crew
from app.services.warming import Warming, folder_in
from benchmarks.timing import Work

LONGEST = 1000  # epochs from the start: curves that grow long are thinned, and then less is measured


class Loop(Enum):
    """Which loop makes the steps."""

    OWN_CHOICE = "own choice"
    COMPILED = "compiled"
    NUMPY = "NumPy"


@cache
def compiled() -> Arithmetic:
    """The compiled loop, ready."""
    return Warming(folder_in(Settings().cache_folder), available_cores()).load()


@cache
def crew() -> Crew:
    """As many threads as cores, as on a server."""
    return Crew(ThreadPoolExecutor(available_cores()), available_cores())


def race_of(experiment: Experiment, loop: Loop) -> Race:
    """A race with this loop, ready: what has to be compiled is."""
    workshop = Workshop(crew().together)
    if loop is not Loop.NUMPY:
        workshop.compiled, workshop.coming = compiled(), True
    if loop is Loop.COMPILED:
        workshop.numpy = compiled()  # whatever it would choose
    return Race(experiment, workshop)


def training(experiment: Experiment, loop: Loop) -> Work:
    """Epochs of training as it is, with cost and accuracy measured for the curves at the end of every one."""
    race = race_of(experiment, loop)

    def work(epochs: int) -> int:
        updates = 0
        while epochs > 0:
            part = min(epochs, LONGEST)
            for _ in race.seek(0):
                pass
            for _ in race.train(epochs=part):
                pass
            updates += race.position.step
            epochs -= part
        return updates

    return work


def descent(experiment: Experiment, loop: Loop) -> Work:
    """Epochs of the loop alone: a new order of the examples and the updates, nothing measured."""
    race = race_of(experiment, Loop.NUMPY)
    arithmetic = NumPy() if loop is Loop.NUMPY else compiled()
    settings, batches = race.experiment, race.assembly.batches
    problem, [entrant], [run] = race.assembly.problem(settings), settings.runs, race.runs
    size = int(settings.batch_size)

    def work(epochs: int) -> int:
        walker, position = run.walker, race.position
        while position.epoch < epochs:
            stretch = batches.ahead(position, size, 0)
            stretch = stretch._replace(steps=stretch.until(min(epochs - position.epoch, MOST_ENDS)))
            walker = arithmetic.advance(problem, entrant.optimizer, walker, stretch, run.guide(entrant)).walker
            position = stretch.after(stretch.steps)
        return position.step

    return work
