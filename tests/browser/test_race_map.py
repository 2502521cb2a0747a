"""The surface from above: where its start is, what it says of a place, how near it is."""

import re
from time import monotonic
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playground import PATIENCE

START = re.compile(r"Start: f\(([^,]+), ([^)]+)\) = ([^ ]+)\. ")
READ = re.compile(r"f\(([^,]+), ([^)]+)\) = (.+)$")


def figure(text: str) -> float:
    """A number as the page writes it."""
    return float(text.replace("−", "-"))


def figures(pattern: re.Pattern[str], text: str) -> list[float]:
    found = pattern.search(text)
    assert found, text
    return [figure(each) for each in found.groups()]


class RaceMap:
    """The map as someone uses it, and what its last request asked of the server."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.canvas = page.locator("#race-map")
        self.reading = page.locator("#map output")
        self.asked: dict = {}
        page.on("request", self._note)
        page.goto("/optimizers")
        expect(self.canvas).to_have_attribute("aria-label", START, timeout=PATIENCE)
        box = self.canvas.bounding_box()
        assert box
        self.box = box

    def _note(self, request) -> None:
        if request.method == "POST" and "/api/descents" in request.url and request.post_data:
            self.asked = request.post_data_json

    def at(self, across: float, down: float) -> tuple[float, float]:
        """A place on the screen, by shares of the canvas."""
        return self.box["x"] + across * self.box["width"], self.box["y"] + down * self.box["height"]

    def start(self) -> list[float]:
        """x, y and f of the start, as the map says them."""
        return figures(START, self.canvas.get_attribute("aria-label") or "")

    def after(self, act) -> list[float]:
        """The start once the server has answered to what `act` does."""
        before = self.canvas.get_attribute("aria-label")
        with self.page.expect_response("**/api/descents*"):
            act()
        self.page.wait_for_function(
            """before => {
              const now = document.getElementById('race-map').getAttribute('aria-label');
              return now !== before && !now.includes('…');
            }""",
            arg=before,
            timeout=PATIENCE,
        )
        end = monotonic() + PATIENCE / 1000
        while (now := self.start())[:2] != (self.asked.get("start") or now[:2]) and monotonic() < end:
            self.page.wait_for_timeout(20)  # the answer to the last of several requests is still to come
        return now

    def sight(self) -> list[list[float]]:
        """What of the plane the address says is shown."""
        self.page.wait_for_function("location.hash.includes('view.sight=')", timeout=PATIENCE)
        text = unquote(self.page.url.partition("view.sight=")[2].partition("&")[0])
        return [[float(end) for end in span.split(",")] for span in text.split(";")]

    def value_at(self, x: float, y: float) -> float:
        """What the API says of a place."""
        race = {"surface": {"kind": "rosenbrock"}, "start": [x, y], "steps": 1}
        answer = self.page.request.post("/api/descents", data=race)
        assert answer.ok, answer.text()
        return answer.json()["runs"][0]["value"][0]


@pytest.fixture(scope="module")
def opened(kept_page):
    """Loaded once for all; every test leaves it as it was."""
    return RaceMap(kept_page[0])


@pytest.fixture
def race_map(opened, shared_trouble):
    yield opened
    assert shared_trouble == []


def test_the_start_is_set_by_click_drag_and_keys(race_map):
    mouse, usual = race_map.page.mouse, race_map.start()
    assert usual == [-1.5, 2, 12.5]

    there = race_map.at(0.55, 0.5)
    clicked = race_map.after(lambda: mouse.click(*there))
    assert clicked[:2] == race_map.asked["start"] != usual[:2]
    assert clicked[2] == pytest.approx(race_map.value_at(*clicked[:2]), rel=1e-3)

    def drag():
        mouse.down()
        mouse.move(there[0] - 30, there[1] + 40, steps=3)
        mouse.up()

    x, y, value = race_map.after(drag)
    assert (x, y) == tuple(race_map.asked["start"])
    assert x < clicked[0]
    assert y < clicked[1]
    # One scale in both directions, so that a right angle is one.
    assert (clicked[0] - x) / 30 == pytest.approx((clicked[1] - y) / 40, rel=0.05)
    assert value == pytest.approx(race_map.value_at(x, y), rel=1e-3)

    assert race_map.after(lambda: race_map.canvas.press("ArrowRight"))[:2] == pytest.approx([x + 0.04, y])
    expect(race_map.reading).to_contain_text("Start:")
    right = race_map.after(lambda: race_map.canvas.press("Shift+ArrowUp"))
    assert right[:2] == pytest.approx([x + 0.04, y + 0.4])
    assert race_map.after(lambda: race_map.canvas.press("Home")) == usual


def test_hover_reads_what_the_api_says_and_zooming_is_a_way_of_looking(race_map):
    page, mouse = race_map.page, race_map.page.mouse
    grid = page.request.get("/api/surfaces/rosenbrock?resolution=100").json()
    mouse.move(*race_map.at(0.7, 0.4))
    expect(race_map.reading).to_have_text(READ)
    x, y, value = figures(READ, race_map.reading.inner_text())
    column = min(range(100), key=lambda j: abs(grid["x"][j] - x))
    row = min(range(100), key=lambda i: abs(grid["y"][i] - y))
    assert value == pytest.approx(grid["values"][row][column], rel=1e-3)

    race_map.asked = {}
    with page.expect_response("**/api/surfaces") as answer:
        mouse.wheel(0, -1500)
    (left, right), (bottom, top) = answer.value.json()["x"][::119], answer.value.json()["y"][::119]
    for (low, high), (least, most), there in zip(race_map.sight(), [(left, right), (bottom, top)], (x, y), strict=True):
        assert least < low < there < high < most
        assert high - low < 0.5
    whole = page.get_by_role("button", name="Whole surface")
    whole.click()
    expect(whole).to_be_hidden()
    expect(race_map.canvas).to_be_focused()
    race_map.canvas.press("-")
    assert race_map.sight() == [[-3, 3], [-2, 4]]
    assert race_map.asked == {}, "the race is the same"

    mouse.click(*race_map.at(0.9, 0.5))
    expect(race_map.reading).to_contain_text("where the race is run: x from −2 to 2, y from −1 to 3")
    assert race_map.asked["start"][0] == 2
