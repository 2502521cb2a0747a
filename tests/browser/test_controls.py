"""Controls under the hands: keys, numbers, help, theme, the timeline."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page).open()


def test_space_plays_after_a_button_was_clicked(playground):
    playground.button("Step").click()
    playground.page.keyboard.press("Space")
    expect(playground.button("Pause")).to_be_visible()
    playground.page.keyboard.press("Space")
    expect(playground.button("Play")).to_be_visible()


def test_space_presses_the_button_that_the_keyboard_went_to(playground):
    playground.button("Step back").focus()
    playground.page.keyboard.press("Tab")
    expect(playground.button("Step")).to_be_focused()
    playground.page.keyboard.press("Space")
    expect(playground.page.locator("#epoch")).to_contain_text("step 1")
    expect(playground.button("Play")).to_be_visible()


def test_dragging_the_timeline_pauses_and_goes_back(playground):
    playground.play_until(epochs=20)
    playground.button("Play").click()
    expect(playground.button("Pause")).to_be_visible()
    box = playground.page.locator("#timeline").bounding_box()
    middle = box["y"] + box["height"] / 2
    mouse = playground.page.mouse
    mouse.move(box["x"] + box["width"] - 8, middle)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, middle, steps=5)
    mouse.move(box["x"] + box["width"] / 4, middle, steps=5)
    expect(playground.button("Play")).to_be_visible()
    mouse.up()
    playground.settle()
    state = playground.state()
    _, step = playground.counter()
    assert step == state["step"]
    assert 0 < step < state["reached"] / 2
    assert float(playground.train_loss("Adam")) == pytest.approx(state["runs"][1]["loss"]["train"], rel=5e-3)


def test_a_number_out_of_range_is_not_asked_for(playground):
    rate = playground.page.locator("#data").get_by_role("spinbutton", name=re.compile("Train ratio"))
    before = rate.input_value()
    asked = []
    playground.page.on("request", lambda request: asked.append(request.method))
    rate.fill("5")
    rate.press("Enter")
    problem = playground.page.locator("#data .control-problem:visible")
    expect(problem).to_have_text("must be from 0.1 to 0.9")
    expect(rate).to_have_value(before)
    rate.fill("0.6")
    rate.press("Enter")
    expect(problem).to_have_count(0)
    playground.page.wait_for_function("location.hash.includes('0.6')")
    assert asked.count("POST") == 1


def test_the_last_feature_stays_and_what_is_said_of_it_goes_away(playground):
    features = playground.page.locator("#features")
    features.get_by_role("button", name="x₁", exact=True).click()
    features.get_by_role("button", name="x₂", exact=True).click()
    expect(features.locator(".control-problem")).to_be_visible()
    playground.page.locator("#data").get_by_role("button", name="Circle").click()
    expect(features.locator(".control-problem")).to_be_hidden()


def test_help_covers_no_neighbour_and_its_links_are_in_reach(quiet_page):
    page = quiet_page
    page.clock.install()
    Playground(page).open()
    help_box = page.locator("#help")
    for label in page.locator(":is(#data, #training, .run-card) label.has-help:visible").all():
        page.mouse.move(5, 5)
        label.scroll_into_view_if_needed()
        page.clock.fast_forward(1000)
        expect(help_box).to_be_hidden()
        label.hover()
        page.clock.fast_forward(1000)
        expect(help_box).to_be_visible()
        covered = help_box.evaluate("""help => {
          const a = help.getBoundingClientRect();
          const over = (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          const seen = (control) => over((control.closest('.setup') ?? control).getBoundingClientRect());
          return [...document.querySelectorAll('.setup input, .setup select, .setup button, .runs input, .runs select')]
            .filter((control) => seen(control) && over(control.getBoundingClientRect()))
            .map((control) => control.ariaLabel ?? control.id);
        }""")
        assert covered == [], label.inner_text()
    help_box.get_by_role("link").last.hover()
    page.clock.fast_forward(1000)
    expect(help_box).to_be_visible()  # the pointer is in it now


def test_the_theme_changes_at_the_first_press_and_comes_back(playground):
    page = playground.page
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.get_by_role("button", name=re.compile("^Theme")).click()
    assert seen[1] != seen[0]
    assert seen[2] == seen[3] == seen[0]


def test_own_points_leave_nothing_to_draw(shared_page):
    points = ";".join(f"{x},{y},{int(x > 0)}" for x in (-3, -1, 1, 3) for y in (-2, 0, 2))
    page = Playground(shared_page).open(f"#data.points={points};").page
    data = page.locator("#data")
    expect(data).to_contain_text("Your own points (12)")
    for name, can in (("Samples", False), ("Noise", False), ("Train ratio", True)):
        expect(data.get_by_role("slider", name=name)).to_be_enabled(enabled=can)
        expect(data.get_by_role("spinbutton", name=re.compile(name))).to_be_enabled(enabled=can)


def test_a_dataset_alone_in_the_address_has_its_own_number_of_points(shared_page):
    playground = Playground(shared_page).open("#data.dataset=gaussians")
    assert playground.state()["spec"]["data"]["samples"] == 1200
