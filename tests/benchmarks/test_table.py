import pytest

from benchmarks.table import Figure, Table, at_least, at_most, markdown, skipped, text

TABLE = Table(
    "Speed",
    ("who", "µs", "ratio"),
    [["ours", Figure(2.0), ""], ["theirs", Figure(1234.56), Figure(617.28, "×", at_least(300))]],
    ("As it was.",),
)


@pytest.mark.parametrize(
    ("goal", "value", "met"),
    [
        (at_least(10), 10.0, True),
        (at_least(10), 9.9, False),
        (at_most(10), 10.0, True),
        (at_most(10), 10.1, False),
        (at_least(10), float("nan"), False),
        (at_most(10), float("nan"), False),
    ],
)
def test_a_goal_is_met_or_missed(goal, value, met):
    assert goal.is_met(value) is met
    assert Figure(value, goal=goal).is_met is met


def test_a_figure_tells_its_goal():
    assert str(Figure(1234.56)) == "1,234.6"
    assert str(Figure(0.871, " s", at_most(2), 2)) == "0.87 s (≤ 2: met)"
    assert str(Figure(1500.0, "", at_least(2000), 0)) == "1,500 (≥ 2,000: missed)"


def test_only_figures_with_a_goal_are_judged():
    assert [figure.value for figure in TABLE.judged] == [617.28]


def test_text_is_aligned():
    assert list(text(TABLE)) == [
        "Speed",
        "  who     µs       ratio",
        "  ours    2.0",
        "  theirs  1,234.6  617.3× (≥ 300: met)",
        "  As it was.",
    ]


def test_markdown():
    assert list(markdown(TABLE)) == [
        "## Speed",
        "",
        "| who | µs | ratio |",
        "| --- | --- | --- |",
        "| ours | 2.0 |  |",
        "| theirs | 1,234.6 | 617.3× (≥ 300: met) |",
        "",
        "As it was.",
    ]


def test_what_was_skipped_says_why():
    table = skipped("Page", "there is no Chromium")
    assert list(text(table)) == ["Page", "  Skipped: there is no Chromium."]
    assert list(markdown(table)) == ["## Page", "", "Skipped: there is no Chromium."]
    assert table.judged == []
