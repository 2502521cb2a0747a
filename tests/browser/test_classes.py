"""More than two classes, and more than two columns, on the playground page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

BLOBS = "#data.dataset=blobs&data.dataset.classes=3&hidden=4"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def boundary(playground, **query) -> dict:
    """The map of the selected run at the page's resolution, asked of the API."""
    asked = "&".join(f"{name}={value}" for name, value in {"resolution": 100, **query}.items())
    return playground.page.evaluate(
        """async ([id, asked]) => (await fetch(`/api/networks/${id}/boundary?${asked}`)).json()""",
        [playground.state()["id"], asked],
    )


def hover(playground, share_x: float, share_y: float) -> tuple[float, float]:
    """Points at a place of the output map, given as shares from the left and from below; answers where that is."""
    playground.page.locator("#output-map").focus()
    box = playground.page.locator("#output-map").bounding_box()
    playground.page.mouse.move(
        box["x"] + 30 + share_x * (box["width"] - 40), box["y"] + (1 - share_y) * (box["height"] - 30)
    )
    reading = playground.page.locator(".reading")
    expect(reading).to_contain_text("(")
    x, y = re.match(r"\((\S+), (\S+)\)", reading.inner_text().replace("−", "-")).groups()
    return float(x), float(y)


def nearest(axis: list[float], value: float) -> list[int]:
    """The points of an axis that the rounded value may stand for."""
    return [i for i, each in enumerate(axis) if abs(each - value) <= 0.05 + (axis[1] - axis[0]) / 2 + 1e-9]


def test_three_classes_are_learned_and_shown(playground):
    playground.open(BLOBS)
    assert playground.state()["output"]["classes"] == 3
    before = playground.picture("#output-map")
    playground.play_until(epochs=30)
    assert playground.picture("#output-map") != before
    [run, _] = playground.state()["runs"]
    assert run["accuracy"]["train"] > 0.9


def test_the_classes_under_the_pointer_have_the_probabilities_of_the_api(playground):
    playground.open(BLOBS)
    for _ in range(3):
        playground.page.keyboard.press(".")
    playground.page.wait_for_function("/step 3/.test(document.getElementById('epoch').textContent)")
    playground.settle()
    found = boundary(playground)
    for share_x, share_y in [(0.2, 0.3), (0.5, 0.8), (0.8, 0.4)]:
        x, y = hover(playground, share_x, share_y)
        shown = playground.page.locator(".reading").get_attribute("title")
        stated = {name: float(p) / 100 for name, p in re.findall(r"(\d) ([\d.]+)%", shown)}
        assert stated.keys() == {"0", "1", "2"}
        assert sum(stated.values()) == pytest.approx(1, abs=0.002)
        candidates = [
            {str(c): found["probabilities"][c][i][j] for c in range(3)}
            for i in nearest(found["y"], y)
            for j in nearest(found["x"], x)
        ]
        assert any(stated == pytest.approx(each, abs=0.0006) for each in candidates)
        likeliest = max(stated, key=stated.get)
        assert f" {likeliest} " in playground.page.locator(".reading").inner_text()


def test_an_output_unit_shows_the_probability_of_its_class(playground):
    playground.open(BLOBS)
    whole = playground.picture("#output-map")
    unit = playground.page.locator('#network button[aria-label^="Layer 2, unit 3"]')
    unit.focus()
    expect(playground.page.locator("#output-title")).to_have_text("P(2) of")
    playground.settle()
    assert playground.picture("#output-map") != whole


def test_many_columns_stand_in_a_compact_column_that_the_keyboard_walks(playground):
    columns = "".join(f"&features.{i}=column&features.{i}.column={i + 1}" for i in range(2, 30))
    playground.open(f"#data.dataset=breast_cancer&hidden=4&features.0=x1&features.1=x2{columns}")
    assert len(playground.state()["spec"]["features"]) == 30
    buttons = playground.page.locator("#network button")
    assert buttons.count() == 30 + 4 + 1
    buttons.first.focus()
    names = set()
    down, up = ["ArrowDown"] * 30, ["ArrowUp"] * 30
    for key in [*down, "ArrowRight", *up, "ArrowRight", *down]:
        names.add(playground.page.evaluate("document.activeElement.getAttribute('aria-label')"))
        playground.page.keyboard.press(key)
    assert len([name for name in names if name.startswith("feature")]) == 30
    assert "feature worst fractal dimension" in names
