"""Weights and biases are changed where they are drawn, by mouse and by keyboard, and frozen there."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.playground import Playground

SMALL = "#data.dataset=xor&hidden=3,2"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def parameters(playground: Playground, run: str, what: str = "parameters") -> list[dict]:
    path = f"{playground.watched}/{what}?run={run}"
    return playground.page.evaluate("async (path) => (await (await fetch(path)).json()).layers", path)


def editor(playground: Playground) -> Locator:
    return playground.page.locator(".parameter-editor:popover-open")


def type_value(playground: Playground, value: str) -> None:
    """Into the box that is open, and wait for the server's answer."""
    field = editor(playground).get_by_label("Value", exact=True)
    with playground.page.expect_response(lambda answer: answer.request.method == "PATCH") as answered:
        field.fill(value)
        field.press("Enter")
    assert answered.value.ok, answered.value.text()


def shown_loss(playground: Playground, run: str):
    """The card's number, once it is the API's."""
    loss = next(each for each in playground.state()["runs"] if each["name"] == run)["loss"]["train"]
    expect(playground.card(run).locator(".run-loss-train")).to_have_text(f"{loss:.4f}")
    return loss


def unit_button(playground: Playground, name: str) -> Locator:
    """A unit in the picture, for the keyboard."""
    return playground.page.locator("#network").locator(f'button[aria-label^="{name}"]')


def bias_of_the_output(playground: Playground) -> tuple[float, float]:
    """Where its square is: beside the unit, somewhere along its left side; found by what the pointer is told."""
    unit_button(playground, "Layer 3, unit 1").focus()
    readout = playground.page.locator(".readout")
    expect(readout).to_be_visible()
    x, y = map(int, re.findall(r"-?\d+(?=px)", readout.get_attribute("style") or ""))
    for below in range(0, 80, 5):
        playground.page.locator("#network").hover(position={"x": x - 6, "y": y + below})
        playground.page.evaluate("() => new Promise(requestAnimationFrame)")
        if readout.is_visible() and readout.inner_text().replace("\n", "").startswith("b[3]1"):
            return x - 6, y + below
    raise AssertionError("the output has no bias")


def six_digits(value: float) -> str:
    """As the page writes a number with its sign."""
    small = 0 < abs(value) < 1e-4
    digits, _, power = f"{value:+.5e}".partition("e") if small else (f"{value:+.6g}", "", "")
    return (f"{digits.rstrip('0').rstrip('.')}e{int(power)}" if small else digits).replace("-", "−")


def test_the_bias_of_the_output_by_mouse_and_by_keyboard(playground):
    playground.open(SMALL)
    playground.settle()
    before, other = shown_loss(playground, "Momentum"), parameters(playground, "Adam")
    x, y = bias_of_the_output(playground)
    playground.page.locator("#network").click(position={"x": x, "y": y})
    type_value(playground, "1.5")
    assert parameters(playground, "Momentum")[2]["b"] == [1.5]
    assert parameters(playground, "Adam") == other
    by_mouse = shown_loss(playground, "Momentum")
    assert by_mouse != before
    editor(playground).get_by_role("button", name="Undo").click()
    expect(playground.card("Momentum").locator(".run-loss-train")).to_have_text(f"{before:.4f}")
    playground.page.keyboard.press("Escape")
    expect(editor(playground)).to_have_count(0)

    unit = unit_button(playground, "Layer 3, unit 1")
    unit.focus()
    playground.page.keyboard.press("e")
    type_value(playground, "1.5")
    assert shown_loss(playground, "Momentum") == by_mouse
    editor(playground).get_by_role("combobox").select_option("weight from unit 2")
    type_value(playground, "-0.75")
    assert parameters(playground, "Momentum")[2] == {
        "W": [[parameters(playground, "Adam")[2]["W"][0][0], -0.75]],
        "b": [1.5],
    }
    playground.page.keyboard.press("Escape")
    expect(unit).to_be_focused()


def test_an_edit_while_it_plays_neither_stops_nor_resets_it(playground):
    playground.open(SMALL)
    playground.button("Play").click()
    playground.page.wait_for_function("() => Number(document.documentElement.dataset.frame) > 5")
    unit_button(playground, "Layer 1, unit 1").focus()
    playground.page.keyboard.press("F2")
    reached = playground.counter()[1]
    type_value(playground, "4")
    expect(playground.button("Pause")).to_be_visible()
    playground.page.wait_for_function(
        "step => Number(document.getElementById('epoch').textContent.replaceAll(',', '').split('step ')[1]) > step",
        arg=reached + 100,
    )
    with playground.page.expect_response(lambda answer: answer.request.method == "PATCH"):
        editor(playground).get_by_role("checkbox", name="freeze").check()
    playground.page.keyboard.press("Escape")
    playground.button("Pause").click()
    playground.settle()
    held = parameters(playground, "Momentum")[0]
    playground.button("Step").click()
    playground.page.wait_for_function("location.hash.includes('frozen.0.parameter=b')")
    playground.settle()
    after = parameters(playground, "Momentum")[0]
    assert after["b"][0] == held["b"][0]
    assert after["b"][1] != held["b"][1]


def test_a_frozen_layer_stands_still_and_the_matrix_reads_as_the_api_says(playground):
    playground.open(f"{SMALL}&view.tab=parameters")
    layer = playground.page.get_by_role("checkbox", name="Freeze layer 2")
    spec = playground.changed(layer.check)
    assert [place["layer"] for place in spec["frozen"]] == [2]
    start = parameters(playground, "Momentum")
    playground.play_until(epochs=5)
    layers = parameters(playground, "Momentum")
    assert [one == other for one, other in zip(start, layers, strict=True)] == [False, True, False]

    page, reading = playground.page, playground.page.locator(".matrix-reading")
    page.locator("canvas.matrix").focus()
    expected = [layers[0]["W"][0][0], layers[0]["W"][0][1], layers[0]["b"][0], *layers[1]["W"][0]]
    for value in expected:
        expect(reading).to_contain_text(f"= {six_digits(value)}")
        page.keyboard.press("ArrowRight")
    expect(reading).to_contain_text("frozen")
    page.get_by_role("button", name="Gradients", exact=True).click()
    gradient = parameters(playground, "Momentum", "gradients")[1]["b"][0]
    expect(reading).to_contain_text(f"= {six_digits(gradient)}")

    other = Playground(page.context.new_page()).open("#" + playground.hash())
    expect(other.page.get_by_role("checkbox", name="Freeze layer 2")).to_be_checked()
    expect(other.page.get_by_role("button", name="Gradients", exact=True)).to_have_attribute("aria-pressed", "true")
    assert other.state()["spec"]["frozen"] == spec["frozen"]
    gone = other.changed(other.button("One layer fewer").click)
    assert gone["frozen"] == []
    other.page.close()
