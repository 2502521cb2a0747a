"""What the page does when the server is out of reach in mid-play, or comes back without its network."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE, Playground
from tests.browser.relay import relay_to

ADDRESS = "/#hidden=3,2&runs.0.name=One&runs.0.optimizer=adam"
EPOCH = "Number(/epoch ([\\d,]+)/.exec(document.getElementById('epoch').textContent)?.[1].replaceAll(',', ''))"


@pytest.fixture
def cable(server):
    with relay_to(server.url) as relay:
        yield relay


@pytest.fixture
def playground(browser, cable):
    context = browser.new_context(base_url=cable.url)
    playground = Playground(context.new_page())
    playground.page.goto(ADDRESS)
    playground.wait_for_frame()
    yield playground
    context.close()


def until_epoch(playground: Playground, epoch: int) -> None:
    playground.page.wait_for_function(f"n => {EPOCH} >= n", arg=epoch, timeout=PATIENCE)


def test_a_cable_that_is_pulled_and_put_back_costs_nothing(playground, cable):
    notice = playground.page.locator(".notice")
    playground.button("Play").click()
    until_epoch(playground, 5)
    network = playground.watched
    cable.cut()
    expect(notice).to_contain_text("connection to the server was lost")
    rate = playground.card("One").get_by_role("spinbutton", name="Learning rate α")
    rate.fill("0.02")
    rate.press("Enter")  # a request that nobody answers
    expect(notice).to_contain_text("did not answer")
    cable.mend()
    expect(notice).to_contain_text("Connected again", timeout=PATIENCE)
    expect(rate).to_have_value("0.02")
    until_epoch(playground, playground.counter()[0] + 5)  # it plays on by itself
    assert playground.watched == network
    playground.button("Pause").click()
    playground.settle()
    assert playground.state()["spec"]["runs"][0]["optimizer"]["learning_rate"] == 0.02


def test_a_network_that_the_server_lost_is_trained_again_to_where_it_was(playground, cable, server):
    """What the page sees of a server that was started anew: no connection for a while, then no network."""
    page = playground.page
    playground.play_until(12)
    spec = playground.changed(
        lambda: page.locator("#training").get_by_role("spinbutton", name="Batch size").press("ArrowUp")
    )
    page.locator("#network").locator('button[aria-label^="Layer 1, unit 2"]').focus()
    page.keyboard.press("e")
    editor = page.locator(".parameter-editor:popover-open")
    number = editor.get_by_label("Value", exact=True)
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        number.fill("0.75")
        number.press("Enter")
    frozen = playground.changed(editor.get_by_role("checkbox", name="freeze").check)["frozen"]
    page.keyboard.press("Escape")
    playground.play_until(30)
    before = playground.state()
    losses = httpx.get(f"{server.url}{playground.watched}/history").json()["runs"][0]["train_loss"]
    playground.button("Play").click()
    until_epoch(playground, 40)
    lost = playground.watched
    cable.cut()
    httpx.delete(f"{server.url}{lost}").raise_for_status()
    cable.mend()
    expect(page.locator(".notice")).to_contain_text("with the same loss", timeout=PATIENCE)
    until_epoch(playground, playground.counter()[0] + 3)
    playground.button("Pause").click()
    playground.settle()
    assert playground.watched != lost
    # The changes of batch size and of a bias were made again at their step: the curve is the same, number by number.
    again = httpx.get(f"{server.url}{playground.watched}/history").json()["runs"][0]
    assert again["step"][-1] > before["step"]
    assert set(losses) <= set(again["train_loss"])
    assert playground.state()["spec"]["batch_size"] == spec["batch_size"]
    assert playground.state()["spec"]["frozen"] == frozen
    path = f"{server.url}{playground.watched}/parameters"
    assert httpx.get(path).json()["layers"][0]["b"][1] == 0.75
