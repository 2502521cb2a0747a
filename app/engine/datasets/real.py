"""What the real datasets share: scikit-learn brings them, and is asked only when one is drawn."""

import importlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from app.engine.datasets import Dataset
from app.engine.datasets.previews import PREVIEWS
from app.engine.elementwise import Array
from app.engine.parameter import IllegalValue


class RealDataset(Dataset):
    """Examples as they were measured; noise shakes each value by ν standard deviations of its column.

    Names and sizes are written down here, so that nothing is loaded until somebody learns from it.
    """

    names: ClassVar[tuple[str, ...]]  # of the classes

    @property
    def classes(self) -> int:
        """k."""
        return len(self.sizes)

    @property
    def class_names(self) -> tuple[str, ...]:
        """As scikit-learn calls them."""
        return self.names

    @classmethod
    def missing(cls) -> str:
        """What to do about scikit-learn if it is not installed."""
        try:
            found = find_spec("sklearn")
        except ImportError:
            found = None
        return "" if found else f"{cls.key} needs scikit-learn: pip install 'ravine[data]'"

    @classmethod
    def preview(cls) -> list[list[float]]:
        """Made beforehand: loading scikit-learn takes longer than a menu may."""
        return [[float(number) for number in point.split()] for point in PREVIEWS[cls.key].split(",")]

    def draw(self, rng: np.random.Generator, samples: int, noise: float) -> tuple[Array, Array]:
        """So many of them by chance, none twice."""
        _, labels = self.examples()
        return self._shaken(rng, rng.permutation(len(labels))[:samples], noise)

    def draw_classes(self, rng: np.random.Generator, sizes: Sequence[int], noise: float) -> tuple[Array, Array]:
        """So many of each class by chance, none twice."""
        _, labels = self.examples()
        chosen = [rng.permutation(np.flatnonzero(labels == c))[:size] for c, size in enumerate(sizes)]
        return self._shaken(rng, np.concatenate(chosen), noise)

    def examples(self) -> tuple[Array, Array]:
        """All of them, points (columns, m) and labels (m,).

        Raises `IllegalValue` without scikit-learn.
        """
        if reason := self.missing():
            raise IllegalValue(reason, "data", "dataset")
        return _load(self.key)

    def _shaken(self, rng: np.random.Generator, chosen: NDArray[np.intp], noise: float) -> tuple[Array, Array]:
        points, labels = self.examples()
        scale = points.std(axis=1, keepdims=True)
        return points[:, chosen] + noise * scale * rng.normal(size=(len(points), len(chosen))), labels[chosen]


@cache
def _load(key: str) -> tuple[Array, Array]:
    source = importlib.import_module("sklearn.datasets")
    points, labels = getattr(source, f"load_{key}")(return_X_y=True)
    return np.ascontiguousarray(points.T, float), labels.astype(float)
