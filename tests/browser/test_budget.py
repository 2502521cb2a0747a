"""The frame budget, which `?debug` in the address opens."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE, Playground

FIGURES = """() => Object.fromEntries([...document.querySelectorAll('.budget div')].map((row) =>
  [row.querySelector('dt').textContent, row.querySelector('dd').textContent]))"""


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def test_without_the_word_there_is_no_budget(playground):
    playground.open()
    expect(playground.page.locator(".budget")).to_have_count(0)


def test_the_budget_tells_what_frames_cost(playground):
    page = playground.page
    playground.open("?debug#hidden=4,2")
    panel = page.locator(".budget")
    expect(panel).to_be_visible()
    expect(panel).to_have_attribute("aria-hidden", "true")
    playground.button("Play").click()
    page.wait_for_function(
        f"() => Object.values(({FIGURES})()).slice(0, 4).every((text) => parseFloat(text) > 0)", timeout=PATIENCE
    )
    page.wait_for_timeout(1200)  # averages are of a second
    told = {name: text for name, text in page.evaluate(FIGURES).items() if text != "–"}
    rates = {name: number(told[name]) for name in ("updates/s", "epochs/s", "frames/s", "drawn/s")}
    assert 0 < rates["drawn/s"] <= rates["frames/s"] + 0.1
    assert rates["epochs/s"] == pytest.approx(rates["frames/s"], rel=0.1)  # one epoch a frame
    assert rates["updates/s"] == pytest.approx(rates["epochs/s"] * 25 * 2, rel=0.1)  # batches, runs
    assert 0 < number(told["draw ms"]) <= number(told["longest ms"])
    assert 1 < number(told["kB a frame"]) < 1000
    assert number(told["kB/s"]) == pytest.approx(rates["frames/s"] * number(told["kB a frame"]), rel=0.15)
    playground.button("Pause").click()
    playground.settle()
    expect(panel.locator("dd").first).to_have_text("0.00", timeout=PATIENCE)
    assert page.url.endswith("/?debug#hidden=4,2")


def test_a_change_keeps_the_word_in_the_address(playground):
    playground.open("?debug")
    playground.changed(lambda: playground.button("One layer more").click())
    playground.page.wait_for_function("location.hash.length > 1", timeout=PATIENCE)
    assert "?debug#" in playground.page.url
    expect(playground.page.locator(".budget")).to_be_visible()
