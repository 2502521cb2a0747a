"""Datasets: examples, each with a label. Made ones are points of the plane; real ones have more columns."""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array
from app.engine.losses import MOST_CLASSES, Task
from app.engine.parameter import param
from app.engine.seeding import Purpose, stream

HALF_WIDTH = 6.0  # maps show −6 to 6 on both axes
PREVIEW = 90  # points of a thumbnail


class Dataset(Choice):
    """Draws labelled examples. Labels are 0 … k − 1 for classification, numbers about −1 to 1 for regression."""

    family: ClassVar[str] = "dataset"
    task: ClassVar[Task] = "classification"
    usual_samples: ClassVar[int] = 500
    columns: ClassVar[tuple[str, ...]] = ("x1", "x2")
    sizes: ClassVar[tuple[int, ...]] = ()  # of real data: how many examples there are of each class

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Points (columns, samples) and labels (samples,); noise from 0 to 0.5."""
        raise NotImplementedError

    def draw_classes(self, rng: np.random.Generator, sizes: Sequence[int], noise: float) -> tuple[Array, Array]:
        """So many points of each class, by chance from a draw that has enough of them."""
        samples = self.classes * max(sizes)
        while True:
            points, labels = self.draw(rng, samples, noise)
            found = [np.flatnonzero(labels == c) for c in range(self.classes)]
            if all(len(here) >= size for here, size in zip(found, sizes, strict=True)):
                break
            samples *= 2
        chosen = np.concatenate([rng.permutation(here)[:size] for here, size in zip(found, sizes, strict=True)])
        return points[:, chosen], labels[chosen]

    @property
    def classes(self) -> int:
        """k, or 0 for regression."""
        return 2 if self.task == "classification" else 0

    @property
    def class_names(self) -> tuple[str, ...]:
        """A name for each class."""
        return tuple(str(c) for c in range(self.classes))

    @classmethod
    def missing(cls) -> str:
        """What it needs that this machine does not have, or nothing."""
        return ""

    @classmethod
    def preview(cls) -> list[list[float]]:
        """A few points [x1, x2, label] for a thumbnail, between −6 and 6."""
        points, labels = cls().draw(stream(0, Purpose.DATA), PREVIEW, 0.0)
        shown: list[list[float]] = np.vstack([points, labels]).round(2).T.tolist()
        return shown

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """What it is for, how many samples it has unless told otherwise, its names, and whether it is here."""
        usual, available = cls(), not cls.missing()
        return {
            "task": cls.task,
            "classes": usual.classes,
            "samples": cls.usual_samples,
            "columns": list(cls.columns),
            "class_names": list(usual.class_names),
            "available": available,
            "preview": cls.preview() if available else [],
        }


def halves(samples: int) -> tuple[int, int]:
    """The sizes of two classes as equal as can be."""
    return samples - samples // 2, samples // 2


def parts(samples: int, classes: int) -> list[int]:
    """The sizes of so many classes, as equal as can be; the first are the larger ones.

    >>> parts(8, 3)
    [3, 3, 2]
    """
    return [samples // classes + (c < samples % classes) for c in range(classes)]


def classes_param(default: int) -> Any:
    """How many classes a dataset has, where that can be chosen."""
    return param(default, "How many classes.", low=2, high=MOST_CLASSES)
