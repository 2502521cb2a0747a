"""The catalog as a Markdown page for people: `docs/choices.md`."""

from collections.abc import Iterator
from typing import Any

from app.engine.catalog import FAMILIES
from app.engine.choice import Choice

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
        links = ", ".join(f"[{choice.label}](#{_anchor(choice)})" for choice in family.values())
        yield f"- **{name.capitalize()}**: {links}"
    for name, family in FAMILIES.items():
        yield f"\n## {name.capitalize()}"
        for choice in family.values():
            yield from _choice(choice)


def _choice(choice: type[Choice]) -> Iterator[str]:
    yield f'\n<a id="{_anchor(choice)}"></a>\n\n### {choice.label}: `{choice.key}`\n'
    yield choice.summary()
    yield f"\n$$\n{choice.formula()}\n$$\n"
    if parameters := choice.declared():
        yield "| parameter | | default | legal | |\n|---|---|---|---|---|"
        for parameter in parameters:
            shown = _shown(parameter.default)
            cells = (f"`{parameter.name}`", parameter.label, shown, parameter.legal, parameter.help)
            yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
        yield ""
    if outputs := choice.traits().get("outputs"):
        kinds = ", ".join(f"`{each['kind']}` for {_served(each)}" for each in outputs)
        yield f"Outputs: {kinds}.\n"
    yield f"Source: {choice.reference()}"


def _served(output: dict[str, Any]) -> str:
    classes = "two classes" if output["classes"] == 2 else f"2 to {output['classes']} classes"
    return " and ".join({"classification": classes, "regression": "numbers"}[task] for task in output["tasks"])


def _anchor(choice: type[Choice]) -> str:
    return f"{choice.family}-{choice.key}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else f"`{value}`" if isinstance(value, str) else str(value)
