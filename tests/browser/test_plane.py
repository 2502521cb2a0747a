"""Data of many columns on the page: which plane is shown, whether they are standardized, what units are called."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

COLUMNS = "data.columns=a,b,c,d"
CLASSES = "data.class_names=red,green,blue"
ROWS = ";".join(f"{i % 5},{i % 7},{i % 4},{(i * i) % 9},{i % 3}" for i in range(30))
POINTS = f"#data.dataset=&data.points={ROWS};&{COLUMNS}&{CLASSES}&hidden=3"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def open_plane(playground):
    playground.page.locator("#output").get_by_role("button", name="Plane").click()
    box = playground.page.get_by_role("dialog", name="Plane")
    expect(box).to_be_visible()
    return box, box.get_by_label("Plane", exact=True)


def test_two_columns_of_many_are_shown_and_stand_in_the_address(playground):
    playground.open(POINTS)
    box, menu = open_plane(playground)
    expect(box.get_by_label("Across")).to_be_hidden()
    after = playground.chosen(menu, "columns")
    assert after["data"]["plane"] == {"by": "columns", "x": 1, "y": 2}
    after = playground.changed(lambda: box.get_by_label("Across").select_option("d"))
    assert after["data"]["plane"] == {"by": "columns", "x": 4, "y": 2}
    after = playground.changed(lambda: box.get_by_label("Upwards").select_option("d"))
    assert after["data"]["plane"] == {"by": "columns", "x": 2, "y": 4}
    playground.page.wait_for_function("location.hash.includes('data.plane.x=2&data.plane.y=4')")
    expect(playground.page.get_by_role("button", name="Plane: two columns")).to_be_visible()
    assert playground.state()["axes"] == ["b", "d"]
    address = playground.hash()
    playground.page.goto("about:blank")
    playground.open(f"#{address}")
    assert playground.state()["axes"] == ["b", "d"]
    assert playground.hash() == address


def test_the_principal_components_and_back(playground):
    playground.open(POINTS)
    before = playground.state()["spec"]
    _, menu = open_plane(playground)
    assert playground.chosen(menu, "pca")["data"]["plane"]["by"] == "pca"
    playground.page.wait_for_function("location.hash.includes('data.plane.by=pca')")
    after = playground.changed(lambda: menu.select_option(label="By features"))
    assert after == before
    playground.page.wait_for_function("!location.hash.includes('plane')")


def test_the_plane_does_not_lie_under_its_own_menu(playground):
    playground.open(POINTS)
    box, _ = open_plane(playground)
    a, b = box.bounding_box(), playground.page.locator("#output-map").bounding_box()
    beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    assert beside or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]


def test_two_columns_are_their_own_plane(playground):
    playground.open()
    expect(playground.page.locator("#output").get_by_role("button", name="Plane")).to_be_hidden()


def test_columns_are_standardized_or_not(playground):
    playground.open(POINTS)
    switch = playground.page.locator("#data").get_by_role("switch", name="Standardize")
    expect(switch).not_to_be_checked()
    assert playground.changed(switch.check)["data"]["standardize"] is True
    playground.page.wait_for_function("location.hash.includes('standardize=true')")
    expect(switch).to_be_checked()
    assert playground.changed(switch.uncheck)["data"]["standardize"] is False
    playground.page.wait_for_function("!location.hash.includes('standardize')")


def test_a_unit_of_the_output_goes_by_its_class(playground):
    playground.open(POINTS)
    unit = playground.page.locator("#network button[aria-label^='Layer 2, unit 3']")
    unit.focus()
    expect(playground.page.locator(".readout")).to_contain_text("P(blue), bias")
    assert "probability of blue" in unit.get_attribute("aria-label")


def test_a_unit_tells_what_its_activation_has_learned(playground):
    playground.open(
        "#hidden.0.units=2&hidden.0.activation=prelu&hidden.1.units=2&runs.0.name=One&runs.0.optimizer=adam"
    )
    playground.play_until(epochs=3)
    readout = playground.page.locator(".readout")
    playground.page.locator("#network button[aria-label^='Layer 1, unit 2']").focus()
    expect(readout).to_contain_text("leak ")
    leak = playground.page.evaluate(
        "async (path) => (await (await fetch(`${path}/parameters`)).json()).layers[0].learned.leak[1]",
        playground.watched,
    )
    assert float(readout.inner_text().split("leak ")[1].replace("−", "-")) == pytest.approx(leak, rel=1e-4)
    playground.page.locator("#network button[aria-label^='Layer 2, unit 2']").focus()
    expect(readout).not_to_contain_text("leak")
