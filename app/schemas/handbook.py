"""The catalog as pages for people: `docs/choices.md`, and `/help`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from app.engine.catalog import FAMILIES
from app.engine.choice import Choice
from app.schemas.catalog import GROUPS, anchor_of, catalog

HEAD = """# Every choice

All that the menus offer and the API takes: its `kind`, its formula, its parameters with their ranges, its source.
This page is made from the definitions: `ravine --choices > docs/choices.md`.
"""


def choices_markdown() -> str:
    """Family by family, in the order of the menus."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEAD
    for name, family in FAMILIES.items():
        links = ", ".join(f"[{choice.label}](#{anchor_of(choice)})" for choice in family.values())
        yield f"- **{name.capitalize()}**: {links}"
    for name, family in FAMILIES.items():
        yield f"\n## {name.capitalize()}"
        for choice in family.values():
            yield from _choice(choice)


def _choice(choice: type[Choice]) -> Iterator[str]:
    yield f'\n<a id="{anchor_of(choice)}"></a>\n\n### {choice.label}: `{choice.key}`\n'
    yield choice.summary()
    yield f"\n$$\n{choice.formula()}\n$$\n"
    if parameters := choice.declared():
        yield "| parameter | | default | legal | |\n|---|---|---|---|---|"
        for parameter in parameters:
            default = shown(parameter.default)
            cells = (f"`{parameter.name}`", parameter.label, default, parameter.legal, parameter.help)
            yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
        yield ""
    if outputs := choice.traits().get("outputs"):
        kinds = ", ".join(f"`{each['kind']}` for {served(each)}" for each in outputs)
        yield f"Outputs: {kinds}.\n"
    yield f"Source: {choice.reference()}"


def served(output: dict[str, Any]) -> str:
    """For which data a loss takes these output units, in words."""
    classes = "two classes" if output["classes"] == 2 else f"2 to {output['classes']} classes"
    return " and ".join({"classification": classes, "regression": "numbers"}[task] for task in output["tasks"])


def shown(value: Any) -> str:
    """A default in words."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else f"`{value}`" if isinstance(value, str) else str(value)


@cache
def chapters() -> list[dict[str, Any]]:
    """The families with their entries as in the catalog, and each entry's parameters as they are declared."""
    entries = catalog()
    return [
        {
            "name": name,
            "entries": [entry | {"declared": family[entry["kind"]].declared()} for entry in entries[name]],
        }
        for name, family in FAMILIES.items()
    ]


def experiment_groups() -> dict[str, Any]:
    """The numbers of the experiment itself, group by group."""
    return {name: group.declared() for name, group in GROUPS.items()}


def cut_addresses(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is an address.

    >>> cut_addresses("Zeiler 2012, https://arxiv.org/abs/1212.5701; `Adadelta`")
    [('Zeiler 2012, ', False), ('https://arxiv.org/abs/1212.5701', True), ('; Adadelta', False)]
    """
    pieces = re.split(r"(https?://[^\s;,]+)", text.replace("`", ""))
    return [(piece, i % 2 == 1) for i, piece in enumerate(pieces) if piece]
