"""A feature that the user writes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.engine.elementwise import Array
from app.engine.expression import Expression
from app.engine.expression_parser import LONGEST, parse
from app.engine.features import Feature
from app.engine.parameter import param

VARIABLES = ("x1", "x2")


@dataclass(frozen=True)
class Formula(Feature):
    r"""Whatever can be written with x1 and x2, such as sin(x1) * x2 or exp(-x1^2).

    $$ f(x_1, x_2) $$

    + - * / ^ and parentheses; sin cos tan tanh exp log sqrt abs sign min max sigmoid relu; pi and e.

    >>> Formula("max(x1, x2)^2").of(np.array([[1.0, 3.0], [2.0, -4.0]]))
    array([4., 9.])

    Source: feature maps; Cover 1965, https://doi.org/10.1109/PGEC.1965.264137
    """

    key, label, rank = "formula", "formula", 95
    expression: str = param("x1 * sin(x2)", "A formula in x1 and x2.", high=LONGEST)

    def __post_init__(self) -> None:
        super().__post_init__()
        _ = self.parsed  # a formula that cannot be read is refused when it is built

    @cached_property
    def parsed(self) -> Expression:
        """The formula as a tree."""
        return parse(self.expression, VARIABLES, "expression")

    def of(self, points: Array) -> Array:
        """The formula at each example."""
        value = self.parsed.value(dict(zip(VARIABLES, points, strict=False)))
        return np.broadcast_to(value, points.shape[1:]).astype(points.dtype)

    @property
    def reads(self) -> tuple[int, ...]:
        """The columns whose names stand in it."""
        return tuple(j for j, name in enumerate(VARIABLES, 1) if name in self.parsed.variables())
