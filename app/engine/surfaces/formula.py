"""A surface that the user writes."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.engine.elementwise import Array
from app.engine.expression import Expression
from app.engine.expression_parser import LONGEST, parse
from app.engine.graph import Graph, graph_of
from app.engine.minima import Found, find
from app.engine.parameter import param
from app.engine.surfaces import Domain, Minimum, Surface

VARIABLES = ("x", "y")
READ = 64  # formulas that are remembered


@dataclass(frozen=True)
class Formula(Surface):
    r"""Whatever can be written with x and y, such as (1 - x)^2 + 100 * (y - x^2)^2 or abs(x) + y^2.

    $$ f(x, y) $$

    + - * / ^ and parentheses; sin cos tan tanh exp log sqrt abs sign min max sigmoid relu; pi and e. The gradient comes
    from the formula's computation graph. Minima are found and not known: those that a grid over the domain can see.

    >>> float(Formula("x^2 + 3*y").value(2.0, 1.0, "x^2 + 3*y"))
    7.0

    Source: automatic differentiation; Griewank & Walther 2008, "Evaluating Derivatives"
    """

    key, label, rank, identified_by = "formula", "Formula of your own", 200, "expression"
    domain, start = ((-4.0, 4.0), (-4.0, 4.0)), (-3.0, 3.2)
    expression: str = param("(x^2 + y^2) / 8 - cos(2 * x) * cos(y)", "A formula in x and y.", high=LONGEST)

    def __post_init__(self) -> None:
        super().__post_init__()
        read(self.expression)  # a formula that cannot be read is refused when it is built

    @staticmethod
    def value(x: Array, y: Array, expression: str) -> Array:
        """By the formula's tree."""
        found: Array = read(expression).value({"x": x, "y": y})
        return found

    @staticmethod
    def slope(x: Array, y: Array, expression: str) -> tuple[Array, Array]:
        """By the formula's graph."""
        slopes = graph(expression).gradient({"x": x, "y": y})
        return slopes["x"], slopes["y"]

    @property
    def graph(self) -> Graph:
        """What compiled code makes the same of."""
        return graph(self.expression)

    def latex(self) -> str:
        """As it was written, and not as `f(x, y)`."""
        return f"f(x, y) = {read(self.expression).latex()}"

    def over(self, domain: Domain) -> "FormulaOver":
        """Itself, its minima being those inside this domain."""
        return FormulaOver(self.expression, domain)

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The lowest points found inside the domain; none where f is lower still at its edge."""
        return self._found.lowest

    @property
    def local_minima(self) -> tuple[Minimum, ...]:
        """Others found there, at most twelve."""
        return self._found.local

    @property
    def _found(self) -> Found:
        return searched(self.expression, self.domain)


@dataclass(frozen=True)
class FormulaOver(Formula):
    """A formula, looked at over a domain."""

    within: Domain = Formula.domain

    @cached_property
    def _found(self) -> Found:
        return searched(self.expression, self.within)


@lru_cache(READ)
def read(expression: str) -> Expression:
    """The formula as a tree."""
    return parse(expression, VARIABLES, "expression")


@lru_cache(READ)
def graph(expression: str) -> Graph:
    """The formula as a computation graph."""
    return graph_of(read(expression))


@lru_cache(READ)
def searched(expression: str, domain: Domain) -> Found:
    """Its minima in a domain."""
    return find(Formula(expression), domain)
