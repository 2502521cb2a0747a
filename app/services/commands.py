"""What a page may say on a live connection, beyond the moves of a race and the view."""

from dataclasses import dataclass

from app.engine.moves import Advance
from app.engine.parameter import Described, IllegalValue, param


@dataclass(frozen=True)
class Play(Described):
    """Train and show, again and again."""

    epochs_per_frame: int | None = param(None, "Epochs between two frames.", low=1, high=10_000)
    steps_per_frame: int | None = param(None, "Steps between two frames.", low=1, high=100_000)

    def complete(self) -> "Play":
        """Itself; raises `IllegalValue` when both are given."""
        if self.epochs_per_frame and self.steps_per_frame:
            raise IllegalValue("give steps or epochs, not both", "steps_per_frame")
        return self

    def pace(self) -> Advance:
        """How far each frame goes: an epoch unless told otherwise."""
        if self.steps_per_frame:
            return Advance(steps=self.steps_per_frame)
        return Advance(epochs=self.epochs_per_frame or 1)


@dataclass(frozen=True)
class Pause(Described):
    """Stop."""


@dataclass(frozen=True)
class Acknowledge(Described):
    """A frame was drawn."""

    frame: int | None = param(None, "Its number.", low=0, high=2**53)

    def complete(self) -> "Acknowledge":
        """Itself; raises `IllegalValue` without a number."""
        if self.frame is None:
            raise IllegalValue("is missing", "frame")
        return self
