"""When a run has learned enough."""

from dataclasses import dataclass

from app.engine.network_problem import Measure
from app.engine.parameter import Described, param
from app.engine.plateau import Plateau, watch_param, watched_loss


@dataclass(frozen=True)
class Stop(Described):
    """Rules that end a run; they are asked at the end of every epoch, for each run by itself. None: train on."""

    epochs: int | None = param(None, "Stop after so many epochs.", low=1, high=1_000_000, log=True, label="epochs")
    target_loss: float | None = param(
        None, "Stop when the watched loss is as low as this.", low=0.0, high=1e6, log=True, label="target loss"
    )
    patience: int | None = param(
        None,
        "Early stopping: stop when the watched loss has not fallen for so many epochs.",
        low=1,
        high=100_000,
        log=True,
        label="patience",
    )
    threshold: float = param(
        0.0, "For patience, lower means by more than this share of the lowest.", low=0, high=0.5, label="threshold"
    )
    watch: str = watch_param("test")

    @property
    def watches(self) -> bool:
        """Whether it wants to know the loss."""
        return self.target_loss is not None or self.patience is not None

    def reason(self, epoch: int, measure: Measure | None, plateau: Plateau) -> str | None:
        """Why a run stops at the end of this epoch, or None. The plateau is that of the watched loss, this epoch
        included; the measure is needed where a rule watches.
        """
        if measure is not None and self.watches:
            loss = watched_loss(measure, self.watch)
            if self.target_loss is not None and loss <= self.target_loss:
                return f"its {self.watch} loss is {loss:.6g}, and the target was {self.target_loss:g}"
            if self.patience is not None and plateau.waited >= self.patience:
                since = f"{plateau.best:.6g} at epoch {plateau.epoch}"
                return f"its {self.watch} loss has not fallen for {_epochs(plateau.waited)}; the lowest was {since}"
        if self.epochs is not None and epoch >= self.epochs:
            return f"the limit was {_epochs(self.epochs)}"
        return None


def _epochs(count: int) -> str:
    return f"{count} epoch{'' if count == 1 else 's'}"
