"""One update taken apart: its numbers are those of the API, at every step and for every run."""

import re

from playwright.sync_api import expect

ASK = """async (spec) => {
  const request = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(spec)};
  return (await fetch('/api/descents?state=true', request)).json();
}"""
SPEC = {
    "surface": {"kind": "bowl"},
    "steps": 60,
    "runs": [
        {"name": "One", "optimizer": {"kind": "adamw", "learning_rate": 0.1}},
        {"name": "Two", "optimizer": {"kind": "momentum", "learning_rate": 0.1}},
    ],
}
ONE = "runs.0.name=One&runs.0.optimizer=adamw&runs.0.optimizer.learning_rate=0.1"
TWO = "runs.1.name=Two&runs.1.optimizer=momentum&runs.1.optimizer.learning_rate=0.1"
RACE = f"/optimizers#surface=bowl&steps=60&{ONE}&{TWO}"


def figures(text):
    """The numbers of a text, as the page writes them."""
    return [float(each.replace("−", "-")) for each in re.findall(r"−?\d[\d.]*(?:e−?\d+)?", text)]


def near(shown, expected, digits=3):
    return all(abs(a - b) <= 0.6 * 10 ** (1 - digits) * abs(b) + 1e-12 for a, b in zip(shown, expected, strict=True))


def test_every_number_of_an_update_is_the_apis(shared_page):
    page = shared_page
    page.goto(RACE)
    page.get_by_role("button", name="One update").click()
    panel = page.locator("#inspector-update")
    where, parts = panel.locator(".update-where"), panel.locator(".update-part")
    expect(where).to_have_text("Before the first step. This is the first update.")
    told = {run["name"]: run for run in page.evaluate(ASK, SPEC)["runs"]}

    def check(name, update):
        run = told[name]
        state, points = run["state"], list(zip(run["x"], run["y"], strict=True))
        slots = {part["name"]: part["start"] for part in run["parts"] if part["start"] is not None}
        insight = [part["name"] for part in run["parts"] if part["name"].startswith("insight:")]
        for axis in (0, 1):
            expected = [[points[update][axis]], [state["gradient"][update][axis]]]
            expected += [
                [state[slot][update - 1][axis] if update else start, state[slot][update][axis]]
                for slot, start in slots.items()
            ]
            expected += [[state[each][update][axis]] for each in (*insight, "effective_rate")]
            product = ("effective_rate", "direction", *(["decay"] if "decay" in state else []), "step")
            expected += [[state[each][update][axis] for each in product], [points[update + 1][axis]]]
            shown = [figures(text) for text in parts.locator(f"dd:nth-of-type({axis + 1})").all_inner_texts()]
            assert len(shown) == len(expected)
            assert all(near(a, b) for a, b in zip(shown, expected, strict=True)), (name, update, shown, expected)

    check("One", 0)
    page.keyboard.press(".")
    expect(where).to_have_text("After step 1. This is update 2 of 60.")
    check("One", 1)
    panel.get_by_label("Run shown").select_option("Two")
    expect(parts).to_have_count(6)
    expect(where).to_have_text("After step 1. This is update 2 of 60.")
    check("Two", 1)
    page.keyboard.press("End")
    expect(where).to_have_text("At the end, after 60 steps. This was the last update.")
    check("Two", 59)
