"""The texts around the engine's lines."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.paths import templates_folder


@cache
def _environment() -> Environment:
    # Nothing is escaped: what comes out is Python, and no text of a user's own goes in but as a literal.
    return Environment(  # noqa: S701
        loader=FileSystemLoader(templates_folder() / "scripts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def names_in(name: str) -> frozenset[str]:
    """The names that a template itself uses, so that no definition takes one of them."""
    text = (templates_folder() / "scripts" / name).read_text(encoding="utf-8")
    code = re.sub(r'\{\{.*?\}\}|\{%.*?%\}|"{3}.*?"{3}|"[^"\n]*"|#[^\n]*', " ", text, flags=re.DOTALL)
    return frozenset(re.findall(r"[^\W\d]\w*", code))


def rendered(name: str, **facts: Any) -> str:
    """A template with its facts filled in."""
    return _environment().get_template(name).render(**facts)
