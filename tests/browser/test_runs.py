"""Run cards: other optimizers and names while training, more runs, fewer runs."""

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground


@pytest.fixture
def playground(shared_page):
    return Playground(shared_page).open()


def test_another_optimizer_renames_the_run_and_goes_on_where_it_was(playground):
    playground.play_until(epochs=5)
    there = playground.counter()
    playground.card("Momentum").get_by_label("Optimizer").select_option(label="RMSprop")
    expect(playground.card("RMSprop")).to_be_visible()
    expect(playground.card("RMSprop").get_by_label("memory β", exact=False).first).to_be_visible()
    playground.settle()
    assert playground.counter() == there
    playground.play_until(epochs=there[0] + 5)
    assert [run["name"] for run in playground.state()["runs"]] == ["RMSprop", "Adam"]


def test_a_name_of_ones_own_stays(playground):
    name = playground.card("Adam").get_by_label("Name of the run")
    name.fill("the fast one")
    name.press("Enter")
    expect(playground.card("the fast one")).to_be_visible()
    playground.card("the fast one").get_by_label("Optimizer").select_option(label="Gradient descent")
    expect(playground.card("the fast one").get_by_label("Optimizer")).to_have_value("sgd")
    playground.settle()
    assert playground.state()["runs"][1]["name"] == "the fast one"


def test_a_run_that_is_renamed_stays_in_sight(playground):
    seen = playground.picture(".map-square canvas")
    name = playground.card("Momentum").get_by_label("Name of the run")
    name.fill("the slow one")
    name.press("Enter")
    expect(playground.card("the slow one")).to_be_visible()
    playground.settle()
    same = "(seen) => document.querySelector('.map-square canvas').toDataURL() === seen"
    playground.page.wait_for_function(same, arg=seen)
    playground.wait_for_frame()
    assert playground.picture(".map-square canvas") == seen


def test_add_a_run_copies_the_last_and_remove_takes_it_away(playground):
    playground.button("Add a run").click()
    expect(playground.card("Adam 2")).to_be_visible()
    playground.page.wait_for_function("location.hash.includes('Adam')")
    playground.settle()
    assert playground.train_loss("Adam 2") == playground.train_loss("Adam")
    playground.button("Remove Adam 2").click()
    expect(playground.card("Adam 2")).to_have_count(0)


def test_the_last_run_cannot_be_removed(playground):
    playground.button("Remove Momentum").click()
    expect(playground.card("Momentum")).to_have_count(0)
    expect(playground.button("Remove Adam")).to_be_hidden()


def test_another_number_of_runs_starts_the_race_again_and_says_so(playground):
    notice = playground.page.get_by_text("The race starts again")
    playground.button("Add a run").click()
    expect(playground.card("Adam 2")).to_be_visible()
    playground.settle()
    expect(notice).to_have_count(0)
    playground.play_until(epochs=2)
    playground.button("Remove Adam 2").click()
    expect(notice).to_be_visible()
    playground.page.wait_for_function("/step 0$/.test(document.getElementById('epoch').textContent.trim())")


def test_no_figure_is_cut_off(playground):
    """Wide ones are set by hand: which of them training reaches depends on the data."""
    cut = playground.page.evaluate("""() => [...document.querySelectorAll('.run-figures dd')].flatMap((cell) =>
      ['100.0%', '1.3e−4', '1e−300', '12.346'].filter((text) => {
        cell.textContent = text;
        return cell.scrollWidth > cell.clientWidth;
      }))""")
    assert cut == []


def test_a_run_that_diverged_shows_its_sentence_and_no_figures(playground):
    playground.open("#data.dataset=plane&activation=relu&runs.0.optimizer.kind=sgd&runs.0.optimizer.learning_rate=10")
    playground.button("Play").click()
    card = playground.page.locator(".run-card").first
    expect(card.locator(".run-detail")).to_contain_text("not finite", timeout=20_000)
    expect(card.locator(".run-figures")).to_be_hidden()
