"""The playground as a class sees it: play, watch, pause, go back, change something."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page)


def test_two_runs_start_alike_and_wait(playground):
    playground.open()
    assert playground.counter() == (0, 0)
    assert playground.train_loss("Momentum") == playground.train_loss("Adam")
    expect(playground.button("Play")).to_be_visible()


def test_playing_teaches_both_runs(playground):
    playground.open()
    before = {run: float(playground.train_loss(run)) for run in ("Momentum", "Adam")}
    pictures = {name: playground.picture(name) for name in ("#output-map", "#network", "#loss-chart", ".run-map")}
    playground.play_until(epochs=40)
    for run, loss in before.items():
        assert float(playground.train_loss(run)) < loss
    for name, picture in pictures.items():
        assert playground.picture(name) != picture, f"{name} has not changed"


def test_a_pause_holds(playground):
    playground.open()
    playground.play_until(epochs=5)
    there = playground.counter()
    playground.settle()
    assert playground.counter() == there


def test_the_numbers_shown_are_those_of_the_api(playground):
    playground.open()
    playground.play_until(epochs=10)
    state = playground.state()
    assert playground.counter() == (int(state["epoch"]), state["step"])
    for run in state["runs"]:
        shown = float(playground.train_loss(run["name"]))
        assert shown == pytest.approx(run["loss"]["train"], rel=5e-3)


def test_dragging_back_shows_what_was_shown(playground):
    playground.open()
    for _ in range(3):
        playground.page.keyboard.press(".")
    playground.page.wait_for_function("/step 3/.test(document.getElementById('epoch').textContent)")
    playground.settle()
    losses, picture = playground.train_loss("Adam"), playground.picture("#output-map")
    playground.play_until(epochs=10)
    assert playground.train_loss("Adam") != losses
    drag_timeline(playground, 3)
    assert playground.counter() == (0, 3)
    assert playground.train_loss("Adam") == losses
    assert playground.picture("#output-map") == picture


def test_after_going_back_it_goes_on_from_there(playground):
    playground.open()
    playground.play_until(epochs=10)
    drag_timeline(playground, 25)
    assert playground.counter() == (1, 25)
    playground.button("Step").click()
    playground.page.wait_for_function("/step 26/.test(document.getElementById('epoch').textContent)")


def test_reset_is_the_same_start(playground):
    playground.open()
    playground.settle()
    start, picture = playground.train_loss("Adam"), playground.picture("#output-map")
    playground.play_until(epochs=5)
    playground.button("Reset").click()
    playground.page.wait_for_function("/step 0$/.test(document.getElementById('epoch').textContent.trim())")
    playground.settle()
    assert playground.train_loss("Adam") == start
    assert playground.picture("#output-map") == picture


def test_a_changed_learning_rate_takes_effect_without_a_restart(playground):
    playground.open()
    playground.play_until(epochs=5)
    there = playground.counter()
    rate = (
        playground.card("Adam")
        .get_by_role("spinbutton", name="Learning rate")
        .or_(playground.card("Adam").get_by_label("learning rate α", exact=False))
    )
    rate.last.fill("0.05")
    rate.last.press("Enter")
    playground.page.wait_for_function("location.hash.includes('0.05')")
    assert playground.counter() == there
    assert playground.state()["spec"]["runs"][1]["optimizer"]["learning_rate"] == 0.05


def test_another_feature_makes_another_network(playground):
    playground.open()
    assert playground.state()["size"] == 105
    playground.page.locator("#features").get_by_role("button", name="x₁x₂").click()
    playground.page.wait_for_function("location.hash.includes('x1x2')")
    playground.wait_for_frame()
    playground.settle()
    assert playground.state()["size"] == 105 + 8  # one more input to each of eight units


def test_the_address_holds_the_experiment(playground):
    playground.open("#data.dataset=circle&hidden=3&seed=11")
    playground.play_until(epochs=10)
    playground.button("Reset").click()
    playground.settle()
    other = Playground(playground.page.context.new_page()).open("#" + playground.hash())
    assert other.state()["spec"] == playground.state()["spec"]
    assert other.train_loss("Adam") == playground.train_loss("Adam")
    other.page.close()


def test_space_plays_and_pauses(playground):
    playground.open()
    playground.page.keyboard.press("Space")
    expect(playground.button("Pause")).to_be_visible()
    playground.page.keyboard.press("Space")
    expect(playground.button("Play")).to_be_visible()


def test_a_run_that_diverges_says_so_in_words(playground):
    playground.open("#data.dataset=plane&activation=relu&runs.0.optimizer.kind=sgd&runs.0.optimizer.learning_rate=10")
    playground.button("Play").click()
    detail = playground.page.locator(".run-detail").first
    expect(detail).to_contain_text("not finite", timeout=20_000)
    expect(detail).to_contain_text("learning rate is 10")


def drag_timeline(playground: Playground, step: int) -> None:
    playground.page.locator("#timeline").evaluate(
        """(slider, step) => {
          slider.value = String(step);
          slider.dispatchEvent(new Event('input', {bubbles: true}));
        }""",
        step,
    )
    playground.page.wait_for_function(
        "n => document.getElementById('epoch').textContent.replaceAll(',', '').includes(`step ${n}`)", arg=step
    )
    playground.settle()
