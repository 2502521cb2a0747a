"""A body of comma-separated values, read into a table of texts; what cannot be read is refused by its line."""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from app.engine.data import MAX_SAMPLES
from app.schemas.derive import LONGEST_NAME
from app.schemas.model import refusal
from app.schemas.numeral import is_number, with_point

DELIMITERS = ",;\t"
WIDEST = 1000  # columns of a table, of which a few are chosen


@dataclass(frozen=True)
class Reading:
    """How a body is to be read."""

    header: bool = True  # whether the first line names the columns
    comma: bool = False  # 1,5 is one and a half
    sample: bool = False  # of more rows than can be learned from, take some by chance instead of refusing them


class Row(NamedTuple):
    """The cells of one line, and the number of the line that they begin in."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """Named columns; every row has a cell for each."""

    names: list[str]
    rows: list[Row]
    found: int  # how many rows the body has, of which these may be a sample


def read_table(body: bytes, reading: Reading) -> Table:
    """The table that a body holds. Cells are stripped of blanks around them; empty lines are passed over.

    Raises a `ValidationError` that says by line what is wrong.
    """
    rows = _rows(_text(body), comma=reading.comma)
    first = next(rows, None)
    if first is None:
        raise refusal("is empty; send comma-separated values, the first line with the names of the columns")
    width = len(first.cells)
    if width > WIDEST:
        raise refusal(f"has {width} columns; at most {WIDEST} are read", "line", first.line)
    names = _names(first) if reading.header else [f"x{j}" for j in range(1, width + 1)]
    kept, found = _taken(rows if reading.header else chain([first], rows), sample=reading.sample)
    for row in kept:
        if len(row.cells) != width:
            raise refusal(f"has {len(row.cells)} values, and there are {width} columns", "line", row.line)
    return Table(names, kept, found)


def _taken(rows: Iterator[Row], *, sample: bool) -> tuple[list[Row], int]:
    """As many rows as can be learned from, in their order, and how many there are.

    Each row has the same chance, and the same table the same sample (Vitter 1985, algorithm R).
    """
    rng = random.Random(0)
    kept = list(islice(rows, MAX_SAMPLES))
    found = len(kept)
    for row in rows:
        if not sample:
            message = f"is one too many; at most {MAX_SAMPLES:,} examples are read; many=sample takes some by chance"
            raise refusal(message, "line", row.line)
        found += 1
        place = rng.randrange(found)
        if place < MAX_SAMPLES:
            kept[place] = row
    return sorted(kept), found


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


def _rows(text: str, *, comma: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                stripped = [cell.strip() for cell in cells]
                yield Row(line, [with_point(cell) for cell in stripped] if comma else stripped)
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
