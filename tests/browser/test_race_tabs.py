"""Curves, table, sweep of learning rates and map of starts on the page of optimizers: their numbers are the API's."""

import csv
import io
import json
import math
import re

import pytest
from playwright.sync_api import expect

SLOW = "runs.0.name=Slow&runs.0.optimizer=sgd&runs.0.optimizer.learning_rate=0.02"
ADAM = "runs.1.name=Adam&runs.1.optimizer=adam&runs.1.optimizer.learning_rate=0.05"
RACE = {
    "surface": {"kind": "bowl", "condition": 10},
    "start": [-1.6, 1],
    "steps": 80,
    "runs": [
        {"name": "Slow", "optimizer": {"kind": "sgd", "learning_rate": 0.02}},
        {"name": "Adam", "optimizer": {"kind": "adam", "learning_rate": 0.05}},
    ],
}
ASK = """async ([path, body]) => (await fetch(path, {
  method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
})).json()"""


def ask(page, path, **more):
    """What the API answers about the race of these tests."""
    return page.evaluate(ASK, [f"/api/descents{path}", RACE | more])


def open_race(page, tab):
    page.goto(f"/optimizers#surface=bowl&surface.condition=10&start=-1.6,1&steps=80&{SLOW}&{ADAM}&view.tab={tab}")
    expect(page.locator("#step")).to_have_text("step 0 / 80")
    return page


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def read_chart(page):
    """What the chart says at its cursor: the step, and a number a run."""
    text = page.locator("#race-chart").get_attribute("aria-valuetext")
    found = re.fullmatch(r"step ([\d,]+): (.*)", text)
    return int(number(found[1])), [number(each.rsplit(" ", 1)[1]) for each in found[2].split("; ")]


def test_curves_and_table_give_nothing_away_and_then_the_servers_numbers(shared_page):
    page = open_race(shared_page, "table")
    told = ask(page, "")["runs"]
    rows = page.locator(".run-table tbody tr")
    expect(rows).to_have_count(2)
    assert rows.nth(0).locator("td").all_inner_texts()[2:] == ["–"] * 6
    chart = page.locator("#race-chart")
    chart.focus()
    page.keyboard.press("End")
    expect(chart).to_have_attribute("aria-valuetext", re.compile("^step 0:"))

    page.locator("#timeline").fill("40")
    expect(page.locator("#step")).to_have_text("step 40 / 80")
    chart.focus()
    page.keyboard.press("End")
    expect(chart).to_have_attribute("aria-valuetext", re.compile("^step 40:"))
    assert read_chart(page) == (40, pytest.approx([run["value"][40] for run in told], rel=1e-3))  # the lowest f is 0
    page.get_by_label("Quantity", exact=True).select_option("point")
    chart.focus()
    page.keyboard.press("ArrowLeft")
    expect(chart).to_have_attribute("aria-valuetext", re.compile("^step 39:"))
    page.get_by_role("button", name="Curves of x").click()
    chart.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(chart).to_have_attribute("aria-valuetext", re.compile("^step 1: Slow y"))
    assert read_chart(page)[1] == pytest.approx([run["y"][1] for run in told], rel=1e-3)
    box = chart.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 13, box["y"] + box["height"] / 2)
    expect(page.locator("#step")).to_have_text("step 80 / 80")

    page.reload()
    expect(page.locator("#step")).to_have_text("step 80 / 80")  # the address has it
    expect(page.get_by_role("button", name="Show results")).to_be_hidden()
    page.get_by_role("button", name="Reset", exact=True).click()
    page.locator("#steps").fill("81")
    page.keyboard.press("Tab")
    expect(page.locator("#step")).to_have_text("step 0 / 81")
    expect(rows.nth(1).locator("td").nth(3)).to_have_text("–")
    told = ask(page, "", steps=81)["runs"]
    page.get_by_role("button", name="Show results").click()
    expect(rows.nth(1).locator("td").nth(3)).not_to_have_text("–")
    page.get_by_role("button", name="Path length").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    saved = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    lengths = {
        run["name"]: sum(map(math.dist, *(list(zip(run["x"], run["y"], strict=True))[k:][:81] for k in (0, 1))))
        for run in told
    }
    assert [row["run"] for row in saved] == sorted(lengths, key=lengths.get)
    shown = {row["run"]: row for row in saved}
    for run in told:
        row = shown[run["name"]]
        assert float(row["path_length"]) == pytest.approx(lengths[run["name"]], rel=1e-5)
        assert float(row["final_value"]) == pytest.approx(run["value"][-1], rel=1e-5)
        assert float(row["final_distance"]) == pytest.approx(math.hypot(run["x"][-1], run["y"][-1]), rel=1e-5)
        assert json.loads(row["steps_to_minimum"] or "null") == run["steps_to_minimum"]


def test_every_run_gets_the_best_rate_that_the_server_found_and_back_undoes_it(shared_page):
    page = open_race(shared_page, "rates")
    runs = {run["name"]: run for run in ask(page, "/rates", rates=61)["runs"]}
    best = page.get_by_role("button", name="Each at its best rate")
    expect(best).to_be_enabled()
    said = page.locator(".race-said")
    for name, run in runs.items():
        expect(said).to_contain_text(f"{name} best at {run['best']['rate']:g}: {run['best']['steps_to_minimum']} steps")
    chart = page.locator(".race-rates .chart-box > canvas")
    chart.focus()
    page.keyboard.press("Home")
    expect(chart).to_have_attribute("aria-valuetext", re.compile("Slow .* never"))
    page.keyboard.press("End")
    last = [run["steps_to_minimum"][-1] for run in runs.values()]
    words = "; ".join(
        f"{name} Steps to the minimum {'never' if n is None else n}" for name, n in zip(runs, last, strict=True)
    )
    expect(chart).to_have_attribute("aria-valuetext", re.compile(f": {words}$"))

    rates = page.get_by_role("spinbutton", name="Learning rate α, exact")
    expect(rates.nth(0)).to_have_value("0.02")
    adam = "runs.1.optimizer.learning_rate"  # in the address once the server has answered
    best.click()
    expect(page).to_have_url(re.compile(f"{adam}={runs['Adam']['best']['rate']:g}&"))
    for k, run in enumerate(runs.values()):
        expect(rates.nth(k)).to_have_value(f"{run['best']['rate']:g}")
    expect(best).to_be_disabled()
    page.go_back()
    expect(rates.nth(0)).to_have_value("0.02")
    expect(rates.nth(1)).to_have_value("0.05")
    page.get_by_role("button", name="All at the same rate").click()
    expect(rates.nth(1)).to_have_value("0.02")


def test_a_start_is_read_on_the_map_and_set_by_keys_and_by_a_click(shared_page):
    page = open_race(shared_page, "starts")
    told = ask(page, "/starts", resolution=41)
    adam = told["runs"][1]
    tile = page.locator(".start-tile").nth(1)
    expect(tile).to_contain_text("Adam")
    colours = page.get_by_label("What the colours say")
    colours.select_option("steps")
    colours.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(tile).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    column = min(range(41), key=lambda j: abs(told["x"][j] + 1.6)) + 1
    row = min(range(41), key=lambda i: abs(told["y"][i] - 1)) - 5
    steps = adam["steps_to_minimum"][row][column]
    end = "ends at A (0, 0) after" if adam["end"][row][column] == 0 else "still on its way"
    said = page.locator(".race-said")
    expect(said).to_contain_text(f"Adam from (−{abs(told['x'][column]):.3g}")
    expect(said).to_contain_text(f"{end} {steps} steps" if steps is not None else end)
    page.keyboard.press("Enter")
    start = [page.get_by_role("spinbutton", name=f"Start {axis}, exact") for axis in "xy"]
    expect(start[0]).to_have_value(f"{told['x'][column]:g}")
    expect(start[1]).to_have_value(f"{told['y'][row]:g}")
    map_box = tile.locator(".tile-map").bounding_box()
    page.mouse.click(map_box["x"] + map_box["width"] - 1, map_box["y"] + 1)
    expect(start[0]).to_have_value(f"{told['x'][-1]:g}")
    expect(start[1]).to_have_value(f"{told['y'][-1]:g}")
