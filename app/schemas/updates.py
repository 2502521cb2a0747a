"""What optimizers saw, remembered and worked out, step by step: its arrays, and what they are called."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.descents import Racer
from app.engine.elementwise import Array
from app.engine.optimizers import Optimizer
from app.engine.optimizers.terms import DECAY, EFFECTIVE_RATE, GRADIENT, STEP, Term
from app.engine.updates import updates
from app.engine.walks import Trail

HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"  # of what is corrected


class Part(BaseModel):
    """One array of two columns, x and y."""

    name: str
    symbol: str  # as formulas write it
    label: str
    is_arrow: bool  # whether it points somewhere, as a gradient does; else it is the size of something
    start: float | None  # of what is remembered: its value before the first step


def parts(optimizer: Optimizer) -> list[dict[str, Any]]:
    """What an update of this optimizer is made of, in the order in which it comes about."""
    names = {"gradient": GRADIENT} | {f"slot:{name}": optimizer.term(name) for name in optimizer.slots}
    insights = {f"insight:{name}": term for name, term in optimizer.terms.items() if name not in optimizer.slots}
    names |= insights | {"direction": optimizer.term(optimizer.direction), "effective_rate": EFFECTIVE_RATE}
    if not getattr(optimizer, "bias_correction", True):
        names |= {name: _uncorrected(names[name]) for name in (*insights, "direction")}
    if optimizer.weight_decay:
        names["decay"] = DECAY
    starts = {f"slot:{name}": float(first[0]) for name, first in zip(optimizer.slots, optimizer.begin(1), strict=True)}
    named = names | {"step": STEP}
    return [{"name": name, **term._asdict(), "start": starts.get(name)} for name, term in named.items()]


def _uncorrected(term: Term) -> Term:
    """What stands in place of a corrected average where nothing is corrected: no hat, and it says so."""
    return term._replace(symbol=term.symbol.replace(HAT, ""), label=term.label.replace("corrected", "not corrected"))


def states(run: Racer, trail: Trail) -> Iterator[tuple[str, Array]]:
    """The arrays of `parts`, and the learning rate of each step, (n,)."""
    found = updates(run, trail)
    yield "gradient", trail.gradients
    yield "rate", trail.rates
    for k, name in enumerate(run.optimizer.slots):
        yield f"slot:{name}", trail.slots[:, k]
    for name, array in found.insight.items():
        yield f"insight:{name}", array
    yield "direction", found.direction
    yield "effective_rate", found.effective_rate
    if run.optimizer.weight_decay:
        yield "decay", found.decay
    yield "step", -np.diff(trail.points, axis=0)
