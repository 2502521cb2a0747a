"""The page as axe-core sees it, in light and dark, on a desktop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE, Playground

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
EXPERIMENT = "#runs.0.name=One&runs.0.optimizer=adam&hidden=2&data.dataset=wine&data.plane.by=pca"
BOX = ".disclosure-box:popover-open"
# What can be opened: the button, and what appears.
OPENED = {
    "Upload and download": BOX,
    "Stop rules": BOX,
    "Layer 1: …": BOX,
    "Plane:": BOX,
    "Chart:": BOX,
    "Colour and mark": BOX,
    "More settings": BOX,
    "Presets": ".menu:popover-open",
    "Take away": "dialog",
    "Keys": "dialog",
}
# Three runs, for which the cards are narrow; one hidden, and not all of them survive.
THREE = "&".join(
    f"runs.{n}.name={name}&runs.{n}.optimizer={kind}"
    for n, (name, kind) in enumerate([("One", "momentum"), ("Two", "adam"), ("Three", "sgd")])
)
RACE = f"/optimizers#surface=beale&{THREE}&runs.2.optimizer.learning_rate=3&view.hide=Two&view.step=200"
# What is there once a tab is filled.
RACE_TABS = {
    "One update": ".update-part",
    "Table": ".run-table tbody tr",
    "Learning rates": ".race-rates .chart-box > canvas",
    "Start map": ".start-tile",
}
# How many colours a canvas shows.
COLOURS = """(canvas) => {
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""
axe = Axe()


def breaches(page, within: str = "html") -> list[str]:
    """What axe finds wrong, one line each."""
    found = axe.run(page, context=within, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']} at {node['target']}: {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.fixture(params=[(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def playground(request, browser, base_url):
    """On a desktop in light colours or on a phone in dark ones: colours know nothing of sizes."""
    size, scheme = request.param
    context = browser.new_context(base_url=base_url, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    yield Playground(context.new_page())
    context.close()


def test_nothing_that_axe_knows_is_wrong(playground):
    page = playground.open(EXPERIMENT).page
    for tab in page.locator(".inspector-tab").all():
        tab.click()
        playground.settle()
        assert breaches(page, ".inspector") == []
    assert breaches(page) == []


def test_nothing_that_axe_knows_is_wrong_with_a_race(playground):
    page = playground.page
    page.goto(RACE)
    expect(page.locator(".race-card.has-ended").last).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="More settings").nth(1).click()
    expect(page.get_by_label("Penalty", exact=True).nth(1)).to_be_visible()
    assert breaches(page, BOX) == []
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_count(0)
    for tab, filled in RACE_TABS.items():
        page.get_by_role("button", name=tab, exact=True).click()
        expect(page.locator(filled).first).to_be_visible(timeout=PATIENCE)
        assert breaches(page, "#inspector") == [], tab
    assert breaches(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("playground", [(PHONE, "dark")], ids=["phone"], indirect=True)
def test_nothing_that_axe_knows_is_wrong_with_what_can_be_opened(playground):
    page = playground.open(EXPERIMENT).page
    for name, part in OPENED.items():
        button = page.get_by_role("button", name=name).first
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(part).locator("button, input, select").first).to_be_visible()
        assert breaches(page, part) == [], name
        if part == "dialog":
            for _ in range(3):  # what is behind a dialog does not get the focus
                page.keyboard.press("Tab")
                assert page.evaluate("!document.activeElement.closest('body > :not(dialog)')"), name
        page.keyboard.press("Escape")
        expect(page.locator(part)).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize("playground", [(DESKTOP, "light")], ids=["desktop"], indirect=True)
def test_nothing_that_axe_knows_is_wrong_with_points_and_weights_under_the_hands(playground):
    page = playground.open("#hidden=2").page
    playground.button("Paint").click()
    expect(page.get_by_role("group", name="Paint points")).to_be_visible()
    assert breaches(page, "#output") == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Paint points")).to_be_hidden()
    playground.button("Paint").click()
    done = playground.button("Done")
    done.focus()
    page.keyboard.press("Enter")
    expect(done).to_be_hidden()
    expect(page.locator("#output-map")).to_be_focused()

    unit = page.locator("#network button[tabindex='0']")
    unit.focus()
    page.keyboard.press("e")
    editor = page.get_by_role("dialog", name="b")
    expect(editor).to_be_visible()
    assert breaches(page, ".parameter-editor") == []
    page.keyboard.press("Escape")
    expect(editor).to_be_hidden()
    expect(unit).to_be_focused()

    page.keyboard.press("Enter")
    chip = page.get_by_role("group", name="Unit in focus")
    expect(chip).to_be_visible()
    chip.get_by_role("button", name="Weights").click()
    expect(page.locator(".focus-table dd").last).to_be_visible()
    assert breaches(page, BOX) == []
    page.keyboard.press("Escape")
    assert breaches(page, "#network-panel") == []
    page.keyboard.press("Escape")
    expect(chip).to_be_hidden()
    expect(unit).to_be_focused()


def test_where_colours_are_forced_the_data_keep_theirs(browser, base_url):
    context = browser.new_context(base_url=base_url, forced_colors="active")
    playground = Playground(context.new_page()).open("#hidden=2")
    for name in ("#output-map", "#network", ".run-map", ".thumbnail"):
        assert playground.page.locator(name).first.evaluate(COLOURS) > 20, name
    context.close()


def test_what_happens_is_said(quiet_page):
    playground = Playground(quiet_page).open("#hidden=2&runs.0.name=One&runs.0.optimizer=adam")
    page = playground.page
    said = page.locator("#announcer")
    expect(said).to_contain_text("Paused at epoch 0. One: test loss")
    playground.button("Add a run").click()
    expect(said).to_contain_text("One 2: test loss")
    playground.dataset("Circle")
    expect(said).to_contain_text("New data: 250 training and 250 test examples. Paused at epoch 0.")
    playground.button("Presets").click()
    item = page.get_by_role("menuitem").first
    title = item.locator(".menu-label").inner_text()
    item.click()
    expect(said).to_contain_text(f"Preset “{title}”.")
    page.get_by_role("button", name="Close the preset").press("Enter")
    expect(playground.button("Presets")).to_be_focused()
    before = said.inner_text()
    page.locator("#network button[tabindex='0']").press("e")
    value = page.get_by_role("spinbutton", name="Value", exact=True)
    value.fill("7")
    value.press("Enter")
    expect(said).not_to_have_text(before)
