"""Optimizers: rules that turn a gradient into a step."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array

Slots: TypeAlias = tuple[Array, ...]


class Optimizer(Choice):
    """A pure, element-wise rule: (gradient, slots, t, hyperparameters) -> (step, slots).

    The caller subtracts the step. The rule owns no loop and changes nothing in place, so slots can be kept,
    plotted and rewound. Hyperparameters come in the order of the dataclass fields.
    """

    family: ClassVar[str] = "optimizer"
    slots: ClassVar[tuple[str, ...]] = ()  # names of what it remembers between steps, each shaped as θ

    @staticmethod
    def rule(*arguments: Any) -> Any:
        """(g, *slots, t, *hyperparameters) -> (step, *slots); t counts from 1."""
        raise NotImplementedError

    @cached_property
    def hyperparameters(self) -> tuple[float, ...]:
        """Their values, in the order of the rule's last arguments."""
        return tuple(getattr(self, parameter.name) for parameter in self.declared())

    def begin(self, size: int) -> Slots:
        """Slots before the first step: zeros."""
        return tuple(np.zeros(size) for _ in self.slots)

    def step(self, gradient: Array, slots: Slots, t: int) -> tuple[Array, Slots]:
        """Apply the rule once; t is 1 at the first step."""
        step, *after = self.rule(gradient, *slots, t, *self.hyperparameters)
        return step, tuple(after)

    def first_step(self, gradient: Sequence[float]) -> list[float]:
        """How far the parameters move at the very first step (θ after − θ before)."""
        step, _ = self.step(np.asarray(gradient, dtype=float), self.begin(len(gradient)), 1)
        return [round(float(-value), 10) for value in step]
