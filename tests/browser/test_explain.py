"""What explains the page: presets, the tour, help."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE, Playground

CONTROLS = "#transport, #data, #features, #training, #network-panel, #inspector, #output, #curves, #runs"
# Asks every control for its help by F1, and answers those that have none, or one without a link.
WITHOUT_HELP = """(panels) => [...document.querySelectorAll(panels)].flatMap((panel) => {
  const box = document.getElementById('help');
  const controls = [...panel.querySelectorAll('button, select, input, textarea, canvas[tabindex], [role=slider]')];
  return controls.filter((control) => {
    if (control.disabled || control.tabIndex < 0 || !control.checkVisibility()) return false;
    control.focus();
    if (document.activeElement !== control) return false;
    control.dispatchEvent(new KeyboardEvent('keydown', {key: 'F1', bubbles: true, cancelable: true}));
    const told = box.matches(':popover-open') && box.innerText.trim().split('\\n').length > 1 && box.querySelector('a');
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    return !told || document.activeElement !== control || box.matches(':popover-open');
  }).map((control) => panel.id + ': ' + (control.getAttribute('aria-label') ?? control.textContent ?? control.id));
})"""
COUNT = "(panels) => [...document.querySelectorAll(panels)].flatMap((panel) => [...panel.querySelectorAll('button, select, input')]).length"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def preset(playground, key):
    return playground.page.evaluate("async (key) => (await fetch(`/api/presets/${key}`)).json()", key)


def wait_for_spec(playground, spec):
    """The page watches this experiment: the server says so."""
    playground.page.wait_for_function("(key) => location.hash.includes(key)", arg="view.preset", timeout=PATIENCE)
    for _ in range(20):
        playground.settle()
        if playground.state()["spec"] == spec:
            return
    assert playground.state()["spec"] == spec


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
    page.keyboard.press("Enter")
    chosen = preset(playground, listed[1]["key"])
    card = page.get_by_role("region", name=chosen["title"])
    expect(card.get_by_text(chosen["watch"])).to_be_visible()
    wait_for_spec(playground, chosen["spec"])
    page.go_back()
    expect(card).to_be_hidden()
    page.wait_for_function("() => !location.hash.includes('preset')")
    playground.settle()
    assert playground.state()["spec"] == before


def test_a_link_to_a_preset_its_answers_and_stages(playground):
    page = playground.open("?preset=zero-start").page
    chosen = preset(playground, "zero-start")
    wait_for_spec(playground, chosen["spec"])
    assert "preset=zero-start" not in page.url.partition("#")[0]
    expect(page.get_by_role("button", name="Parameters", exact=True)).to_have_attribute("aria-expanded", "true")
    card = page.get_by_role("region", name=chosen["title"])
    answer = card.get_by_text(chosen["predict"][0]["answer"])
    expect(answer).to_be_hidden()
    card.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    stages = card.get_by_role("group", name="Stages").get_by_role("button")
    expect(stages.first).to_have_attribute("aria-pressed", "true")
    stages.nth(1).click()
    expect(stages.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(card).to_contain_text(chosen["stages"][1]["watch"])
    wait_for_spec(playground, chosen["stages"][1]["spec"])
    expect(answer).to_be_visible()  # the card is the same, only its stage is another
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    playground.wait_for_frame()
    expect(stages.nth(1)).to_have_attribute("aria-pressed", "true")
    assert playground.state()["spec"] == chosen["stages"][1]["spec"]
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
    page = playground.open(
        "#data.dataset=blobs&runs.0.name=One&runs.0.optimizer=adam&runs.1.name=Two&runs.1.optimizer=sgd"
    ).page
    playground.settle()
    assert page.evaluate(COUNT, CONTROLS) > 60
    assert page.evaluate(WITHOUT_HELP, CONTROLS) == []
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
    parts = ("#data", "#network-panel", "#transport", "#output", "#runs", ".site-tools")
    for number, part in enumerate(parts, 1):
        expect(tour).to_contain_text(f"{number} of 6")
        [around, inside] = [page.locator(each).bounding_box() for each in (".tour-ring", part)]
        assert around == pytest.approx(inside, abs=1)
        box = tour.bounding_box()
        width, height = page.viewport_size.values()
        assert (
            box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
        )
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


def test_the_tour_is_offered_once_and_never_in_an_embedded_page(browser, base_url):
    context = browser.new_context(base_url=base_url)
    context.add_init_script("Object.defineProperty(navigator, 'webdriver', {get: () => false})")
    page = context.new_page()
    invitation = page.get_by_role("button", name="Take the tour")
    playground = Playground(page)
    playground.open("?hide=runs")
    expect(invitation).to_have_count(0)
    playground.open()
    expect(invitation).to_be_visible()
    page.get_by_role("button", name="No tour").click()
    expect(invitation).to_have_count(0)
    playground.open("?again")
    expect(invitation).to_have_count(0)
    context.close()
