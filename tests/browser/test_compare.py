"""Runs beside each other: signs, hidden runs, an activation of one's own, the maps of all, the table."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

HIDDEN = re.compile(r"\bis-hidden\b")
SHORT = "#data.dataset=circle&data.samples=100&hidden=3"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def names_in(page, selector):
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def sign(playground, run):
    """The pixels of a run's mark in its card."""
    return playground.card(run).locator(".run-sign canvas").evaluate("canvas => canvas.toDataURL()")


def test_a_run_is_duplicated_signed_hidden_and_removed_and_the_address_has_it(playground):
    page = playground.open(f"{SHORT}&view.tab=maps").page
    tiles = page.locator(".tile")
    expect(tiles).to_have_count(2)
    adam = sign(playground, "Adam")
    playground.changed(playground.button("Duplicate Momentum").click)
    expect(tiles).to_have_count(3)
    assert names_in(page, ".tile-name") == ["Momentum", "Momentum 2", "Adam"]
    assert sign(playground, "Adam") == adam, "it has moved, and keeps its sign"

    playground.button("Colour and mark of Adam").click()
    swatches = page.locator(".run-swatches:visible button")
    expect(swatches).to_have_count(16)
    swatches.nth(6).click()
    other = sign(playground, "Adam")
    assert other != adam
    tile_mark = tiles.nth(2).locator(".run-mark")
    assert tile_mark.evaluate("canvas => canvas.toDataURL()") == other, "the same in every view"

    chart = playground.picture("#loss-chart")
    playground.button("Hide Momentum 2").click()
    expect(tiles).to_have_count(2)
    expect(playground.card("Momentum 2")).to_have_class(HIDDEN)
    playground.settle()
    assert playground.picture("#loss-chart") != chart

    playground.changed(playground.button("Remove Momentum").click)
    expect(playground.card("Momentum")).to_have_count(0)
    assert names_in(page, ".tile-name") == ["Adam"]
    assert sign(playground, "Adam") == other

    playground.settle()
    address = playground.hash()
    assert "view.hide=Momentum+2" in address
    playground.open("#").open(f"#{address}")
    expect(playground.card("Momentum 2")).to_have_class(HIDDEN)
    expect(tiles).to_have_count(1)
    assert sign(playground, "Adam") == other
    playground.settle()
    assert playground.hash() == address


def test_an_activation_of_its_own_makes_another_map_and_back_takes_it_away(playground):
    runs = "runs.0.name=a&runs.0.optimizer=adam&runs.1.name=b&runs.1.optimizer=adam"
    page = playground.open(f"{SHORT}&{runs}&view.tab=maps").page
    expect(page.locator(".tile")).to_have_count(2)
    playground.settle()
    as_the_network = playground.picture(".tile:nth-child(2) .tile-map")
    playground.card("b").get_by_role("button", name="More settings").click()
    menu = page.locator("[popover]:popover-open").get_by_label("Activation", exact=True)
    expect(menu).to_have_value("")
    spec = playground.chosen(menu, "prelu")
    assert [run["activation"] and run["activation"]["kind"] for run in spec["runs"]] == [None, "prelu"]
    page.keyboard.press("Escape")
    playground.settle()
    assert playground.picture(".tile:nth-child(2) .tile-map") != as_the_network
    sizes = {run["name"]: run["size"] for run in playground.state()["runs"]}
    assert sizes["b"] == sizes["a"] + 3

    activation = page.get_by_label("Layer 1: activation")
    expect(activation).to_be_enabled()
    page.locator(".tile").nth(1).click()
    expect(page.locator(".network-size")).to_have_text(f"{sizes['b']} parameters")
    expect(activation).to_have_value("prelu")
    expect(activation).to_be_disabled()
    page.locator(".tile").nth(0).click()
    page.go_back()
    expect(activation).to_have_value("tanh")
    playground.settle()
    assert [run["activation"] for run in playground.state()["spec"]["runs"]] == [None, None]
    assert playground.picture(".tile:nth-child(2) .tile-map") == as_the_network


def test_the_table_sorts_and_its_numbers_are_the_servers(playground):
    page = playground.open(f"{SHORT}&view.tab=table&view.target=train:0.6").page
    runs = page.locator(".table-pick")
    expect(runs).to_have_count(2)
    playground.play_until(epochs=15)
    state = {run["name"]: run for run in playground.state()["runs"]}
    history = page.evaluate("async (path) => (await fetch(`${path}/history`)).json()", playground.watched)
    with page.expect_download() as download:
        playground.button("Download").click()
    saved = download.value.path().read_text()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    playground.button("Copy as CSV").click()
    expect(page.locator(".notice", has_text="The table is copied as CSV.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == saved.splitlines()
    rows = {row["run"]: row for row in csv.DictReader(io.StringIO(saved))}
    assert list(rows) == ["Momentum", "Adam"]
    for curve in history["runs"]:
        row, now = rows[curve["name"]], state[curve["name"]]
        assert float(row["train_loss"]) == now["loss"]["train"]
        assert float(row["test_loss"]) == now["loss"]["test"]
        assert float(row["train_accuracy"]) == now["accuracy"]["train"]
        assert float(row["seconds"]) == now["seconds"] > 0
        at = next((k for k, loss in enumerate(curve["train_loss"]) if loss <= 0.6), None)
        assert row["steps_to_train_loss_0.6"] == ("" if at is None else str(curve["step"][at]))
        assert row["seconds_to_train_loss_0.6"] == ("" if at is None else str(curve["seconds"][at]))
        shown = page.locator(".run-table tr", has_text=curve["name"]).locator("td")
        expect(shown.nth(2)).to_have_attribute("title", str(now["loss"]["train"]))
        expect(shown.nth(6)).to_have_text("–" if at is None else f"{curve['step'][at]:,}")

    head = page.locator("th", has=page.get_by_role("button", name="Train loss"))
    head.get_by_role("button").focus()
    by_loss = sorted(state, key=lambda name: state[name]["loss"]["train"])
    for way, expected in (("ascending", by_loss), ("descending", by_loss[::-1]), ("none", list(state))):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", way)
        expect(runs).to_have_text(expected)
    head.get_by_role("button").click()
    page.get_by_label("Loss to reach").fill("0.0001")
    page.get_by_label("Loss to reach").press("Enter")
    expect(page.locator("tbody tr").first.locator("td").nth(6)).to_have_text("–")
    assert "view.sort=train_loss&view.target=train:0.0001" in playground.hash()
