"""What is set up on the page: layers, features, stop rules; and the address that holds it all."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page).open("#hidden=2&runs.0.name=One&runs.0.optimizer=sgd")


def test_dropout_stands_above_its_layer(playground):
    page = playground.page
    head = page.get_by_role("group", name="Layer 1", exact=True)
    more = head.get_by_role("button", name="Layer 1: …")
    more.focus()
    page.keyboard.press("Enter")
    rate = page.get_by_role("dialog", name="Layer 1").get_by_role("spinbutton", name="Dropout rate")
    assert playground.changed(lambda: rate.fill("0.2") or rate.press("Enter"))["hidden"][0]["dropout"] == 0.2
    page.wait_for_function("location.hash.includes('dropout=0.2')")
    page.keyboard.press("Escape")
    expect(head.get_by_text("dropout .2")).to_be_visible()


def test_an_activation_with_numbers_has_them_in_the_box_of_its_layer(playground):
    page = playground.page
    playground.chosen(page.get_by_label("Layer 1: activation"), "elu")
    page.get_by_role("group", name="Layer 1", exact=True).get_by_role("button", name="Layer 1: …").click()
    depth = page.get_by_role("dialog", name="Layer 1").get_by_role("spinbutton", name="Depth")
    after = playground.changed(lambda: depth.fill("2") or depth.press("Enter"))
    assert after["hidden"][0]["activation"] == {"kind": "elu", "alpha": 2}


def test_a_formula_is_added_refused_and_removed(playground, shared_trouble):
    page = playground.page
    features = page.locator("#features")

    def write(text):
        features.get_by_role("button", name="+ formula").click()
        field = features.get_by_role("textbox", name="Formula")
        field.fill(text)
        field.press("Enter")
        return field

    write("max(x1, x2)^2 & x1").wait_for(state="visible")
    expect(features.locator(".formula-problem")).to_be_visible()
    expect(features.get_by_role("textbox", name="Formula")).to_have_value("max(x1, x2)^2 & x1")
    assert all("422" in line for line in shared_trouble)
    shared_trouble.clear()
    features.get_by_role("textbox", name="Formula").fill("max(x1, x2)^2 + 1")
    after = playground.changed(lambda: page.keyboard.press("Enter"))
    assert after["features"][-1] == {"kind": "formula", "expression": "max(x1, x2)^2 + 1"}
    chip = features.get_by_role("button", name="Remove max(x1, x2)^2 + 1")
    expect(chip).to_be_visible()
    expect(features.get_by_role("textbox", name="Formula")).to_be_hidden()
    page.wait_for_function("location.hash.includes('expression')")
    chip.click()
    expect(chip).to_have_count(0)
    page.wait_for_function("!location.hash.includes('expression')")


def test_columns_of_real_data_are_features_by_name(playground):
    catalog = playground.page.evaluate("fetch('/api/catalog').then((answer) => answer.json())")
    entry = next((each for each in catalog["datasets"] if each["kind"] == "iris"), None)
    if not entry or not entry["available"]:
        pytest.skip("no scikit-learn")
    features = playground.page.locator("#features")
    playground.dataset("Iris")
    expect(features.locator(".chip[aria-pressed=true]")).to_have_text(entry["columns"])
    features.get_by_role("button", name=entry["columns"][2], exact=True).click()
    expect(features.locator(".feature-count")).to_have_text("3/4")
    features.get_by_role("button", name="all", exact=True).click()
    expect(features.locator(".feature-count")).to_have_text("4/4")
    playground.page.wait_for_function("location.hash.includes('iris') && !location.hash.includes('features')")


def test_a_dataset_that_is_not_there_says_what_it_needs(quiet_page):
    def without_measured_data(route):
        answer = route.fetch()
        catalog = answer.json()
        for entry in catalog["datasets"]:
            entry.update({"available": False, "preview": []} if entry["kind"] == "wine" else {})
        route.fulfill(response=answer, json=catalog)

    quiet_page.route("**/api/catalog", without_measured_data)
    playground = Playground(quiet_page).open()
    data = quiet_page.locator("#data")
    wine = data.get_by_role("button", name="Wine", exact=True)
    expect(wine).to_be_disabled()
    wine.click(force=True)
    expect(data.get_by_text("scikit-learn")).to_be_visible()
    assert playground.state()["spec"]["data"]["dataset"]["kind"] == "spiral"


def test_a_stop_rule_ends_a_run_says_so_and_lets_it_go_on(playground):
    page = playground.page
    page.locator("#training").get_by_role("button", name="Stop rules").click()
    limit = page.get_by_role("dialog", name="Stop rules").get_by_role("spinbutton", name="Epochs")
    limit.fill("3")
    limit.press("Enter")
    page.wait_for_function("location.hash.includes('stop.epochs=3')")
    page.keyboard.press("Escape")
    expect(page.locator("#training").get_by_role("button", name="Stop rules")).to_contain_text("epochs 3")
    playground.button("Play").click()
    card = playground.card("One")
    expect(card.locator(".run-detail")).to_contain_text("limit was 3 epochs", timeout=20_000)
    expect(card.locator(".run-figures")).to_be_visible()
    expect(playground.button("Play")).to_be_visible()
    playground.button("Play").click()
    expect(page.locator(".notice")).to_contain_text("No run can go on")
    playground.settle()
    assert playground.counter()[0] == 3
    page.get_by_role("button", name="Dismiss").click()
    page.locator("#training").get_by_role("button", name="Stop rules").click()
    page.get_by_role("dialog", name="Stop rules").get_by_role("button", name="Epochs: off").click()
    page.wait_for_function("!location.hash.includes('stop')")
    page.keyboard.press("Escape")
    expect(card.locator(".run-detail")).to_be_hidden()
    playground.play_until(epochs=5)


ADDRESSES = [
    "data.dataset=spirals&data.dataset.classes=4&data.imbalance=0.2&stop.patience=20&stop.watch=train",
    "data.dataset=plane&loss=huber&loss.delta=0.2&features.0=x1&features.1=formula&features.1.expression=x1%5E2+%2B+x2",
    "loss=squared_error&output=linear&initializer=orthogonal&initializer.gain=2&regularizer=l1_l2&regularizer.l1=0.01",
    "hidden.0.units=3&hidden.0.activation=prelu&hidden.0.activation.leak=0.1&hidden.0.dropout=0.2",
    "runs.0.name=A&runs.0.optimizer=adam&runs.0.optimizer.bias_correction=false&runs.0.schedule=one_cycle&runs.0.clip=norm",
    "data.dataset=&data.points=0,1,2,0;1,0,2,1;2,2,1,2;0,1,1,0;&data.columns=a,b,c&features=x1,x2",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_gives_the_same_experiment_again(shared_page, address):
    playground = Playground(shared_page).open(f"#{address}")
    expect(shared_page.locator(".notice")).to_have_count(0)
    first, written = playground.state()["spec"], playground.hash()
    shared_page.goto("about:blank")
    assert playground.open(f"#{written}").state()["spec"] == first
    assert playground.hash() == written
