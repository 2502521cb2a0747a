"""Whether everything is in reach: on a projector, by keyboard, without the server."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

USUAL = {"width": 1280, "height": 720}
PROJECTOR = {"width": 1366, "height": 768}
CUT = """() => [...document.querySelectorAll('.setup, .panel-head')].flatMap((around) => {
  const box = around.getBoundingClientRect();
  const controls = [...around.querySelectorAll('button, select, input')].filter((each) => each.checkVisibility());
  return controls.filter((each) => {
    const { left, right, bottom } = each.getBoundingClientRect();
    return right > box.right + 1 || left < box.left - 1 || (around.matches('.setup') && bottom > box.bottom + 1);
  }).map((each) => each.getAttribute('aria-label') ?? each.id);
})"""
COLUMNS = "data.columns=length of the sepals,width of the sepals,length of the petals"
CLASSES = "data.class_names=a class with a name,another class,a third class"
POINTS = f"#data.dataset=&data.points=0,1,2,0;1,0,2,1;2,2,1,2;0,1,1,0;&{COLUMNS}&{CLASSES}&hidden=3".replace(" ", "+")


@pytest.fixture
def playground(shared_page):
    yield Playground(shared_page)
    shared_page.set_viewport_size(USUAL)


@pytest.mark.parametrize("address", ["", "#data.dataset=plane&loss=huber", "#data.dataset=blobs", POINTS])
def test_no_control_is_cut_off_or_out_of_sight_on_a_projector(playground, address):
    playground.page.set_viewport_size(PROJECTOR)
    playground.open(address)
    playground.settle()
    assert playground.page.evaluate(CUT) == []


def test_no_control_is_cut_off_beside_the_name_of_a_class(playground):
    playground.page.set_viewport_size(PROJECTOR)
    playground.open(POINTS)
    playground.page.locator("#network button[aria-label^='Layer 2, unit 1']").focus()
    expect(playground.page.locator("#output-title")).to_have_text("P(a class with a name) of")
    assert playground.page.evaluate(CUT) == []


def test_what_is_rarely_set_of_a_run_is_named_on_its_card_and_reached_by_keyboard(playground):
    playground.open("#runs.0.name=One&runs.0.optimizer=adam&hidden=2")
    page = playground.page
    more = page.get_by_role("button", name="More settings")
    expect(more).to_contain_text("bias correction · weight decay λ 0")
    more.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="More settings")
    expect(box).to_be_visible()
    expect(more).to_have_attribute("aria-expanded", "true")
    for label in ("Schedule", "Clip", "Bias correction"):
        page.keyboard.press("Tab")
        expect(box.get_by_label(label, exact=True)).to_be_focused()
    changed = playground.changed(lambda: page.keyboard.press("Space"))
    assert changed["runs"][0]["optimizer"]["bias_correction"] is False
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(more).to_contain_text("no bias correction")


def test_a_server_that_does_not_answer_is_told_once_and_asked_again(playground, shared_trouble):
    playground.open(POINTS)
    page = playground.page
    page.wait_for_load_state("networkidle")  # what comes late is there
    page.context.set_offline(True)
    page.locator("#data").get_by_role("switch", name="Standardize").check()
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.locator(".notice")).to_contain_text("did not answer")
    expect(page.locator("#data").get_by_role("switch", name="Standardize")).not_to_be_checked()
    page.context.set_offline(False)
    shared_trouble.clear()
    assert playground.changed(page.get_by_role("button", name="Try again").click)["data"]["standardize"] is True
