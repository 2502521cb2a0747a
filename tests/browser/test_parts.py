"""The page in parts, inside another page, for a projector, by keys alone, and said in words."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE, Playground

TWO = "#runs.0.name=One&runs.0.optimizer=adam&runs.1.name=Two&runs.1.optimizer=momentum&hidden=3,2"
WIDTHS = """() => Object.fromEntries(['network-panel', 'output', 'curves', 'transport'].map((id) => {
  const {left, right, top, bottom} = document.getElementById(id).getBoundingClientRect();
  return [id, [left, right, top, bottom].map(Math.round)];
}))"""
FOCUSED = """() => {
  const element = document.activeElement;
  const bottom = element === document.body ? 0 : element.getBoundingClientRect().bottom;
  return [element.getAttribute('aria-label') ?? element.id, bottom, !!element.closest('.transport')];
}"""
TOP_OF_TRANSPORT = "document.getElementById('transport').getBoundingClientRect().top"
HOST = """<!doctype html><title>A lesson</title><h1>Exclusive or</h1>
<iframe width="600" height="400" title="Ravine" src="{url}/?hide=header,data,features,training,runs,inspector{hash}">
</iframe>"""
MOST_BYTES = 300_000


@pytest.fixture
def playground(shared_page):
    yield Playground(shared_page)
    shared_page.set_viewport_size({"width": 1280, "height": 720})


def announced(playground: Playground):
    return playground.page.locator("#announcer")


def test_inside_another_page_it_plays_by_keys_and_wastes_no_room(playground, base_url):
    page = playground.page
    page.route("**/lesson", lambda route: route.fulfill(content_type="text/html", body=HOST.format(url="", hash=TWO)))
    page.goto("/lesson")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#epoch")).to_have_text("epoch 0 · step 0", timeout=PATIENCE)
    inner = page.frames[1]
    inner.wait_for_function("document.documentElement.dataset.frame > 0", timeout=PATIENCE)
    places = inner.evaluate(WIDTHS)
    network, output, curves, transport = (places[id] for id in ("network-panel", "output", "curves", "transport"))
    assert transport[0] < 10
    assert transport[1] > 590
    assert transport[3] < 60
    assert network[0] < 10  # nothing is left where the set-up was
    assert 0 < output[0] - network[1] < 15
    assert output[1] == curves[1] > 590
    assert network[3] == curves[3] > 380  # down to the end
    assert inner.evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.body.scrollHeight <= innerHeight"
    )
    for hidden in ("#data", "#runs", ".site-header"):
        expect(frame.locator(hidden)).to_be_hidden()
    assert inner.evaluate("document.querySelectorAll('#data button, #runs canvas, .run-card').length") == 0
    frame.locator("#network-title").click()
    page.keyboard.press(" ")
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()
    inner.wait_for_function("/epoch [1-9]/.test(document.getElementById('epoch').textContent)", timeout=PATIENCE)
    page.keyboard.press(" ")
    expect(frame.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_a_part_that_there_is_not_is_told_with_those_that_are(playground):
    playground.open(f"?hide=heading,runs{TWO}")
    expect(playground.page.locator(".notice")).to_contain_text("no part called heading. What can be hidden: header,")
    expect(playground.page.locator("#runs")).to_be_hidden()


def test_by_keys_forth_and_back_and_every_state_in_words(playground):
    playground.open(TWO)
    page = playground.page
    for key, epoch, step in (  # an epoch is 25 steps
        (">", "1", 25),
        (".", "1.04", 26),
        (",", "1", 25),
        (".", "1.04", 26),
        ("<", "1", 25),
    ):
        page.keyboard.press(key)
        expect(page.locator("#epoch")).to_have_text(f"epoch {epoch} · step {step}")
    page.keyboard.press("<")
    expect(page.locator("#epoch")).to_have_text("epoch 0 · step 0")
    playground.button("Step").click()
    playground.button("Step back").click()
    expect(page.locator("#epoch")).to_have_text("epoch 0 · step 0")
    page.keyboard.press(" ")
    expect(announced(playground)).to_have_text(re.compile(r"^Playing at epoch "))
    page.keyboard.press(" ")
    expect(announced(playground)).to_have_text(re.compile(r"^Paused at epoch "))
    playground.settle()
    runs = playground.state()["runs"]
    words = [
        f"{run['name']}: test loss {run['loss']['test']:.4f}, accuracy {run['accuracy']['test']:.1%}" for run in runs
    ]
    epoch = playground.counter()[0]
    assert announced(playground).inner_text() == f"Paused at epoch {epoch:,}. {'. '.join(words)}."
    playground.dataset("Plane")
    expect(announced(playground)).to_have_text(
        re.compile(r"^New data: \d+ training and \d+ test examples\. Paused at ")
    )


def test_for_a_projector_type_and_lines_grow_and_the_set_up_waits(playground):
    page = playground.page
    page.set_viewport_size({"width": 1024, "height": 768})
    playground.open(TWO)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    usual, chart = page.evaluate(size), playground.picture("#loss-chart")
    page.keyboard.press("p")
    expect(page.locator("#data")).to_be_hidden()
    assert page.evaluate(size) > usual * 1.1
    assert playground.hash().endswith("view.projector=true")
    playground.settle()
    assert playground.picture("#loss-chart") != chart
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    setup = playground.button("Set up")
    setup.click()
    expect(page.locator("#data")).to_be_visible()
    expect(setup).to_have_attribute("aria-expanded", "true")
    page.reload()
    playground.wait_for_frame()
    pressed = playground.button("For a projector")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#data")).to_be_hidden()
    pressed.click()
    expect(page.locator("#data")).to_be_visible()
    assert page.evaluate(size) == usual


def test_on_a_phone_the_transport_covers_nothing_that_has_the_focus(playground):
    page = playground.page
    page.set_viewport_size({"width": 390, "height": 844})
    playground.open(f"?debug{TWO}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#output-map").focus()
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        name, bottom, is_transport = page.evaluate(FOCUSED)
        reached.add(name)
        assert is_transport or bottom <= page.evaluate(TOP_OF_TRANSPORT), name
    assert len(reached) > 20
    assert page.evaluate("document.querySelector('.budget').getBoundingClientRect().bottom") <= page.evaluate(
        TOP_OF_TRANSPORT
    )


def test_a_tool_that_cannot_be_fetched_says_so_and_comes_at_the_next_press(playground, shared_trouble):
    playground.open()
    page = playground.page
    notice = page.locator(".notice").filter(has_text="Painting could not be loaded")
    page.route("**/ui/paint-bar.js", lambda route: route.abort())
    playground.button("Paint").click()
    expect(notice).to_be_visible()
    page.unroute("**/ui/paint-bar.js")
    playground.button("Paint").click()
    expect(page.get_by_role("group", name="Paint points")).to_be_visible()
    expect(notice).to_be_hidden()
    assert shared_trouble != []  # what the browser says of the refused file
    shared_trouble.clear()


def test_a_cold_cache_takes_few_bytes(browser, base_url):
    """All that is transferred before the first picture and right after it, as the browser counts it."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    playground = Playground(page).open()
    playground.settle()
    assert len(sizes) > 50
    settling = page.evaluate("performance.getEntriesByName(location.origin + '/static/favicon.svg').length")
    assert sum(sizes) - 1500 * settling < MOST_BYTES
    fonts = page.evaluate(
        "performance.getEntriesByType('resource').filter(({name}) => name.includes('/fonts/')).length"
    )
    assert fonts == 0  # until a formula is shown
    context.close()
