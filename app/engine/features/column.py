"""A column of the data as a feature."""

from dataclasses import dataclass

from app.engine.elementwise import Array
from app.engine.features import Feature
from app.engine.parameter import param
from app.engine.plane import MOST_COLUMNS


@dataclass(frozen=True)
class Column(Feature):
    r"""One column as it is: how data of more than two columns come in.

    $$ x_k $$

    >>> import numpy as np
    >>> Column(3).of(np.array([[1.0], [2.0], [7.0]]))
    array([7.])

    Source: the identity, one input unit a measurement; Rosenblatt 1958, https://doi.org/10.1037/h0042519
    """

    key, label, rank = "column", "column", 90
    column: int = param(1, "Which column, counted from 1.", low=1, high=MOST_COLUMNS)

    def of(self, points: Array) -> Array:
        """The column."""
        column: Array = points[self.column - 1]
        return column

    @property
    def reads(self) -> tuple[int, ...]:
        """The one column."""
        return (self.column,)
