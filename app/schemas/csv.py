"""From a table to data that a network can be made of: which columns, which label, which lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import InitErrorDetails

from app.engine.losses import MOST_CLASSES, Task
from app.engine.own_points import task_and_classes
from app.engine.plane import MOST_COLUMNS
from app.schemas.derive import LONGEST_NAME
from app.schemas.model import illegal, refusal
from app.schemas.numeral import is_missing, is_number, unusable
from app.schemas.problem import MOST_ERRORS
from app.schemas.table import Row, Table

MOST_NAMED = 20  # columns in one message


class CsvColumn(BaseModel):
    """One column of the table: numeric when most of what is in it are numbers."""

    name: str
    kind: Literal["numeric", "text"]
    missing: Annotated[int, Field(description="How many lines have no value here.")]


class CsvData(BaseModel):
    """What `data` of a new network takes."""

    points: list[list[float]]
    columns: list[str]
    class_names: list[str]
    task: Task


class CsvAnswer(BaseModel):
    """A table as data."""

    columns: list[CsvColumn]
    data: CsvData
    rows: Annotated[int, Field(description="How many examples `data` has.")]
    found: Annotated[int, Field(description="How many lines the table has, of which the examples may be a sample.")]
    dropped: Annotated[list[int], Field(description="Lines left out, counted from 1.")]


@dataclass(frozen=True)
class Wishes:
    """What is to be made of a table."""

    label: str | None  # None: the last column
    columns: Sequence[str]  # none: all numeric ones but the label
    drop: bool  # leave lines out that lack a value, instead of refusing them


def data_of(table: Table, wishes: Wishes) -> CsvAnswer:
    """The data. Raises a `ValidationError` that names lines and columns."""
    _check_enough(table.rows)
    columns = [_described(name, [row.cells[j] for row in table.rows]) for j, name in enumerate(table.names)]
    kinds = {column.name: column.kind for column in columns}
    label = _label(table, wishes)
    inputs = _inputs(kinds, wishes, label)
    rows, dropped = _whole_rows(table, [*inputs, label], kinds, drop=wishes.drop)
    _check_enough(rows)
    labels, task, class_names = _labels([row.cells[table.names.index(label)] for row in rows], label, kinds[label])
    places = [table.names.index(name) for name in inputs]
    points = [[*(float(row.cells[j]) for j in places), y] for row, y in zip(rows, labels, strict=True)]
    data = CsvData(points=points, columns=inputs, class_names=class_names, task=task)
    return CsvAnswer(columns=columns, data=data, rows=len(rows), found=table.found, dropped=dropped)


def _check_enough(rows: Sequence[Row]) -> None:
    if len(rows) < 2:
        raise refusal(f"must have at least 2 lines to learn from, and has {len(rows)}")


def _described(name: str, cells: list[str]) -> CsvColumn:
    there = [cell for cell in cells if not is_missing(cell)]
    numeric = 2 * sum(map(is_number, there)) > len(there)
    return CsvColumn(name=name, kind="numeric" if numeric else "text", missing=len(cells) - len(there))


def _label(table: Table, wishes: Wishes) -> str:
    if wishes.label is None:
        return table.names[-1]
    if wishes.label not in table.names:
        raise refusal(_unknown(wishes.label, table.names), "label")
    return wishes.label


def _inputs(kinds: Mapping[str, str], wishes: Wishes, label: str) -> list[str]:
    """The columns to learn from, in the order of the table."""
    numeric = [name for name, kind in kinds.items() if kind == "numeric" and name != label]
    wanted = list(dict.fromkeys(name for item in wishes.columns for name in _split(item, kinds)))
    for name in wanted:
        if name not in kinds:
            raise refusal(_unknown(name, list(kinds)), "columns")
        if name == label:
            raise refusal(f"'{name}' is the label; it cannot be learned from", "columns")
        if kinds[name] != "numeric":
            raise refusal(f"'{name}' holds texts; numeric columns are: {_listed(numeric)}", "columns")
    inputs = [name for name in numeric if name in wanted] if wanted else numeric
    if len(inputs) < 2:
        there = _listed(numeric) if numeric else "none"
        raise refusal(f"must be at least 2 numeric columns besides the label '{label}'; there are: {there}", "columns")
    if len(inputs) > MOST_COLUMNS:
        message = f"must be at most {MOST_COLUMNS}, and {len(inputs)} are numeric; name those to learn from"
        raise refusal(message, "columns")
    return inputs


def _split(item: str, kinds: Mapping[str, str]) -> list[str]:
    """One name, or several with commas between."""
    return [item] if item in kinds else [name for part in item.split(",") if (name := part.strip())]


def _unknown(name: str, names: list[str]) -> str:
    return f"unknown column '{name[:LONGEST_NAME]}'; one of: {_listed(names)}"


def _listed(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")


def _whole_rows(table: Table, used: list[str], kinds: Mapping[str, str], *, drop: bool) -> tuple[list[Row], list[int]]:
    """The rows that have every value, and the lines of the others; these are refused unless they are to be dropped."""
    places = [(table.names.index(name), name, kinds[name] == "numeric") for name in used]
    whole, dropped, errors = [], [], []
    for row in table.rows:
        wrong = [(name, row.cells[j], _why_not(row.cells[j], numeric)) for j, name, numeric in places]
        wrong = [(name, cell, reason) for name, cell, reason in wrong if reason]
        if not wrong:
            whole.append(row)
        elif drop:
            dropped.append(row.line)
        else:
            errors += [_error(reason, row.line, name, cell) for name, cell, reason in wrong]
        if len(errors) >= MOST_ERRORS:
            break
    if errors:
        raise ValidationError.from_exception_data("request", errors)
    return whole, dropped


def _why_not(cell: str, numeric: bool) -> str:
    if numeric:
        return unusable(cell)
    if is_missing(cell):
        return "is missing"
    short = len(cell) <= LONGEST_NAME and cell.isprintable()
    return "" if short else f"must be at most {LONGEST_NAME} printable characters"


def _error(reason: str, line: int, name: str, cell: str) -> InitErrorDetails:
    advice = "; missing=drop leaves such lines out" if reason == "is missing" else ""
    return InitErrorDetails(type=illegal(reason + advice), loc=("line", line, name), input=cell)


def _labels(cells: list[str], label: str, kind: str) -> tuple[list[float], Task, list[str]]:
    """Labels as numbers, what they are for, and the names of the classes; texts are classes in their order."""
    if kind == "numeric":
        numbers = [float(cell) for cell in cells]
        task, classes = task_and_classes(numbers, None)
        return numbers, task, [str(c) for c in range(classes)]
    names = sorted(set(cells))
    if not 2 <= len(names) <= MOST_CLASSES:
        message = f"must have 2 to {MOST_CLASSES} different texts, and '{label}' has {len(names)}"
        raise refusal(f"{message}; name a column of numbers, or of fewer texts", "label")
    order = {name: float(c) for c, name in enumerate(names)}
    return [order[cell] for cell in cells], "classification", names
