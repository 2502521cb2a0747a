"""What explains the page: presets, the tour, help."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

CONTROLS = "#transport, #data, #features, #training, #network-panel, #inspector, #output, #curves, #runs"
# Asks every control for its help by F1; answers how many there are, and those without a help that has a link.
HELP_OF_ALL = """(panels) => {
  const box = document.getElementById('help');
  const press = (key) => {
    const event = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
  };
  const usable = (control) => !control.disabled && control.tabIndex >= 0 && control.checkVisibility();
  const controls = [...document.querySelectorAll(panels)]
    .flatMap((panel) => [...panel.querySelectorAll('button, select, input, textarea, [tabindex]')]).filter(usable);
  const silent = controls.filter((control) => {
    control.focus();
    if (document.activeElement !== control) return true;
    press('F1');
    const told = box.matches(':popover-open') && box.childElementCount > 2 && box.contains(document.activeElement);
    press('Escape');
    return !told || document.activeElement !== control || box.matches(':popover-open');
  });
  const name = (control) => control.getAttribute('aria-label') ?? (control.textContent || control.outerHTML);
  return [controls.length, silent.map(name)];
}"""


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def preset(playground, key):
    return playground.page.evaluate("async (key) => (await fetch(`/api/presets/${key}`)).json()", key)


def test_the_menu_by_keyboard_and_back(playground):
    page = playground.open().page
    before = playground.state()["spec"]
    button = playground.button("Presets")
    button.focus()
    page.keyboard.press("Enter")
    listed = page.evaluate("async () => (await (await fetch('/api/presets')).json()).presets")
    items = page.get_by_role("menuitem")
    expect(items).to_have_count(len(listed))
    assert items.locator(".menu-label").all_inner_texts() == [each["title"] for each in listed]
    expect(items.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(items.first).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    chosen = preset(playground, listed[1]["key"])
    assert playground.changed(lambda: page.keyboard.press("Enter")) == chosen["spec"]
    card = page.get_by_role("region", name=chosen["title"])
    expect(card.get_by_text(chosen["watch"])).to_be_visible()
    assert playground.changed(page.go_back) == before
    expect(card).to_be_hidden()
    assert "preset" not in playground.hash()


def test_a_link_to_a_preset_its_answers_and_stages(playground):
    page = playground.page
    made = playground.changed(lambda: playground.open("?preset=zero-start"))
    chosen = preset(playground, "zero-start")
    assert made == chosen["spec"]
    assert page.url.partition("#")[0].endswith("/")
    assert "view.preset=zero-start" in playground.hash()
    expect(page.get_by_role("button", name="Parameters", exact=True)).to_have_attribute("aria-expanded", "true")
    card = page.get_by_role("region", name=chosen["title"])
    answer = card.get_by_text(chosen["predict"][0]["answer"])
    expect(answer).to_be_hidden()
    card.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    stages = card.get_by_role("group", name="Stages").get_by_role("button")
    expect(stages.first).to_have_attribute("aria-pressed", "true")
    assert playground.changed(stages.nth(1).click) == chosen["stages"][1]["spec"]
    expect(stages.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(card).to_contain_text(chosen["stages"][1]["watch"])
    expect(answer).to_be_visible()  # the card is the same, only its stage is another
    page.wait_for_function("location.hash.endsWith('view.preset=zero-start&view.stage=2')")
    card.get_by_role("button", name="Close the preset").click()
    expect(card).to_be_hidden()
    assert "preset" not in playground.hash()


def test_a_preset_that_is_not_there_is_told_and_the_page_works(playground):
    page = playground.open("?preset=vanishing").page
    notice = page.locator(".notice.is-warning")
    expect(notice).to_contain_text("There is no preset “vanishing”")
    expect(notice).to_contain_text("vanishing-gradient")
    assert playground.counter() == (0, 0)


def test_every_control_has_help_with_a_link(playground):
    runs = "runs.0.name=One&runs.0.optimizer=adam&runs.1.name=Two&runs.1.optimizer=sgd"
    page = playground.open(f"#data.dataset=blobs&{runs}").page
    asked, silent = page.evaluate(HELP_OF_ALL, CONTROLS)
    assert silent == []
    assert asked > 60
    playground.button("Paint").click()
    expect(page.get_by_role("group", name="Paint points")).to_be_visible()
    assert page.evaluate(HELP_OF_ALL, ".paint-bar")[1] == []
    playground.button("Done").click()
    menu = playground.card("One").get_by_label("Optimizer", exact=True)
    menu.hover()
    help = page.get_by_role("note", name="Help")
    expect(help).to_contain_text("Momentum and RMSprop together")
    with page.context.expect_page() as opened:
        help.get_by_role("link", name="More in the help").click()
    expect(opened.value.locator("#optimizer-adam h3")).to_have_text("Adam adam")
    assert opened.value.url.endswith("/help#optimizer-adam")
    opened.value.close()


def test_the_tour_forwards_backwards_and_out(playground):
    page = playground.open("?tour").page
    tour, ring = page.locator(".tour"), page.locator(".tour-ring")
    expect(tour).to_contain_text("1 of 6")
    expect(tour.get_by_role("button", name="Next")).to_be_focused()
    parts = ("#data", "#network-panel", "#transport", "#output", "#runs", ".site-header > .site-tools")
    for number, part in enumerate(parts, 1):
        expect(tour).to_contain_text(f"{number} of 6")
        [around, inside] = [page.locator(each).bounding_box() for each in (".tour-ring", part)]
        assert around == pytest.approx(inside, abs=1)
        box = tour.bounding_box()
        width, height = page.viewport_size.values()
        assert min(box["x"], box["y"], width - box["x"] - box["width"], height - box["y"] - box["height"]) >= 0
        page.keyboard.press("ArrowRight" if number % 2 else "Enter")
    expect(tour).to_have_count(0)
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Take the tour").click()
    page.keyboard.press("ArrowRight")
    tour.get_by_role("button", name="Back").click()
    expect(tour).to_contain_text("1 of 6")
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    expect(ring).to_have_count(0)
    playground.button("Play").click()
    expect(playground.button("Pause")).to_be_visible()


def test_the_tour_is_offered_once_and_never_in_an_embedded_page(shared_page):
    page = shared_page.context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'webdriver', {get: () => false})")
    invitation = page.get_by_role("button", name="Take the tour")

    def visit(address):
        playground = Playground(page).open(address.removeprefix("/"))
        playground.settle()  # the tour comes late

    page.goto("/help")
    page.evaluate("localStorage.clear()")  # another test took the tour
    visit("/?hide=runs")
    expect(invitation).to_have_count(0)
    visit("/")
    expect(invitation).to_be_visible()
    page.get_by_role("button", name="No tour").click()
    expect(invitation).to_have_count(0)
    visit("/?again")
    expect(invitation).to_have_count(0)
    page.close()
