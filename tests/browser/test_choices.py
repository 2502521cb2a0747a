"""Everything that can be chosen, chosen on the page. The catalog says what there is: a new entry is tested too."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page).open("#hidden=2&runs.0.name=One&runs.0.optimizer=sgd")


@pytest.fixture
def catalog(playground):
    return playground.page.evaluate("fetch('/api/catalog').then((answer) => answer.json())")


def named(entry, choice):
    """This entry, with its defaults."""
    return choice["kind"] == entry["kind"] and all(
        choice[parameter["name"]] == parameter["default"] for parameter in entry["parameters"]
    )


def shown(scope, entry):
    """A control for every hyperparameter of the entry."""
    for parameter in entry["parameters"]:
        label = parameter["label"]
        if label[1:2] != " ":  # a letter alone is a symbol
            label = label[:1].upper() + label[1:]
        expect(scope.get_by_text(label, exact=True).first).to_be_attached()


def open_guide(playground):
    playground.card("One").get_by_role("button", name="More settings").click()
    box = playground.page.get_by_role("dialog", name="More settings")
    expect(box).to_be_visible()
    return box


def test_every_optimizer(playground, catalog):
    card = playground.page.locator(".run-card").first
    for entry in catalog["optimizers"]:
        after = playground.chosen(card.get_by_label("Optimizer", exact=True), entry["kind"])
        assert named(entry, after["runs"][0]["optimizer"])
        shown(card, entry)


def test_every_schedule_and_clip(playground, catalog):
    box = open_guide(playground)
    for family, label in (("schedules", "Schedule"), ("clips", "Clip")):
        for entry in catalog[family][::-1]:
            after = playground.chosen(box.get_by_label(label, exact=True), entry["kind"])
            assert named(entry, after["runs"][0][label.lower()])
            shown(box, entry)
            words = "no clip" if entry["kind"] == "none" else entry["label"]
            expect(playground.card("One").locator(".run-guide")).to_contain_text(words)


def test_every_entry_of_the_menus_that_fit_all_data(playground, catalog):
    training = playground.page.locator("#training")
    for part in ("initializer", "regularizer", "activation"):
        for entry in catalog[f"{part}s"]:
            after = playground.chosen(playground.training(part.capitalize()), entry["kind"])
            assert named(entry, after[part])
            shown(training, entry)


def open_entries(menu):
    return menu.evaluate("menu => [...menu.options].filter((o) => !o.disabled).map((o) => o.value)")


def test_every_dataset_with_every_loss_and_output_that_fits(playground, catalog):
    losses, outputs = playground.training("Loss"), playground.training("Output")
    seen = set()
    for entry in catalog["datasets"]:
        if not entry["available"]:
            continue
        assert named(entry, playground.dataset(entry["label"])["data"]["dataset"])
        shown(playground.page.locator("#data"), entry)
        for kind in open_entries(losses):
            pair = (entry["task"], min(entry["classes"], 3), kind)
            if pair in seen:
                continue
            seen.add(pair)
            assert playground.chosen(losses, kind)["loss"]["kind"] == kind
            for output in open_entries(outputs):
                assert playground.chosen(outputs, output)["output"] == output
    assert {kind for _, _, kind in seen} == {entry["kind"] for entry in catalog["losses"]}
    expect(playground.page.locator(".notice.is-warning")).to_have_count(0)


def test_what_does_not_fit_says_why(playground):
    playground.dataset("Plane")
    option = playground.training("Loss").locator("option[value=cross_entropy]")
    expect(option).to_be_disabled()
    expect(option).to_have_text("Cross-entropy (for classification)")


def test_a_switch_of_an_optimizer(playground):
    card = playground.page.locator(".run-card").first
    playground.chosen(card.get_by_label("Optimizer", exact=True), "rmsprop")
    switch = card.get_by_role("switch", name="Centered")
    assert playground.changed(switch.check)["runs"][0]["optimizer"]["centered"] is True
    playground.page.wait_for_function("location.hash.includes('centered=true')")
    expect(switch).to_be_checked()


def test_a_schedule_shows_the_rate_of_the_next_step(playground):
    rate = playground.card("One").locator(".run-rate")
    expect(rate).to_be_hidden()
    box = open_guide(playground)
    playground.chosen(box.get_by_label("Schedule", exact=True), "exponential")
    playground.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    playground.play_until(epochs=5)
    run = playground.state()["runs"][0]
    assert run["learning_rate"] < playground.state()["spec"]["runs"][0]["optimizer"]["learning_rate"]
    shown = float(rate.inner_text().split()[-1])
    assert shown == pytest.approx(run["learning_rate"], rel=1e-2)
