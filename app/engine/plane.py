"""The plane that pictures show, through a space of as many dimensions as the data have columns."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeAlias

import numpy as np

from app.engine.elementwise import Array
from app.engine.parameter import Described, IllegalValue, param

MOST_COLUMNS = 64

Axes: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True)
class PlaneChoice(Described):
    """What pictures show: two columns, or what two directions can show of all of them."""

    shorthand = "by"  # a bare word stands for a plane of this kind

    by: str = param(
        "columns", "Two columns, or the two directions in which the examples differ most.", words=("columns", "pca")
    )
    x: int = param(1, "The column that runs across, where columns are shown.", low=1, high=MOST_COLUMNS)
    y: int = param(2, "The column that runs upwards, where columns are shown.", low=1, high=MOST_COLUMNS)

    def complete(self) -> Self:
        """Itself; raises `IllegalValue` for one column on both axes."""
        if self.by == "columns" and self.x == self.y:
            raise IllegalValue("must be another column than x", "y")
        return self


@dataclass(frozen=True)
class Plane:
    """All points origin + u axes[0] + v axes[1]; u and v of a point are what the readers tell of it.

    >>> plane = column_plane(np.array([[1.0, 3.0], [0.0, 0.0], [5.0, 7.0]]), (3, 1), ("a", "b", "c"))
    >>> plane.names, plane.origin
    (('c', 'a'), (0.0, 0.0, 0.0))
    >>> plane.coordinates(np.array([[2.0], [4.0], [6.0]])).ravel()
    array([6., 2.])
    """

    origin: tuple[float, ...]
    axes: Axes
    readers: Axes
    names: tuple[str, str]

    @cached_property
    def identity(self) -> bool:
        """Whether a point is its own coordinates."""
        return self.origin == (0.0, 0.0) and self.axes == ((1.0, 0.0), (0.0, 1.0))

    def coordinates(self, points: Array) -> Array:
        """Of points (n, m), their u and v, (2, m)."""
        if self.identity:
            return points
        return np.asarray(np.array(self.readers) @ (points - np.array(self.origin)[:, np.newaxis]))

    def at(self, coordinates: Array) -> Array:
        """The points (n, m) of the plane with these u and v, (2, m)."""
        if self.identity:
            return coordinates
        return np.asarray(np.array(self.origin)[:, np.newaxis] + np.array(self.axes).T @ coordinates)


IDENTITY = Plane((0.0, 0.0), ((1.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 1.0)), ("x1", "x2"))


def column_plane(points: Array, shown: tuple[int, int], names: tuple[str, ...]) -> Plane:
    """Two columns, counted from 1; the others stand at their mean over the points (n, m)."""
    x, y = (column - 1 for column in shown)
    origin = points.mean(axis=1)
    origin[[x, y]] = 0.0
    unit = np.eye(len(points))
    axes = (_tuple(unit[x]), _tuple(unit[y]))
    return Plane(_tuple(origin), axes, axes, (names[x], names[y]))


def component_plane(points: Array) -> Plane:
    r"""The first two principal components of points (n, m), each column taken in its own standard deviations.

    $$ \tfrac{1}{m} Z Z^\top = V \Lambda V^\top, \qquad u = v_1^\top z,\ v = v_2^\top z $$

    Signs are such that the largest entry of a component is positive.

    Source: Pearson 1901, https://doi.org/10.1080/14786440109462720; signs as in scikit-learn's `PCA`
    """
    middle, scale = points.mean(axis=1), spread(points)
    Z = (points - middle[:, np.newaxis]) / scale[:, np.newaxis]
    variances, vectors = np.linalg.eigh(Z @ Z.T)  # rising
    first = vectors.T[[-1, -2]]
    first *= np.sign(first[[0, 1], np.abs(first).argmax(axis=1)])[:, np.newaxis]
    shares = variances[[-1, -2]].clip(0) / (variances.clip(0).sum() or 1.0)
    one, two = (f"principal component {i} ({100 * share:.0f} % of the variance)" for i, share in enumerate(shares, 1))
    axes, readers = first * scale, first / scale
    return Plane(
        _tuple(middle), (_tuple(axes[0]), _tuple(axes[1])), (_tuple(readers[0]), _tuple(readers[1])), (one, two)
    )


def spread(points: Array) -> Array:
    """The standard deviation of each row, (n,), 1 where all are alike: what standardising divides by."""
    deviation = points.std(axis=1)
    alike = deviation <= 10 * np.finfo(float).eps * np.abs(points).max(axis=1)
    return np.where(alike, 1.0, deviation)


def _tuple(values: Array) -> tuple[float, ...]:
    return tuple(values.tolist())
