"""What is learned from: a dataset's points or the user's own, how many of them, and how they are split."""

from dataclasses import dataclass, replace
from typing import Any

from app.engine.choice import Described, IllegalValue, param
from app.engine.datasets import Dataset
from app.engine.datasets.spiral import Spiral
from app.engine.losses import Task
from app.engine.seeding import SEED_LIMIT

MAX_SAMPLES = 10_000


def seed_param(default: int | None, help: str) -> Any:
    """A seed, wherever one may be given."""
    return param(default, help, low=0, high=SEED_LIMIT)


@dataclass(frozen=True)
class Data(Described):
    """Points to learn from and points to test on: a dataset's, or the user's own."""

    dataset: Dataset | None = None
    samples: int | None = param(
        None, "How many points, for training and testing together.", low=2, high=MAX_SAMPLES, log=True
    )
    noise: float = param(0.0, "How far points or labels are shaken.", low=0, high=0.5)
    train_ratio: float = param(0.5, "Share of the points to learn from; the rest tests.", low=0.1, high=0.9)
    seed: int | None = seed_param(None, "Which points are drawn, and which of them train.")
    points: tuple[tuple[float, float, float], ...] | None = None

    @property
    def task(self) -> Task:
        """Classification for a dataset of classes, or points whose labels are all 0 or 1."""
        if self.points is None:
            return self.dataset.task if self.dataset else "classification"
        return "classification" if all(label in (0, 1) for _, _, label in self.points) else "regression"

    def filled(self, seed: int) -> "Data":
        """Itself with every default filled in; the points have the network's seed unless they have their own."""
        if self.points is not None:
            if self.dataset is not None:
                raise IllegalValue("give a dataset or points, not both", "data", "points")
            if not 2 <= len(self.points) <= MAX_SAMPLES:
                raise IllegalValue(f"must be between 2 and {MAX_SAMPLES} points", "data", "points")
            if self.noise:
                raise IllegalValue("points are taken as they are, without noise", "data", "noise")
            if self.samples not in (None, len(self.points)):
                raise IllegalValue("points bring their own number of samples", "data", "samples")
            dataset, samples = None, len(self.points)
        else:
            dataset = self.dataset or Spiral()
            samples = self.samples or dataset.usual_samples
        return replace(self, dataset=dataset, samples=samples, seed=seed if self.seed is None else self.seed)
