"""Conventions: what one name stands for in one book or library, and something else in the next.

Each is a switch between two sides of a run on a surface. A side is what a run has that stands on it; to switch is to
give the run what the other side has, and to carry numbers along.
"""

from dataclasses import dataclass, field
from typing import Any

from app.engine.catalog import OPTIMIZERS


@dataclass(frozen=True)
class Side:
    """One way to do it."""

    label: str
    has: dict[str, dict[str, Any]]  # part of a run -> what it has there
    short: str = ""  # where there is little room, if it has a name of its own there


@dataclass(frozen=True)
class Convention:
    """A switch between two of them, and one line on what it changes."""

    key: str
    label: str
    line: str
    sides: tuple[Side, Side]  # the second is the one that is switched on
    optimizers: tuple[str, ...]  # kinds that have it
    carries: tuple[tuple[str, str], ...] = ()  # a number stands at the first place, or switched on at the second
    rescales: dict[str, int] = field(default_factory=dict)  # hyperparameter -> power of 1 − β it takes when switched on
    needs: str = ""  # what to do first where a number would not be legal


def _having(parameter: str) -> tuple[str, ...]:
    return tuple(key for key, choice in OPTIMIZERS.items() if parameter in {p.name for p in choice.declared()})


def _values(parameter: str, labels: tuple[str, str]) -> tuple[Side, Side]:
    """A switch of the optimizer, off and on."""
    off, on = ({"optimizer": {parameter: value}} for value in (False, True))
    return Side(labels[0], off), Side(labels[1], on)


def _kinds(one: str, other: str, labels: tuple[str, str], short: tuple[str, str] = ("", "")) -> tuple[Side, Side]:
    """An optimizer, and another one."""
    off, on = ({"optimizer": {"kind": kind}} for kind in (one, other))
    return Side(labels[0], off, short[0]), Side(labels[1], on, short[1])


CONVENTIONS = (
    Convention(
        "heavy_ball",
        "Heavy ball",
        "Adds gradients up instead of averaging them: with the same α it goes 1/(1 − β) times as far. "
        "With α times (1 − β) it is the same path.",
        _kinds("momentum", "heavy_ball", ("moving average", "sum"), ("EMA", "heavy ball")),
        ("momentum", "heavy_ball"),
        rescales={"learning_rate": 1, "weight_decay": -1},  # what decays is their product
    ),
    Convention(
        "nesterov",
        "Nesterov",
        "Steps along g + βv, where the velocity will be, and not along v: it brakes before the slope rises.",
        _kinds("heavy_ball", "nesterov", ("along v", "along g + βv")),
        ("heavy_ball", "nesterov"),
    ),
    Convention(
        "bias_correction",
        "Bias correction",
        "Divides m and v by 1 − βᵗ, as both start at zero. Without it v, the slower one, is far too small at first, "
        "and the first steps are too long: about three times with the usual β.",
        _values("bias_correction", ("m and v", "m̂ and v̂")),
        _having("bias_correction"),
    ),
    Convention(
        "epsilon_under_root",
        "ε under the root",
        "Divides by √(v + ε) instead of √v + ε: where gradients are small, the same ε then holds steps back "
        "as √ε would.",
        _values("epsilon_under_root", ("√v + ε", "√(v + ε)")),
        _having("epsilon_under_root"),
    ),
    Convention(
        "coupled_decay",
        "Coupled decay (L2)",
        "λθ goes into the gradient, and so through m and v, instead of αλθ off θ beside the step. "
        "For gradient descent both are one; for Adam they are not.",
        (
            Side("decoupled", {"regularizer": {"kind": "none"}}, "decoupled λ"),
            Side("coupled", {"regularizer": {"kind": "l2"}, "optimizer": {"weight_decay": 0.0}}, "coupled"),
        ),
        tuple(OPTIMIZERS),
        carries=(("optimizer.weight_decay", "regularizer.rate"),),
        needs="Needs a weight decay λ: set one first.",
    ),
)
