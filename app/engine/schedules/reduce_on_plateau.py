"""A rate that drops when the loss no longer falls."""

from dataclasses import dataclass
from typing import ClassVar

from app.engine.network_problem import Measure
from app.engine.parameter import param
from app.engine.plateau import Plateau, watch_param, watched_loss
from app.engine.schedules import Schedule


@dataclass(frozen=True)
class ReduceOnPlateau(Schedule):
    r"""The learning rate drops when the loss has not fallen for some epochs.

    $$ \alpha \leftarrow \gamma\,\alpha \text{ when } J \text{ has stayed above } (1 - \tau)\,J_{\min}
       \text{ for more than } p \text{ epochs} $$

    The loss is measured at the end of every epoch, with dropout off. After a drop it waits p epochs again.

    >>> ReduceOnPlateau.factor(100.0, 0.5, 10, 1e-4, 0.0, "train")  # it depends on the loss, not on the epoch
    1.0

    Source: PyTorch's `ReduceLROnPlateau` (mode min, threshold relative, no cooldown)
    """

    key, label, rank = "reduce_on_plateau", "Reduce on plateau", 80
    watches: ClassVar[bool] = True
    gamma: float = param(0.5, "What remains of the rate after a drop.", low=0.01, high=0.99, label="factor γ")
    patience: int = param(
        10, "Epochs without a better loss that it puts up with.", low=0, high=10_000, label="patience p"
    )
    threshold: float = param(1e-4, "Better means lower by this share.", low=0, high=0.5, log=True, label="threshold τ")
    floor: float = param(0.0, "The rate never drops below this share of α.", low=0, high=1, log=True)
    watch: str = watch_param("train")

    @staticmethod
    def factor(e: float, gamma: float, patience: int, threshold: float, floor: float, watch: str) -> float:
        """1: the drops come from what it watches."""
        return 1.0

    def heard(self, plateau: Plateau, scale: float, measure: Measure, epoch: int) -> tuple[Plateau, float]:
        """One epoch later: a drop, when it has waited for more than its patience."""
        plateau = plateau.after(watched_loss(measure, self.watch), epoch, self.threshold)
        if plateau.waited <= self.patience:
            return plateau, scale
        return plateau._replace(waited=0), max(scale * self.gamma, min(scale, self.floor))
