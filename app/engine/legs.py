"""One leg of a race: every run goes through the same stretch."""

from collections.abc import Generator
from functools import partial
from typing import NamedTuple

from app.engine.arithmetic import MOST_ENDS, Arithmetic, Progress, Workshop, in_turn
from app.engine.assembly import Assembly
from app.engine.batches import Position, Stretch
from app.engine.descent import is_finite
from app.engine.elementwise import Array
from app.engine.places import mask_of
from app.engine.runs import Run, Snapshot


class End(NamedTuple):
    """The end of an epoch on the way."""

    position: Position
    thetas: tuple[Array, ...]  # every run's parameters
    seconds: tuple[float, ...]  # that every run took to come here: its leg's are shared out evenly over the steps


class Leg(NamedTuple):
    """Where the race came to, before anybody heard of it, and the epochs that ended on the way."""

    arrived: Snapshot
    ends: list[End]


def stretch_of(assembly: Assembly, arithmetic: Arithmetic, race: Snapshot, size: int, steps: int) -> Stretch:
    """At most so many steps: a small piece of work, and not past the end of an epoch where somebody listens."""
    work = arithmetic.affordable(assembly.largest_problem(race.experiment), size) // len(race.runs)
    stretch = assembly.batches.ahead(race.position, size, max(1, min(steps, work)))
    return stretch._replace(steps=min(stretch.steps, stretch.until(1 if race.listens else MOST_ENDS)))


def leg(
    assembly: Assembly, arithmetic: Arithmetic, workshop: Workshop, race: Snapshot, stretch: Stretch
) -> Generator[Position, None, Leg]:
    """Take every run through the stretch: side by side where that is quick, else yielding between runs."""
    jobs = {
        i: partial(workshop.timed, partial(_advance, assembly, arithmetic, race, stretch, i))
        for i, run in enumerate(race.runs)
        if run.ended_at is None
    }
    done: dict[int, tuple[Progress, float]] = {}
    if arithmetic.nimble:
        affordable = arithmetic.affordable(assembly.largest_problem(race.experiment), stretch.size)
        worth_helpers = 2 * len(jobs) * stretch.steps >= affordable
        do = workshop.together if worth_helpers else in_turn
        done = dict(zip(jobs, do(list(jobs.values())), strict=True))
    else:
        for i, job in jobs.items():
            if done:
                yield race.position
            done[i] = job()
    runs = tuple(_after(run, *done[i], stretch) if i in done else run for i, run in enumerate(race.runs))
    position = stretch.after(stretch.steps)
    stopped = [run.ended_at for run in runs if run.ended_at is not None]
    if len(stopped) == len(runs):
        position = max(stopped)  # nobody was there to see the steps after that
    ends = []
    for k in range(stretch.ends):
        steps = stretch.until(k + 1)
        if (place := stretch.after(steps)) <= position:
            thetas = tuple(done[i][0].ends[k] if i in done else run.walker.x for i, run in enumerate(runs))
            seconds = tuple(
                run.seconds + _share(*done[i], steps) if i in done else run.seconds for i, run in enumerate(race.runs)
            )
            ends.append(End(place, thetas, seconds))
    return Leg(Snapshot(position, race.experiment, runs), ends)


def _advance(assembly: Assembly, arithmetic: Arithmetic, race: Snapshot, stretch: Stretch, i: int) -> Progress:
    """Take one run through the stretch."""
    run, entrant = race.runs[i], race.experiment.runs[i]
    problem = assembly.problem(race.experiment, i)
    guide = run.guide(entrant, mask_of(race.experiment.frozen, problem.network))
    return arithmetic.advance(problem, entrant.optimizer, run.walker, stretch, guide)


def _share(progress: Progress, seconds: float, steps: int) -> float:
    """Of the seconds that all steps took, those of the first so many."""
    return seconds * min(1.0, steps / progress.steps)


def _after(run: Run, progress: Progress, seconds: float, stretch: Stretch) -> Run:
    walked = run._replace(walker=progress.walker, seconds=run.seconds + seconds)
    if is_finite(progress.walker):
        return walked
    return walked._replace(diverged_at=stretch.after(progress.steps))
