"""Optimizers: rules that turn a gradient into a step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array
from app.engine.optimizers.terms import GRADIENT, Term
from app.engine.parameter import param

Slots: TypeAlias = tuple[Array, ...]
Insight: TypeAlias = tuple[Array, dict[str, Array]]  # the effective rate, and what else was worked out, by name


def weight_decay_param(default: float) -> Any:
    """The decay of an optimizer, wherever its default differs."""
    return param(
        default,
        "Decoupled decay: each step also takes α λ w off every weight w; biases are left out.",
        low=0,
        high=1,
        log=True,
        label="weight decay λ",
        last=True,
    )


@dataclass(frozen=True)
class Optimizer(Choice):
    r"""A pure, element-wise rule: (gradient, slots, t, hyperparameters) -> (step, slots).

    The caller subtracts the step. The rule owns no loop and changes nothing in place, so slots can be kept,
    plotted and rewound. Hyperparameters come in the order of the dataclass fields, the learning rate first.

    Weight decay stands apart from every rule, which is what "decoupled" means: θ ← θ − step − α λ θ.

    Source: Loshchilov & Hutter 2019, https://arxiv.org/abs/1711.05101
    """

    family: ClassVar[str] = "optimizer"
    slots: ClassVar[tuple[str, ...]] = ()  # names of what it remembers between steps, each shaped as θ
    terms: ClassVar[Mapping[str, Term]] = {}  # what people call its slots, and what `insight` adds to them
    direction: ClassVar[str] = "gradient"  # name of what the effective rate multiplies: that, a slot or of `insight`
    weight_decay: float = weight_decay_param(0.0)

    @staticmethod
    def rule(*arguments: Any) -> Any:
        """(g, *slots, t, learning_rate, *hyperparameters) -> (step, *slots); t counts from 1."""
        raise NotImplementedError

    @cached_property
    def hyperparameters(self) -> tuple[Any, ...]:
        """Their values, in the order of the rule's last arguments; weight decay is none of them."""
        return tuple(getattr(self, p.name) for p in self.declared() if p.name != "weight_decay")

    @property
    def alpha(self) -> float:
        """The learning rate."""
        return float(self.hyperparameters[0])

    def begin(self, size: int) -> Slots:
        """Slots before the first step: zeros."""
        return tuple(np.zeros(size) for _ in self.slots)

    def step(self, gradient: Array, slots: Slots, t: int) -> tuple[Array, Slots]:
        """Apply the rule once, without weight decay; t is 1 at the first step."""
        step, *after = self.rule(gradient, *slots, t, *self.hyperparameters)
        return step, tuple(after)

    def insight(self, g: Array, before: Slots, after: Slots, t: Array, alpha: Array) -> Insight:
        """How steps came about: step = effective rate ∗ direction, in each coordinate.

        Many steps at once, (n, P), with the slots before and after them; t and alpha, (n, 1), are those of each step.
        An optimizer that does not say more divides its step by the gradient, which tells nothing where that is zero.
        """
        step, *_ = self.rule(g, *before, t, alpha, *self.hyperparameters[1:])
        return step / g, {}

    @classmethod
    def term(cls, name: str) -> Term:
        """What people call the gradient, a slot, or what `insight` adds."""
        return GRADIENT if name == "gradient" else cls.terms.get(name) or Term(name, name)

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """What it remembers between steps."""
        return {"slots": [{"name": name, **cls.term(name)._asdict()} for name in cls.slots]}

    def first_step(self, gradient: Sequence[float]) -> list[float]:
        """How far the parameters move at the very first step (θ after − θ before)."""
        step, _ = self.step(np.asarray(gradient, dtype=float), self.begin(len(gradient)), 1)
        return [round(float(-value), 10) for value in step]
