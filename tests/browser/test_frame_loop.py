"""What the page must not do for every frame while it plays."""

import pytest

from tests.browser.playground import PATIENCE, Playground

# Whoever asks for these makes the browser lay the page out there and then.
COUNT_MEASURINGS = """() => {
  const counts = window.measurings = {};
  const count = (owner, name) => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    const kind = found.get ? 'get' : 'value';
    const own = function (...given) { counts[name] = (counts[name] ?? 0) + 1; return found[kind].apply(this, given); };
    Object.defineProperty(owner, name, {...found, [kind]: own});
  };
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetLeft', 'offsetTop']) count(HTMLElement.prototype, name);
  for (const name of ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'scrollTop']) {
    count(Element.prototype, name);
  }
  for (const name of ['getBoundingClientRect', 'getClientRects']) count(Element.prototype, name);
  count(window, 'getComputedStyle');
}"""
DRAWN = "n => Number(document.documentElement.dataset.frame) >= n"


@pytest.fixture
def playing(shared_page):
    """A page that plays two runs, in the midst of it."""
    playground = Playground(shared_page).open("#hidden=4,2")
    playground.button("Play").click()
    shared_page.mouse.move(0, 0)
    wait_for_frames(playground, 10)
    yield playground
    playground.button("Pause").click()
    playground.settle()


def wait_for_frames(playground: Playground, more: int) -> None:
    drawn = int(playground.page.evaluate("document.documentElement.dataset.frame"))
    playground.page.wait_for_function(DRAWN, arg=drawn + more, timeout=PATIENCE)


def test_nothing_is_measured(playing):
    playing.page.evaluate(COUNT_MEASURINGS)
    wait_for_frames(playing, 30)
    assert playing.page.evaluate("window.measurings") == {}


def test_figures_are_written_no_faster_than_they_can_be_read(playing):
    playing.page.evaluate("""() => {
      window.writings = 0;
      const watched = new MutationObserver(() => { window.writings += 1; });
      watched.observe(document.getElementById('epoch'), {characterData: true, childList: true, subtree: true});
      window.since = performance.now();
    }""")
    wait_for_frames(playing, 60)
    writings, seconds = playing.page.evaluate("[window.writings, (performance.now() - window.since) / 1000]")
    assert 1 <= writings <= 13 * seconds + 1
