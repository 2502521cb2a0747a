"""The page in a real browser: frames drawn and epochs trained, from the server to the canvas."""

import os
import shutil
from pathlib import Path

from benchmarks.table import Cell, Figure, Table, at_least, skipped
from tests.server_process import running_server

TITLE = "The page in headless Chromium: one run of Adam"
NETWORKS = {"4-2": "4,2", "8-8-8": "8,8,8"}
TENSORFLOW = {"4-2": 27.0, "8-8-8": 14.0}  # epochs/s, a frame each; measured earlier, in the same kind of browser
PATIENCE = 60_000  # ms
WARM, SECONDS = 3.0, 8.0
FLUENT, FAST = at_least(45), at_least(2000)

# Frames that come together are drawn once: what counts is how often the page says that it has drawn.
COUNT = """() => {
  window.drawn = 0;
  const root = document.documentElement;
  new MutationObserver(() => { window.drawn += 1; }).observe(root, {attributeFilter: ['data-frame']});
}"""
LOOK = """() => [
  performance.now() / 1000,
  window.drawn,
  Number(/epoch ([\\d.]+)/.exec(document.getElementById('epoch').textContent.replaceAll(',', ''))[1]),
]"""


def table(rounds: int) -> Table:
    """A row a network. Rounds are of no use here: every figure comes from many frames."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return skipped(TITLE, "Playwright is not installed")
    with sync_playwright() as playwright:
        path = chromium(playwright.chromium.executable_path)
        if path is None:
            return skipped(TITLE, "there is no Chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with running_server() as server:
            rows = [row(browser, server.url, network) for network in NETWORKS]
        version = browser.version
        browser.close()
    return Table(
        TITLE,
        (
            "network",
            "frames/s, an epoch each",
            "epochs/s at the highest speed",
            "TensorFlow Playground: epochs/s, a frame each",
        ),
        rows,
        (f"Chromium {version}. TensorFlow Playground was measured earlier, in the same kind of browser.",),
    )


def chromium(own: str) -> str | None:
    """The path of a Chromium: RAVINE_CHROMIUM, the system's, or Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    candidates = [os.environ.get("RAVINE_CHROMIUM"), *map(shutil.which, names), own]
    return next((path for path in candidates if path and Path(path).exists()), None)


def row(browser, url: str, network: str) -> list[Cell]:
    """One network, slow and fast."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{url}/#hidden={NETWORKS[network]}&runs.0.name=Adam&runs.0.optimizer=adam")
    page.wait_for_function("document.documentElement.dataset.frame > 0", timeout=PATIENCE)
    page.evaluate(COUNT)
    speed = page.locator("#speed")
    speed.select_option(label="1 epoch")
    page.get_by_role("button", name="Play", exact=True).click()
    frames, _ = rates(page)
    speed.select_option(index=speed.locator("option").count() - 1)
    _, epochs = rates(page)
    page.close()
    return [
        network,
        Figure(frames, goal=FLUENT),
        Figure(epochs, goal=FAST, digits=0),
        Figure(TENSORFLOW[network], digits=0),
    ]


def rates(page) -> tuple[float, float]:
    """Drawings and epochs a second."""
    page.wait_for_timeout(1e3 * WARM)
    start, drawn, epochs = page.evaluate(LOOK)
    page.wait_for_timeout(1e3 * SECONDS)
    end, drawn_then, epochs_then = page.evaluate(LOOK)
    return (drawn_then - drawn) / (end - start), (epochs_then - epochs) / (end - start)
