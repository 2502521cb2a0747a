"""Has our update become slower? A check for machines that nobody knows, in seconds.

Times say little there: the next machine is another one, and shared. So ours is told as a ratio to a reference that is
timed in the same rounds, in turns of a few milliseconds, and the median round counts. The ratio hardly knows the
machine because the two are of one nature: the loop alone is compared with a loop by the same compiler, as bound to
double precision, tanh, exp and square roots on vectors that fit the first cache, called once an epoch; training as it
is with the same and a measure in NumPy, as it has a share of interpreter and NumPy itself. A faster processor, another
Numba or another Python speeds both up alike. What is left of the difference between machines is far below a third.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import ours, reference
from benchmarks.experiments import experiment
from benchmarks.ours import Loop
from benchmarks.timing import ratio, take_turns

BASELINE = Path(__file__).parent / "baseline.json"
NETWORKS = ("2-4-2-1", "2-8-8-8-1")
ROUNDS, TURN = 100, 0.005  # turns of so many seconds


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """How many times the reference's time ours is faster; larger is better."""
    contestants = {"descent": reference.descent(), "training": reference.training()}
    for network in NETWORKS:
        contestants[f"descent {network}"] = ours.descent(experiment(network), Loop.COMPILED)
        contestants[f"training {network}"] = ours.training(experiment(network), Loop.COMPILED)
    times = take_turns(contestants, rounds, TURN)
    return {name: ratio(times[name.split()[0]], times[name]) for name in contestants if " " in name}


def has_dropped(now: float, before: float) -> bool:
    """Whether a ratio is down by a third or more."""
    return 3 * now <= 2 * before


def compare(now: Mapping[str, float], before: Mapping[str, float]) -> Iterator[tuple[str, bool]]:
    """A line for each figure, and whether it has dropped. One without a baseline has not."""
    for name, figure in now.items():
        if name not in before:
            yield f"{name:<22}{figure:>8.3f}  no baseline", False
        else:
            dropped = has_dropped(figure, before[name])
            share = figure / before[name] - 1
            yield f"{name:<22}{figure:>8.3f}  baseline {before[name]:.3f}, {share:+.0%}{'  SLOWER' * dropped}", dropped


def run(*, write: bool) -> int:
    """Measure, and renew the baseline or compare with it; the exit code."""
    now = measure()
    before = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    told = list(compare(now, before))
    print("Time of a fixed reference loop divided by ours")
    for line, _ in told:
        print(f"  {line}")
    if write:
        BASELINE.write_text(json.dumps({name: round(figure, 3) for name, figure in now.items()}, indent=2) + "\n")
        print(f"written to {BASELINE}")
        return 0
    return int(any(dropped for _, dropped in told))
