import re
from pathlib import Path

import pytest

from app.engine.catalog import FAMILIES
from app.schemas.handbook import choices_markdown

PAGE = Path(__file__).parents[2] / "docs" / "choices.md"


def test_the_page_in_the_docs_is_current():
    assert PAGE.read_text() == choices_markdown() + "\n", "run: ravine --choices > docs/choices.md"


@pytest.mark.parametrize("name", FAMILIES)
def test_every_choice_has_a_place_with_all_it_says_of_itself(name):
    page = PAGE.read_text()
    section = page.partition(f"\n## {name.capitalize()}\n")[2].partition("\n## ")[0]
    for choice in FAMILIES[name].values():
        place = section.partition(f'<a id="{choice.family}-{choice.key}">')[2].partition("<a id=")[0]
        assert choice.formula() in place
        assert choice.reference() in place
        rows = re.findall(r"^\| `(\w+)` \|", place, re.MULTILINE)
        assert rows == [parameter.name for parameter in choice.declared()]


def test_every_row_of_a_table_has_five_cells():
    rows = re.findall(r"^\| `\w+` \|.*", PAGE.read_text(), re.MULTILINE)
    assert len(rows) > 50
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 6, row


def test_the_page_says_which_outputs_a_loss_goes_with():
    page = PAGE.read_text()
    assert "Outputs: `sigmoid` for two classes, `softmax` for 2 to 10 classes." in page
    assert "Outputs: `tanh` for two classes, `linear` for numbers and two classes." in page
