"""Numbers as they stand in a table."""

import re

LARGEST = 1e9  # as everywhere in requests
MISSING = {"", "?", "na", "n/a", "nan", "null", "none"}

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def is_number(text: str) -> bool:
    """Whether a text is a number, with a point for the decimals.

    >>> is_number("-1.5e3"), is_number("1,5"), is_number("1_000"), is_number("inf")
    (True, False, False, False)
    """
    return _NUMBER.fullmatch(text) is not None


def with_point(text: str) -> str:
    """A number with a comma for the decimals as one with a point; any other text as it is.

    >>> with_point("-1,5e3"), with_point("1,000,000"), with_point("a,b"), with_point("1.5")
    ('-1.5e3', '1,000,000', 'a,b', '1.5')
    """
    pointed = text.replace(",", ".", 1)
    return pointed if "." not in text and is_number(pointed) else text


def is_missing(text: str) -> bool:
    """Whether a cell stands for a value that nobody knows.

    >>> is_missing(""), is_missing("NA"), is_missing("0")
    (True, True, False)
    """
    return text.lower() in MISSING


def unusable(text: str) -> str:
    """Why a cell is no number to learn from, or nothing."""
    if is_missing(text):
        return "is missing"
    if not is_number(text):
        comma = (
            ", with a point for the decimals; decimal=comma reads commas"
            if is_number(text.replace(",", ".", 1))
            else ""
        )
        return f"must be a number{comma}"
    return "" if abs(float(text)) <= LARGEST else f"must be between -{LARGEST:g} and {LARGEST:g}"
