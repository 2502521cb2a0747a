"""The chart of the runs over the epochs, and the metrics of one: what they show is what the API says."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from sklearn.metrics import precision_recall_fscore_support

from tests.browser.playground import Playground

COLUMNS = {
    "loss": ["train_loss", "test_loss"],
    "penalty": ["penalty"],
    "accuracy": ["train_accuracy", "test_accuracy"],
    "gradient": ["norm"],
    "rate": ["learning_rate"],
}
EPOCHS = 12
SPEC = "#hidden=3&regularizer.kind=l2&regularizer.rate=0.01&data.samples=60"


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


@pytest.fixture
def trained(playground):
    playground.open(SPEC)
    playground.play_until(EPOCHS)
    return playground


def asked(playground, what):
    return playground.page.evaluate("async (path) => (await fetch(path)).json()", f"{playground.watched}/{what}")


def canvas(playground):
    return playground.page.locator("#loss-chart")


def quantity(playground):
    return playground.page.get_by_label("Quantity", exact=True)


def zoom(playground):
    """The span in the address; None: all epochs."""
    said = dict(pair.split("=") for pair in playground.hash().split("&") if "=" in pair).get("view.zoom")
    return said and [float(end) for end in said.split("-")]


def number(text):
    text = text.replace("−", "-").strip()
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def values_shown(playground):
    rows = playground.page.locator(".chart-values p:not(.chart-values-head)")
    texts = rows.evaluate_all("rows => rows.map(row => [...row.children].slice(2).map(cell => cell.textContent))")
    return [[number(text) for text in row] for row in texts]


def test_values_under_the_cursor_are_the_apis_whatever_is_shown(trained):
    history = asked(trained, "history")["runs"]
    norms = asked(trained, "gradient-norms")["runs"]
    assert [option.get_attribute("value") for option in quantity(trained).locator("option").all()] == list(COLUMNS)
    chart, steps = canvas(trained), len(history[0]["step"])
    for key, columns in COLUMNS.items():
        quantity(trained).select_option(key)
        trained.settle()
        runs = norms if key == "gradient" else history
        chart.focus()
        for pressed, index in (("Home", 0), ("ArrowRight", 1), ("End", steps - 1)):
            chart.press(pressed)
            there = f"epoch {runs[0]['epoch'][index]:g}"
            expect(trained.page.locator(".chart-values-head span").nth(1)).to_have_text(there)
            expect(chart).to_have_attribute("aria-valuenow", f"{runs[0]['epoch'][index]:g}")
            for shown, run in zip(values_shown(trained), runs, strict=True):
                assert shown == pytest.approx([run[column][index] for column in columns], rel=5e-3, abs=1e-3)
    quantity(trained).select_option("loss")
    trained.page.get_by_label("Curves of the train set").click()
    chart.focus()
    chart.press("End")
    expect(trained.page.locator(".chart-values-head span")).to_have_count(3)
    assert values_shown(trained) == [[pytest.approx(run["test_loss"][-1], rel=5e-3)] for run in history]
    small = chart.bounding_box()
    trained.page.get_by_role("button", name="Large chart").click()
    expect(trained.page.locator("#network-panel")).to_be_hidden()
    trained.settle()
    assert chart.bounding_box()["width"] > 2 * small["width"]
    trained.page.keyboard.press("Escape")
    expect(trained.page.locator("#network-panel")).to_be_visible()
    assert "view.chart" not in trained.hash()


def test_zoom_and_smoothing_are_seen_and_told_in_the_address(trained):
    chart, page = canvas(trained), trained.page
    last = asked(trained, "history")["runs"][0]["epoch"][-1]
    box, as_it_was = chart.bounding_box(), trained.picture("#loss-chart")
    at = [(box["x"] + box["width"] * share, box["y"] + box["height"] / 2) for share in (0.4, 0.7)]
    here = trained.counter()
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=4)
    page.mouse.up()
    expect(page.get_by_role("button", name="All", exact=True)).to_be_visible()
    trained.settle()
    low, high = zoom(trained)
    assert 0 < low < 0.45 * last < 0.6 * last < high < last
    assert trained.counter() == here, "a drag is no click"
    assert trained.picture("#loss-chart") != as_it_was
    chart.press("+")
    trained.settle()
    nearer = zoom(trained)
    assert nearer[1] - nearer[0] == pytest.approx((high - low) / 1.6, abs=0.01)
    chart.press("-")
    trained.settle()
    assert zoom(trained) == pytest.approx([low, high], abs=0.01)
    page.mouse.move(*at[0])
    page.mouse.wheel(0, -300)
    trained.settle()
    wheeled = zoom(trained)
    assert low <= wheeled[0] < wheeled[1] <= high
    assert wheeled[1] - wheeled[0] < high - low
    page.mouse.dblclick(*at[0])
    page.mouse.move(0, 0)
    trained.settle()
    assert zoom(trained) is None
    assert trained.counter() == here
    assert trained.picture("#loss-chart") == as_it_was
    page.locator("button.chart-more").click()
    page.get_by_label("Smoothing, exact").fill("0.9")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    trained.settle()
    assert "view.smoothing=0.9" in trained.hash()
    assert trained.picture("#loss-chart") != as_it_was
    there = f"epoch {here[0]} "
    page.mouse.click(*at[0])
    page.wait_for_function("there => !document.getElementById('epoch').textContent.startsWith(there)", arg=there)
    assert 0 < trained.counter()[0] < here[0], "a click goes back"


def test_the_files_are_what_they_say(trained, tmp_path):
    page = trained.page
    history = asked(trained, "history")["runs"]

    def saved(kind):
        page.locator("button.chart-more").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {kind}").click()
        page.keyboard.press("Escape")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    quantity(trained).select_option("accuracy")
    table = saved("CSV")
    assert table.name == "ravine-accuracy.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    expected = [
        (run["name"], run["step"][k], run["epoch"][k], run["train_accuracy"][k], run["test_accuracy"][k])
        for run in history
        for k in range(len(run["step"]))
    ]
    numbers = ("step", "epoch", "train_accuracy", "test_accuracy")
    assert [(row["run"], *(json.loads(row[name]) for name in numbers)) for row in rows] == expected
    picture = saved("SVG")
    root = ET.fromstring(picture.read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Momentum", "Adam", "epoch", "accuracy in %"} <= set(words)
    dashed = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("stroke-dasharray")]
    assert len(dashed) == 2, "the test set of two runs"
    size = page.evaluate(
        "async (text) => { const image = new Image(); image.src = 'data:image/svg+xml,' + encodeURIComponent(text);"
        " await image.decode(); return [image.naturalWidth, image.naturalHeight]; }",
        picture.read_text(encoding="utf-8"),
    )
    with Image.open(saved("PNG")) as image:
        assert image.size == (2 * size[0], 2 * size[1])
        assert len(image.convert("RGB").getcolors(1 << 20)) > 20


def test_metrics_are_scikit_learns_and_follow_the_run_shown(playground):
    playground.open("#data.dataset=rings&data.samples=90&hidden=3&view.tab=metrics")
    playground.play_until(3)
    page = playground.page
    playground.card("Adam").locator(".run-pick").click()
    expect(page.locator(".metrics-head")).to_contain_text(f"Adam at step {playground.counter()[1]:,}")
    told, data = asked(playground, "metrics?run=Adam"), asked(playground, "data")
    classes = len(data["class_names"])
    assert classes > 2
    for part, title in (("train", "training set"), ("test", "test set")):
        texts = page.get_by_role("table", name=f"Confusion matrix, {title}").evaluate(
            "table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))"
        )
        assert [row[0] for row in texts] == data["class_names"]
        counts = [[int(text) for text in row[1 : classes + 1]] for row in texts]
        assert counts == told[part]["confusion"]
        pairs = [(i, j) for i, row in enumerate(counts) for j, count in enumerate(row) for _ in range(count)]
        true, called = zip(*pairs, strict=True)
        assert sorted(true) == sorted(data[part]["y"])
        expected = precision_recall_fscore_support(true, called, labels=range(classes), zero_division=np.nan)
        for label, row in enumerate(texts):
            for text, values in zip(row[classes + 1 :], expected, strict=False):
                assert (
                    text == "–" if np.isnan(values[label]) else number(text) == pytest.approx(values[label], abs=1e-3)
                )


def test_a_network_that_was_replaced_is_no_fault_of_the_metrics(playground, shared_trouble):
    playground.open("#hidden=3&data.samples=60&view.tab=metrics")
    head = playground.page.locator(".metrics-head")
    expect(head).to_contain_text("at step 0")
    gone = {"title": "Not Found", "status": 404, "detail": "no such network"}
    playground.page.route("**/metrics?*", lambda route: route.fulfill(status=404, json=gone), times=1)
    with playground.page.expect_response("**/metrics?*"):
        playground.page.keyboard.press(".")
    playground.page.keyboard.press(".")
    expect(head).to_contain_text("at step 2")
    assert all("404" in line for line in shared_trouble)
    shared_trouble.clear()


def test_a_regression_has_r_squared_on_its_cards_and_in_its_metrics(playground):
    playground.open("#data.dataset=plane&hidden=3&data.samples=60&view.tab=metrics&view.quantity=accuracy")
    playground.play_until(2)
    expect(quantity(playground)).to_have_value("r2")
    run, card = playground.state()["runs"][0], playground.card("Momentum")
    assert number(card.locator(".run-accuracy-test").inner_text()) == pytest.approx(run["r2"]["test"], abs=2e-3)
    expect(card).to_contain_text("test R²")
    expect(playground.page.locator(".metrics-head")).to_contain_text(f"step {playground.counter()[1]:,}")
    shown = [number(text) for text in playground.page.locator(".metric-rmse").all_inner_texts()]
    told = asked(playground, "metrics")
    assert shown == pytest.approx([told["train"]["rmse"], told["test"]["rmse"]], rel=1e-3)
