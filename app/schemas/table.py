"""A body of comma-separated values, read into a table of texts; what cannot be read is refused by its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from app.engine.data import MAX_SAMPLES
from app.schemas.derive import LONGEST_NAME
from app.schemas.model import refusal
from app.schemas.numeral import is_number

DELIMITERS = ",;\t"
WIDEST = 1000  # columns of a table, of which a few are chosen


class Row(NamedTuple):
    """The cells of one line, and the number of the line that they begin in."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """Named columns; every row has a cell for each."""

    names: list[str]
    rows: list[Row]


def read_table(body: bytes, *, header: bool) -> Table:
    """The table that a body holds. Cells are stripped of blanks around them; empty lines are passed over.

    Raises a `ValidationError` that says by line what is wrong.
    """
    rows = list(islice(_rows(_text(body)), MAX_SAMPLES + 2))  # one for the header, one too many
    if not rows:
        raise refusal("is empty; send comma-separated values, the first line with the names of the columns")
    if len(rows[0].cells) > WIDEST:
        raise refusal(f"has {len(rows[0].cells)} columns; at most {WIDEST} are read", "line", rows[0].line)
    names = _names(rows.pop(0)) if header else [f"x{j}" for j in range(1, len(rows[0].cells) + 1)]
    for row in rows[MAX_SAMPLES:]:
        raise refusal(f"is one too many; at most {MAX_SAMPLES:,} examples are read", "line", row.line)
    for row in rows:
        if len(row.cells) != len(names):
            raise refusal(f"has {len(row.cells)} values, and there are {len(names)} columns", "line", row.line)
    return Table(names, rows)


def _text(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("is UTF-16; save it as UTF-8")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise refusal("is not UTF-8; save the file as UTF-8", "line", line) from None
    if (at := text.find("\0")) >= 0:
        raise refusal("holds a NUL character; send text, not a binary file", "line", text.count("\n", 0, at) + 1)
    return text


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, [cell.strip() for cell in cells])
            line = reader.line_num + 1
    except csv.Error as error:
        raise refusal(f"cannot be read: {error}", "line", line) from None


def _delimiter(text: str) -> str:
    """Whichever of comma, semicolon and tab stands most often in the first line, outside of quotes."""
    first = text.lstrip().partition("\n")[0]
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _names(first: Row) -> list[str]:
    """The names of the columns, from the first line."""
    names = first.cells
    if all(is_number(name) for name in names):
        raise refusal("must name the columns, and holds numbers only; or say header=false", "line", first.line)
    for j, name in enumerate(names):
        place = ("line", first.line)
        if not name:
            raise refusal(f"column {j + 1} has no name", *place)
        if len(name) > LONGEST_NAME or not name.isprintable():
            message = f"the name of column {j + 1} must be at most {LONGEST_NAME} printable characters"
            raise refusal(message, *place, value=name)
        if name in names[:j]:
            raise refusal(f"two columns have one name, '{name}'", *place)
    return names
