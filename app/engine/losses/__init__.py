"""Losses, each together with the output units it belongs to."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array
from app.engine.parameter import IllegalValue

Task: TypeAlias = Literal["classification", "regression"]

MOST_CLASSES = 10


@dataclass(frozen=True)
class Output:
    """The output layer and its loss as one thing, because dL/dz is known best for the pair.

    z are the inputs of the output units, a their activations, y the targets, each (n_L, m). One unit serves two
    classes or a number; all functions are element-wise then.
    """

    key: ClassVar[str]
    tasks: ClassVar[tuple[Task, ...]]
    most_classes: ClassVar[int] = 2
    together: ClassVar[bool] = False  # whether the activation looks at all units of an example
    low: ClassVar[float]  # the range that maps show
    high: ClassVar[float]
    pytorch: ClassVar[str] = ""  # the losses in PyTorch, examples as rows, for scripts; else they have the lines below
    onnx: ClassVar[str] = "a = Identity(z)"  # what the units answer, as an operator of ONNX

    task: Task = "classification"
    classes: int = 2
    hyperparameters: tuple[float, ...] = ()  # of the loss

    @staticmethod
    def activation(z: Array) -> Array:
        """A = g(z) of the output units."""
        raise NotImplementedError

    @staticmethod
    def value(*arguments: Any) -> Any:
        """(z, a, y, *hyperparameters) -> L, the loss of each example, (1, m)."""
        raise NotImplementedError

    @staticmethod
    def slope(*arguments: Any) -> Any:
        """(z, a, y, *hyperparameters) -> dL/dz, (n_L, m), what backward propagation starts from."""
        raise NotImplementedError

    @property
    def units(self) -> int:
        """n_L."""
        return 1

    @classmethod
    def middle(cls) -> float:
        """Where one class ends and the other begins."""
        return (cls.low + cls.high) / 2

    def targets(self, labels: Array) -> Array:
        """Y, (n_L, m), from labels (m,): two classes are the ends of the unit's range, numbers are themselves."""
        if self.task == "regression":
            return labels[np.newaxis, :]
        return np.asarray(self.low + (self.high - self.low) * labels)[np.newaxis, :]

    def said(self, a: Array) -> Array:
        """The class of each example that the units (or the targets) state, (m,)."""
        return np.asarray(a[0] > self.middle(), float)

    def unfit(self) -> str | None:
        """Why it cannot serve such data, or None."""
        if self.task not in self.tasks:
            return f"is for {' and '.join(self.tasks)}, and these data are for {self.task}"
        if self.task == "classification" and self.classes > self.most_classes:
            most = "two" if self.most_classes == 2 else f"up to {self.most_classes}"
            return f"is for {most} classes, and these data have {self.classes}"
        return None


class Loss(Choice):
    """What the network is blamed for on one example; the cost J is its mean plus the penalty."""

    family: ClassVar[str] = "loss"
    pairs: ClassVar[tuple[type[Output], ...]]  # the outputs that it goes with, the usual one first

    def pair(self, task: Task, classes: int, output: str | None = None) -> Output:
        """The output of this name, or the first that serves these data.

        Raises `IllegalValue` with the reason where there is none.
        """
        named = [pair(task, classes, self.hyperparameters) for pair in self.pairs if output in (None, pair.key)]
        if not named:
            kinds = ", ".join(pair.key for pair in self.pairs)
            raise IllegalValue(f"{self.key} has no {output} output; one of: {kinds}", "output")
        for pair in named:
            if pair.unfit() is None:
                return pair
        subject, place = (f"a {output} output with {self.key}", "output") if output else (self.key, "loss")
        raise IllegalValue(f"{subject} {named[-1].unfit()}", place)

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The tasks that it serves, and its outputs."""
        outputs = [{"kind": p.key, "tasks": list(p.tasks), "classes": p.most_classes} for p in cls.pairs]
        return {"tasks": sorted({task for p in cls.pairs for task in p.tasks}), "outputs": outputs}
