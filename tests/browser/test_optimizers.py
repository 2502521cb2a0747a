"""The page of optimizers: a race is played, scrubbed, changed, undone; what it tells is what the API answers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_explain import HELP_OF_ALL

ASK = """async (spec) => {
  const request = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(spec)};
  return (await fetch('/api/descents', request)).json();
}"""
ONE = "runs.0.name=One&runs.0.optimizer=momentum&runs.0.optimizer.learning_rate=0.1"
BOWL = f"#surface=bowl&steps=200&{ONE}&runs.1.name=Two&runs.1.optimizer=adam"
SPEC = {
    "surface": {"kind": "bowl"},
    "steps": 200,
    "runs": [
        {"name": "One", "optimizer": {"kind": "momentum", "learning_rate": 0.1}},
        {"name": "Two", "optimizer": {"kind": "adam"}},
    ],
}


class Course:
    """The page, with the places that tests ask for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counter = page.locator("#step")

    def open(self, fragment: str = BOWL) -> "Course":
        self.page.goto(f"/optimizers{fragment}")
        expect(self.counter).to_contain_text(re.compile(r"step [\d,]+ / [1-9]"))
        return self

    def card(self, run: str):
        return self.page.locator(f'.race-card[aria-label="{run}"]')

    def value(self, run: str):
        """The value of f on the card."""
        return self.card(run).locator(".run-figures dd").first

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def asked(self, **spec) -> list[dict]:
        """The runs that the API answers."""
        return self.page.evaluate(ASK, SPEC | spec)["runs"]


@pytest.fixture
def course(shared_page):
    return Course(shared_page)


def shown(value: float) -> re.Pattern:
    """A number as a card shows it, to three digits."""
    return re.compile("^\\s*" + re.escape(f"{value:.5g}"[:4].replace("-", "−")))


def test_it_is_played_and_scrubbed_and_tells_the_numbers_of_the_api(course):
    page = course.open().page
    one, two = course.asked()
    expect(course.counter).to_have_text("step 0 / 200")
    expect(course.value("One")).to_have_text(shown(one["value"][0]))
    page.keyboard.press("Space")
    expect(course.counter).not_to_have_text("step 0 / 200")
    page.keyboard.press("Space")
    expect(course.button("Play")).to_be_visible()
    page.get_by_label("Timeline", exact=True).fill("50")
    expect(course.counter).to_have_text("step 50 / 200")
    for run, name in ((one, "One"), (two, "Two")):
        expect(course.value(name)).to_have_text(shown(run["value"][50]))
    for key, step in ((".", 51), (",", 50), ("End", 200), ("Home", 0), ("End", 200), (",", 199), ("r", 0)):
        page.locator("body").press(key)
        expect(course.counter).to_have_text(f"step {step} / 200")
    assert one["steps_to_minimum"] is not None
    detail = course.card("One").locator(".run-detail")
    expect(detail).to_be_empty()
    page.get_by_label("Speed").select_option("all at once")
    course.button("Play").click()
    expect(course.counter).to_have_text("step 200 / 200")
    expect(detail).to_have_text(f"At the minimum after {one['steps_to_minimum']} steps.")
    page.get_by_label("Steps", exact=True).fill("60")
    page.keyboard.press("Enter")
    expect(course.counter).to_have_text("step 60 / 60")
    expect(course.value("Two")).to_have_text(shown(two["value"][60]))
    page.locator("#timeline").press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("For a projector")
    page.keyboard.press("Escape")
    asked, silent = page.evaluate(HELP_OF_ALL, "#transport, #surface, #runs")
    assert silent == []  # every control has help
    assert asked > 30


def test_runs_are_changed_added_and_removed_and_back_undoes(course):
    page = course.open(f"{BOWL}&view.step=30").page
    card = course.card("One")
    card.get_by_label("Optimizer", exact=True).select_option("sgd")
    rate = card.get_by_label(re.compile("^Learning rate.*exact$"))
    rate.fill("0.2")
    rate.press("Enter")
    # α κ = 4 > 2: it grows by 3 a step
    (sgd, _) = course.asked(runs=[{"name": "One", "optimizer": {"kind": "sgd", "learning_rate": 0.2}}, SPEC["runs"][1]])
    assert sgd["status"] == "diverged"
    expect(card.locator(".run-detail")).to_contain_text(sgd["detail"].removeprefix("d"))
    expect(page).to_have_url(
        re.compile(r"runs\.0\.optimizer=sgd&runs\.0\.optimizer\.learning_rate=0\.2&.*view\.step=30")
    )

    course.button("Add a run").click()
    expect(page.locator(".race-card")).to_have_count(3)
    added = course.card("Two 2")
    expect(added.get_by_label("Optimizer", exact=True)).to_be_focused()
    added.get_by_label("Name of the run").fill("Three")
    page.keyboard.press("Enter")
    course.button("Remove Two").click()
    expect(course.card("Three")).to_be_visible()
    expect(page.locator(".race-card")).to_have_count(2)
    course.button("Show update of Three").click()
    course.button("Hide One").click()
    expect(page).to_have_url(re.compile(r"runs\.1\.name=Three.*view\.run=Three.*view\.hide=One"))

    page.reload()
    expect(course.card("Three")).to_have_class(re.compile("is-selected"))
    expect(course.card("One")).to_have_class(re.compile("is-hidden"))
    expect(course.counter).to_have_text("step 30 / 200")
    start = page.get_by_label("Start x, exact")
    start.fill("2")
    start.press("Enter")
    expect(page).to_have_url(re.compile(r"start=2,1\.5"))
    page.go_back()
    expect(start).to_have_value("-3.5")
    expect(course.counter).to_have_text("step 30 / 200")


def test_a_bad_address_is_understood_as_far_as_it_goes(course, shared_trouble):
    page = course.open("#surface=hill&start=1,2,3&noise=0.5&view.step=7&view.tab=table").page
    notice = page.get_by_role("status").filter(has_text="understood but for this")
    expect(notice).to_contain_text("surface: there is no hill; start: is two numbers, x,y")
    expect(page.get_by_label("Gradient noise, exact")).to_have_value("0.5")
    expect(course.counter).to_have_text("step 7 / 500")
    page.locator("#surface select").select_option("bowl")
    expect(course.counter).to_have_text("step 0 / 500")  # nothing was shown of it yet
    expect(page.get_by_label("Start x, exact")).to_have_value("-3.5")
    expect(page).to_have_url(re.compile("#surface=bowl&noise=0.5"))
    page.go_back()
    expect(page.locator("#surface select")).to_have_value("rosenbrock")
    expect(course.counter).to_have_text("step 7 / 500")
    expect(course.button("Table")).to_have_attribute("aria-expanded", "true")
    # What only the server can know it refuses, and the usual race is shown.
    page.goto("about:blank")
    course.open("#start=50,50")
    expect(page.locator(".notice").first).to_contain_text("must be on the surface")
    expect(page.get_by_label("Start x, exact")).to_have_value("-1.5")
    shared_trouble[:] = [line for line in shared_trouble if "422" not in line]


def test_what_is_hidden_is_not_there_and_the_rest_takes_its_room(course):
    page = course.page
    page.goto(f"/optimizers?show=map,transport{BOWL}")
    expect(course.counter).to_have_text("step 0 / 200")
    expect(page.locator(".race-card")).to_have_count(0)
    box = page.locator("#map").bounding_box()
    width = page.viewport_size["width"]
    assert box is not None
    assert box["width"] > 0.95 * width
