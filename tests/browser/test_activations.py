"""The Activations panel, dropout masks, and one unit in focus."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

DEEP = "#view.tab=activations&activation=sigmoid&initializer=normal" + "".join(f"&hidden.{l}.units=6" for l in range(4))


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def asked(playground, what: str, **query) -> dict:
    """An answer of the API about the network that the page watches."""
    query = "&".join(f"{name}={value}" for name, value in query.items())
    return playground.page.evaluate("async (url) => (await fetch(url)).json()", f"{playground.watched}/{what}?{query}")


def card(playground, layer: int):
    return playground.page.locator(f'.activity-card[data-layer="{layer}"]')


def figure(playground, layer: int, key: str):
    return card(playground, layer).locator(f".activity-{key} dd")


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def shown_bin(playground) -> tuple[str, float, float, int, int]:
    """Which histogram the cursor is on, its edges, and counts."""
    text = playground.page.locator(".activity-reading").inner_text()
    of, low, high, count, whole = re.search(r": ([az]) from (\S+) to (\S+): (\S+) of (\S+)$", text).groups()
    return of, number(low), number(high), int(number(count)), int(number(whole))


def agrees(histogram: dict, low: float, high: float, count: int, whole: int) -> bool:
    """Whether the histogram has this bin, its edges rounded to three digits."""
    edges, counts = histogram["edges"], histogram["counts"]
    return whole == sum(counts) and any(
        counts[i] == count and [edges[i], edges[i + 1]] == pytest.approx([low, high], rel=6e-3)
        for i in range(len(counts))
    )


def test_the_bins_under_pointer_and_keyboard_are_those_of_the_api(playground):
    playground.open("#view.tab=activations&hidden.0.units=4&hidden.1.units=3&hidden.1.activation=relu")
    canvas = card(playground, 2).locator("canvas")
    expect(figure(playground, 2, "std")).to_have_text(re.compile(r"\d"))
    playground.page.keyboard.press(".")
    expect(playground.page.locator(".activity-when")).to_contain_text("step 1,")
    playground.settle()
    told = asked(playground, "activations")
    layer = told["layers"][1]
    assert told["step"] == 1
    box = canvas.bounding_box()
    seen = set()
    for share in (0.5, 0.55, 0.6, 0.65, 0.7):
        playground.page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.75 * box["height"])
        if playground.page.locator(".activity-reading").inner_text():
            of, *found = shown_bin(playground)
            assert of == "z"
            assert agrees(layer["z"], *found)
            seen.add(tuple(found))
    assert len(seen) > 2
    playground.page.mouse.move(0, 0)
    canvas.focus()
    for key, of in [("ArrowUp", "a"), ("ArrowDown", "a"), ("ArrowRight", "z"), ("ArrowLeft", "z")]:
        canvas.press(key)
        read, *found = shown_bin(playground)
        assert read == of
        assert agrees(layer[of], *found)
    assert figure(playground, 2, "saturated").inner_text() == f"{layer['saturated'] * 100:.1f}%"
    assert number(figure(playground, 2, "mean").inner_text()) == pytest.approx(layer["mean"], rel=6e-3)

    # One unit of the layer: chosen here, in focus everywhere.
    card(playground, 2).locator("select").select_option("unit 2")
    expect(playground.page.locator(".focus-chip")).to_be_visible()
    unit = asked(playground, "activations", layer=2, unit=1)["unit"]
    expect(figure(playground, 2, "saturated")).to_have_text(f"{unit['saturated'] * 100:.1f}%")
    canvas.press("ArrowRight")
    assert agrees(unit["z"], *shown_bin(playground)[1:])
    assert "view.focus=2.2" in playground.hash()


def test_gradients_vanish_in_a_deep_sigmoid_network_and_the_bars_say_so(playground):
    playground.open(DEEP)
    expect(figure(playground, 5, "gradient")).to_have_text(re.compile(r"\d"))
    norms = [layer["gradient_norm"] for layer in asked(playground, "activations")["layers"]]
    shown = [number(figure(playground, layer, "gradient").inner_text()) for layer in range(1, 6)]
    assert shown == pytest.approx(norms, rel=6e-3)
    assert norms[0] < norms[-1] / 1000
    bars = card(playground, 1).page.locator(".activity-bar-fill")
    lengths = bars.evaluate_all("all => all.map((bar) => parseFloat(bar.style.scale))")
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] < 0.35
    assert lengths[-1] > 0.7


def test_units_that_die_are_told_while_the_step_stays(playground):
    playground.open("#view.tab=activations&activation=relu&hidden.0.units=4")
    expect(figure(playground, 1, "dead")).to_have_text("0.0%")
    layers = asked(playground, "parameters")["layers"]
    layers[0]["b"] = [-1000, 0, -1000, -1000]
    playground.page.evaluate(
        """async ([url, layers]) => fetch(url, {method: 'PUT', headers: {'Content-Type': 'application/json'},
             body: JSON.stringify({layers})})""",
        [f"{playground.watched}/parameters", layers],
    )
    expect(figure(playground, 1, "dead")).to_have_text("75.0%")
    assert asked(playground, "activations")["layers"][0]["dead"] == 0.75


# How many crosses stand in the column of the first hidden layer: runs of dark pixels down its middle.
CROSSES = """() => {
  const canvas = document.getElementById('network');
  const [box, head] = [canvas, document.querySelector('.layer-head')].map((each) => each.getBoundingClientRect());
  const top = (head.bottom - box.top) * devicePixelRatio;
  const middle = Math.round((head.left + head.width / 2 - box.left) * devicePixelRatio);
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data, width, height } = copy.getImageData(middle - 1, top, 3, canvas.height - top);
  const isDark = (row) => [0, 1, 2].some((x) => [0, 1, 2].every((c) => data[4 * (row * width + x) + c] < 60)
    && data[4 * (row * width + x) + 3] > 200);
  return Array.from({ length: height }, (_, row) => row).filter((row) => isDark(row) && !isDark(row - 1)).length;
}"""


def test_units_that_the_next_step_drops_are_crossed_out_and_named(playground):
    playground.open("#hidden.0.units=6&hidden.0.dropout=0.5&hidden.1.units=4")
    for step in (1, 2, 3):
        expect(playground.page.locator(".mask-legend")).to_contain_text(f"step {step},")
        playground.settle()
        masks = asked(playground, "masks")
        assert masks["step"] == step
        kept = [row[0] for row in masks["layers"][0]["kept"]]
        named = []
        for unit in range(6):
            button = playground.page.locator(f"#network button[aria-label^='Layer 1, unit {unit + 1}']")
            button.focus()
            named.append(int(f"dropped in step {step}" not in button.get_attribute("aria-label")))
        assert named == kept
        playground.page.evaluate("document.activeElement.blur()")
        playground.settle()
        assert playground.page.evaluate(CROSSES) == kept.count(0)
        playground.page.keyboard.press(".")


def test_a_unit_is_focused_by_a_click_let_go_by_escape_and_kept_in_the_address(playground):
    playground.open("#hidden.0.units=3&hidden.1.units=2")
    page, chip, title = (
        playground.page,
        playground.page.locator(".focus-chip"),
        playground.page.locator("#output-title"),
    )
    head, stage = (page.locator(what).first.bounding_box() for what in (".layer-head", ".network-stage"))
    # The second of three units stands in the middle.
    page.mouse.click(
        head["x"] + head["width"] / 2, (head["y"] + head["height"] + 8 + stage["y"] + stage["height"] - 10) / 2
    )
    expect(chip).to_have_attribute("aria-label", "Unit in focus: Layer 1, unit 2")
    assert "view.focus=1.2" in playground.hash()
    page.mouse.move(0, 0)
    expect(title).to_have_text(re.compile("a.*1.*2.* of"))

    chip.get_by_role("button", name="Weights").click()
    layers = asked(playground, "parameters")["layers"]
    expected = [layers[0]["b"][1], *layers[0]["W"][1], *(row[1] for row in layers[1]["W"])]
    rows = page.locator(".focus-table dd")
    expect(rows).to_have_count(len(expected))
    expect(rows.last).to_have_text(re.compile(r"\d"))
    assert [number(text) for text in rows.all_inner_texts()] == pytest.approx(expected, rel=1e-5)
    page.keyboard.press("Escape")  # closes the box
    expect(rows.last).to_be_hidden()
    expect(chip).to_be_visible()
    page.keyboard.press("Escape")
    expect(chip).to_be_hidden()
    expect(title).to_have_text("Output of")
    assert "view.focus" not in playground.hash()

    page.goto("about:blank")
    playground.open("#hidden.0.units=3&hidden.1.units=2&view.focus=2.2")
    expect(chip).to_have_attribute("aria-label", "Unit in focus: Layer 2, unit 2")
    expect(title).to_have_text(re.compile("a.*2.*2.* of"))
    page.get_by_role("button", name="One layer fewer").click()
    page.get_by_role("button", name="One layer fewer").click()
    expect(chip).to_be_hidden()  # the unit is gone
