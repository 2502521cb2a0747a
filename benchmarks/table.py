"""A table: figures with their goals, as text and as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Goal:
    """A bound that a figure should keep to."""

    sign: str  # ≥ or ≤
    bound: float

    def is_met(self, value: float) -> bool:
        """Whether the value does; one that is no number does not."""
        return value >= self.bound if self.sign == "≥" else value <= self.bound


def at_least(bound: float) -> Goal:
    return Goal("≥", bound)


def at_most(bound: float) -> Goal:
    return Goal("≤", bound)


@dataclass(frozen=True)
class Figure:
    """One number that was measured."""

    value: float
    unit: str = ""
    goal: Goal | None = None
    digits: int = 1

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.goal.is_met(self.value)

    def __str__(self) -> str:
        told = f"{self.value:,.{self.digits}f}{self.unit}"
        if self.goal is None:
            return told
        return f"{told} ({self.goal.sign} {self.goal.bound:,g}: {'met' if self.is_met else 'missed'})"


Cell: TypeAlias = str | Figure


@dataclass(frozen=True)
class Table:
    """What one subject comes to."""

    title: str
    header: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    notes: Sequence[str] = ()

    @property
    def judged(self) -> list[Figure]:
        """The figures that have a goal."""
        return [cell for row in self.rows for cell in row if isinstance(cell, Figure) and cell.goal]


def skipped(title: str, why: str) -> Table:
    """A table that this machine cannot fill."""
    return Table(title, notes=(f"Skipped: {why}.",))


def text(table: Table) -> Iterator[str]:
    """Lines for a terminal."""
    yield table.title
    cells = [[str(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells if table.rows else ():
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for note in table.notes:
        yield f"  {note}"


def markdown(table: Table) -> Iterator[str]:
    """Lines for a document."""
    yield f"## {table.title}"
    if table.rows:
        yield ""
        yield _line(table.header)
        yield _line(["---"] * len(table.header))
        yield from map(_line, table.rows)
    for note in table.notes:
        yield ""
        yield note


def _line(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
