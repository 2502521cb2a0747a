"""What leaves the page: texts and files as the API has them, and a film."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

CREATE = """async (spec) => {
  const request = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(spec)};
  return (await fetch('/api/networks', request)).json();
}"""
SMALL = "#data.samples=40&hidden=3"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page).open(SMALL)


def downloaded(page, act):
    """The bytes that `act` saves, and the name."""
    with page.expect_download() as waiting:
        act()
    return Path(waiting.value.path()).read_bytes(), waiting.value.suggested_filename


def asked(playground, what):
    """A text of the API."""
    address = f"{playground.watched}/{what}"
    return playground.page.evaluate("async (path) => (await fetch(path)).text()", address)


def test_texts_and_files_are_those_of_the_api(playground):
    page = playground.page
    playground.button("Step").click()
    playground.settle()
    playground.button("Take away").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Take away")
    text = dialog.locator("pre")
    expect(text).to_contain_text("import numpy as np")
    assert text.inner_text() == asked(playground, "script?language=numpy&run=Momentum")
    dialog.get_by_label("Run").select_option("Adam")
    dialog.get_by_label("What").select_option("pytorch")
    expect(text).to_contain_text("torch.optim.Adam")
    script = asked(playground, "script?language=pytorch&run=Adam")
    assert text.inner_text() == script
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == script
    body, name = downloaded(page, dialog.get_by_role("button", name="Download").click)
    assert (body.decode(), name) == (script, "adam-pytorch.py")

    dialog.get_by_label("What").select_option("spec")
    expect(text).to_contain_text("samples")
    spec = json.loads(text.inner_text())
    again = page.evaluate(CREATE, spec)
    assert again["spec"] == playground.state()["spec"]
    dialog.get_by_label("What").select_option("curl")
    expect(text).to_contain_text('{"steps": 1}')

    body, name = downloaded(page, dialog.get_by_role("button", name="NPZ").click)
    assert name == "adam.npz"
    layers = json.loads(asked(playground, "parameters?run=Adam"))["layers"]
    assert np.load(io.BytesIO(body))["W1"].tolist() == layers[0]["W"]
    body, name = downloaded(page, dialog.get_by_role("button", name="JSON").click)
    assert json.loads(body)["layers"] == layers
    body, _ = downloaded(page, dialog.get_by_role("button", name="Network (PNG)").click)
    assert body.startswith(b"\x89PNG")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(playground.button("Take away")).to_be_focused()


def test_a_recording_is_a_film(playground):
    page = playground.page
    playground.button("Take away").click()
    page.get_by_role("button", name="Record network and map").click()
    stop = page.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    playground.play_until(epochs=3)
    expect(stop).to_contain_text("0:0")
    body, name = downloaded(page, stop.click)
    assert name == "ravine.webm"
    assert body.startswith(b"\x1a\x45\xdf\xa3")  # EBML, what WebM is made of
    assert len(body) > 1000
    expect(stop).to_be_hidden()
    expect(page.locator(".notice")).to_contain_text("ravine.webm")
