"""What is learned from: a dataset's examples or the user's own, how many of them, and how they are split."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from app.engine import own_points
from app.engine.datasets import Dataset
from app.engine.datasets.spiral import Spiral
from app.engine.imbalance import class_sizes, most_samples
from app.engine.parameter import Described, IllegalValue, param
from app.engine.plane import PlaneChoice
from app.engine.seeding import SEED_LIMIT

MAX_SAMPLES = 10_000


def seed_param(default: int | None, help: str) -> Any:
    """A seed, wherever one may be given."""
    return param(default, help, low=0, high=SEED_LIMIT)


@dataclass(frozen=True)
class Data(Described):
    """Examples to learn from and examples to test on: a dataset's, or the user's own."""

    dataset: Dataset | None = None
    samples: int | None = param(
        None, "How many points, for training and testing together.", low=2, high=MAX_SAMPLES, log=True
    )
    noise: float = param(0.0, "How far points or labels are shaken.", low=0, high=0.5)
    train_ratio: float = param(0.5, "Share of the points to learn from; the rest tests.", low=0.1, high=0.9)
    seed: int | None = seed_param(None, "Which points are drawn, and which of them train.")
    points: tuple[tuple[float, ...], ...] | None = None
    task: Literal["classification", "regression"] | None = param(
        None,
        "Whether labels are classes or numbers; left out, the data decide.",
        words=("classification", "regression"),
    )
    imbalance: float = param(
        0.0,
        "By which share each class is rarer than the one before; the split is by chance, so it may miss rare ones.",
        low=0,
        high=0.95,
    )
    columns: tuple[str, ...] | None = None
    class_names: tuple[str, ...] | None = None
    standardize: bool | None = param(
        None,
        "Every input with mean 0 and standard deviation 1 over the training set, numbers to predict too.",
        switch=True,
    )
    plane: PlaneChoice | None = None

    @property
    def classes(self) -> int:
        """k; 0 for regression. Known of a completed description."""
        return len(self.class_names or ())

    def filled(self, seed: int) -> "Data":
        """Itself with every default filled in; the points have the network's seed unless they have their own.

        `plane` may stay None: then it goes by the features.
        """
        filled = self._drawn() if self.points is None else self._own()
        assert filled.columns is not None
        if filled.plane is not None:
            _check_plane(filled.plane, len(filled.columns))
        return replace(filled, seed=seed if self.seed is None else self.seed)

    def _own(self) -> "Data":
        assert self.points is not None
        if self.dataset is not None:
            raise IllegalValue("give a dataset or points, not both", "data", "points")
        if not 2 <= len(self.points) <= MAX_SAMPLES:
            raise IllegalValue(f"must be between 2 and {MAX_SAMPLES} points", "data", "points")
        for name, value in (("noise", self.noise), ("imbalance", self.imbalance)):
            if value:
                raise IllegalValue(f"points are taken as they are, without {name}", "data", name)
        if self.samples not in (None, len(self.points)):
            raise IllegalValue("points bring their own number of samples", "data", "samples")
        inputs = own_points.inputs(self.points)
        task, classes = own_points.task_and_classes([row[-1] for row in self.points], self.task)
        return replace(
            self,
            samples=len(self.points),
            task=task,
            columns=own_points.columns(self.columns, inputs),
            class_names=own_points.class_names(self.class_names, classes),
            standardize=bool(self.standardize),
        )

    def _drawn(self) -> "Data":
        """A dataset names its own columns and classes."""
        dataset = self.dataset or Spiral()
        if reason := dataset.missing():
            raise IllegalValue(reason, "data", "dataset")
        if self.task not in (None, dataset.task):
            raise IllegalValue(f"{dataset.key} is for {dataset.task}", "data", "task")
        if self.imbalance and not dataset.classes:
            raise IllegalValue(f"is for classes, and {dataset.key} is for regression", "data", "imbalance")
        return replace(
            self,
            dataset=dataset,
            samples=self._samples_of(dataset),
            task=dataset.task,
            columns=dataset.columns,
            class_names=dataset.class_names,
            standardize=bool(dataset.sizes) if self.standardize is None else self.standardize,
        )

    def _samples_of(self, dataset: Dataset) -> int:
        available = dataset.sizes
        if not available:
            return self.samples or dataset.usual_samples
        if self.samples is not None and self.samples > sum(available):
            raise IllegalValue(f"{dataset.key} has {sum(available)} examples", "data", "samples")
        if not self.imbalance:
            return self.samples or dataset.usual_samples
        most = most_samples(available, self.imbalance)
        if self.samples is not None and self.samples > most:
            wanted = class_sizes(self.samples, dataset.classes, self.imbalance)
            short = next(c for c, size in enumerate(wanted) if size > available[c])
            raise IllegalValue(
                f"{dataset.key} has {available[short]} of '{dataset.class_names[short]}', and {wanted[short]} are "
                f"wanted; with this imbalance, samples may be at most {most}",
                "data",
                "imbalance",
            )
        return self.samples or most


def _check_plane(plane: PlaneChoice, columns: int) -> None:
    if plane.by == "columns":
        for name, column in (("x", plane.x), ("y", plane.y)):
            if column > columns:
                raise IllegalValue(f"must be a column between 1 and {columns}", "data", "plane", name)
