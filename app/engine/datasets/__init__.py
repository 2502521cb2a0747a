"""Datasets: points of the plane, each with a label."""

from typing import Any, ClassVar

import numpy as np

from app.engine.choice import Choice
from app.engine.elementwise import Array
from app.engine.losses import Task
from app.engine.seeding import Purpose, stream

HALF_WIDTH = 6.0  # maps show −6 to 6 on both axes
PREVIEW = 90  # points of a thumbnail


class Dataset(Choice):
    """Draws labelled points. Labels are 0 and 1 for classification, numbers about −1 to 1 for regression."""

    family: ClassVar[str] = "dataset"
    task: ClassVar[Task] = "classification"
    usual_samples: ClassVar[int] = 500

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """Points (2, samples) and labels (samples,); noise from 0 to 0.5."""
        raise NotImplementedError

    @classmethod
    def traits(cls) -> dict[str, Any]:
        """The task, how many samples it has unless told otherwise, and a few points [x1, x2, label] for a thumbnail."""
        points, labels = cls().draw(stream(0, Purpose.DATA), PREVIEW, 0.0)
        preview = np.vstack([points, labels]).round(2).T.tolist()
        return {"task": cls.task, "samples": cls.usual_samples, "preview": preview}


def halves(samples: int) -> tuple[int, int]:
    """The sizes of two classes as equal as can be."""
    return samples - samples // 2, samples // 2
