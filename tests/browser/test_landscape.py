"""The network's landscape: planes through its parameters, paths that follow every frame, weights picked by a press."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

SMALL = "#view.tab=landscape&hidden.0.units=3&hidden.1.units=2"

# What the pointer did has been drawn and written.
TOLD = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def asked(playground, **query) -> dict:
    """A landscape of the network that the page watches, with the part of the plane that the page asks for."""
    query = "&".join(f"{name}={value}" for name, value in {"span": 1.3, **query}.items())
    url = f"{playground.watched}/landscape?{query}"
    return playground.page.evaluate("async (url) => (await fetch(url)).json()", url)


def caption(playground):
    return playground.page.locator(".landscape-caption")


def path(playground, run: str) -> list[str]:
    """What the table says of a run: how much of its path is in the plane, how far it is off, its cost."""
    return playground.page.locator(f'.landscape-paths tr[data-run="{run}"] td').all_inner_texts()


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def reading(playground) -> str:
    return playground.page.locator(".landscape-reading").inner_text()


def test_heights_ways_and_distances_are_those_of_the_api_at_every_frame(playground):
    playground.open(SMALL)
    page = playground.page
    expect(page.locator(".landscape-notes")).to_contain_text("The runs have not moved yet")
    page.keyboard.press(">")
    expect(caption(playground)).to_have_text("Cost J of Momentum on the training set at step 25, dropout off.")
    playground.settle()
    told = asked(playground, plane="pca", run="Momentum")
    for run in told["runs"]:
        share, off, cost = path(playground, run["name"])
        assert share == f"{run['share'] * 100:.0f}%"
        assert number(off) == pytest.approx(run["distance"][-1], rel=0.06)
        assert cost.strip() == playground.train_loss(run["name"]).strip()
    box = page.locator(".landscape-map").bounding_box()
    heights = 0
    for share in (0.25, 0.4, 0.55, 0.7, 0.85):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.3 * box["height"])
        page.evaluate(TOLD)
        found = re.fullmatch(r"\((\S+), (\S+)\): J = (\S+)", reading(playground))
        if not found:  # a run is there
            continue
        x, y, cost = map(number, found.groups())
        j = min(range(len(told["x"])), key=lambda at: abs(told["x"][at] - x))
        i = min(range(len(told["y"])), key=lambda at: abs(told["y"][at] - y))
        assert cost == pytest.approx(told["values"][i][j], rel=1e-3)
        heights += 1
    assert heights > 2
    space = page.locator(".landscape-space")
    before = playground.picture(".landscape-space")
    space.press("ArrowLeft")
    expect(space).to_have_attribute("data-camera", re.compile(r"^-35\.00 "))
    assert playground.picture(".landscape-space") != before

    # Ways follow every frame, and the plane is fitted again.
    page.mouse.move(0, 0)
    playground.settle()
    before = playground.picture(".landscape-map")
    held = []

    def hold(route):
        held.append(route)

    page.route("**/landscape?*", hold)
    page.keyboard.press(".")
    page.wait_for_function("document.getElementById('epoch').textContent.includes('step 26')")
    costs = page.locator(".landscape-paths td:last-child")
    expect(costs.first).to_have_text(playground.train_loss("Momentum"))
    expect(caption(playground)).to_contain_text("at step 25,")  # the plane is still the old one
    assert playground.picture(".landscape-map") != before
    for route in held:
        route.continue_()
    page.unroute("**/landscape?*")
    expect(caption(playground)).to_contain_text("at step 26,")

    playground.play_until(5)
    _, step = playground.counter()
    expect(caption(playground)).to_contain_text(f"at step {step:,},")
    playground.settle()
    told = asked(playground, plane="pca", run="Momentum")
    for run in told["runs"]:
        share, off, cost = path(playground, run["name"])
        assert share == f"{run['share'] * 100:.0f}%"
        assert number(off) == pytest.approx(run["distance"][-1], rel=0.06, abs=1e-5)
        assert cost.strip() == playground.train_loss(run["name"]).strip()


def test_two_parameters_are_picked_in_the_picture_of_the_network(playground):
    playground.open(SMALL + "&view.landscape=parameters")
    page = playground.page
    stage, slots = page.locator(".network-stage"), page.locator(".slot-pick")
    expect(caption(playground)).to_contain_text("at step 0")
    slots.nth(0).click()
    expect(stage).to_have_attribute("data-picking", "across")
    page.keyboard.press("Escape")
    expect(stage).not_to_have_attribute("data-picking", "across")
    slots.nth(0).press("Enter")
    page.locator('#network button[aria-label^="Layer 1, unit 2"]').press("e")
    expect(page.locator("#inspector-landscape").get_by_label("Across", exact=True)).to_have_value("b1.1")

    slots.nth(1).click()
    left, right = (page.locator(".layer-head").nth(layer).bounding_box() for layer in (0, 1))
    bottom = stage.bounding_box()["y"] + stage.bounding_box()["height"]
    y = left["y"] + left["height"] + 10
    while stage.get_attribute("data-picking") and y < bottom:
        page.mouse.click((left["x"] + right["x"] + right["width"]) / 2, y)
        y += 8
    chosen = page.locator("#inspector-landscape").get_by_label("Upwards", exact=True).input_value()
    assert re.fullmatch(r"W2\.\d\.\d", chosen)
    expect(page.locator(".parameter-editor")).to_have_count(0)
    assert f"view.landscape=parameters:b1.1:{chosen}" in playground.hash()

    playground.settle()
    parameters = page.evaluate("async (url) => (await fetch(url)).json()", f"{playground.watched}/parameters")["layers"]
    unit, source = map(int, chosen.split(".")[1:])
    told = asked(playground, plane="parameters", run="Momentum", first="b1.1", second=chosen)
    run = told["runs"][0]
    assert [run["x"][-1], run["y"][-1]] == [parameters[0]["b"][1], parameters[1]["W"][unit][source]]
    page.mouse.move(0, 0)
    area = page.locator(".landscape-map").bounding_box()
    said = set()
    for dx in range(-12, 60, 6):  # the run stands in the middle of the map, which is right of the middle of the canvas
        page.mouse.move(area["x"] + area["width"] / 2 + dx, area["y"] + area["height"] / 2 - 8)
        page.evaluate(TOLD)
        said.add(reading(playground))
    assert any("at step 0: J = 0.7479, " in text for text in said), said
