"""Clips: what is done to a gradient that is too large."""

from typing import Any, ClassVar

from app.engine.choice import Choice


class Clip(Choice):
    """A function of the whole gradient, before the optimizer sees it."""

    family: ClassVar[str] = "clip"

    @staticmethod
    def clipped(*arguments: Any) -> Any:
        """(g, *hyperparameters) -> g, shorter or as it was; g, (P,), is the gradient of the cost, penalty included."""
        raise NotImplementedError
