"""From the address to the first picture: what a browser with a cold cache waits for, and transfers."""

from statistics import median
from typing import NamedTuple

from benchmarks.page import PATIENCE, chromium
from benchmarks.table import Figure, Table, at_most, skipped
from tests.server_process import running_server

TITLE = "The page opened with a cold cache, on the machine of the server"
SOON, FEW = at_most(500), at_most(300)
LOADS = 7

# Says when the first frame was drawn.
WATCH = """new MutationObserver((_, observer) => {
  if (!document.documentElement?.dataset.frame) return;
  window.firstFrame = performance.now();
  observer.disconnect();
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['data-frame']});"""
LOOK = "[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.firstFrame]"


class Load(NamedTuple):
    """How one went."""

    paint: float  # ms
    frame: float  # ms
    kilobytes: float
    requests: int


def table(rounds: int) -> Table:
    """One row; a load is short, so there are a few of them whatever the rounds."""
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
            loads = [load(browser, server.url) for _ in range(LOADS)]
        version = browser.version
        browser.close()
    return Table(
        TITLE,
        ("first paint", "first frame drawn", "kB transferred", "requests"),
        [
            [
                Figure(median(one.paint for one in loads), " ms", SOON, 0),
                Figure(median(one.frame for one in loads), " ms", digits=0),
                Figure(max(one.kilobytes for one in loads), goal=FEW, digits=0),
                Figure(max(one.requests for one in loads), digits=0),
            ]
        ],
        (f"Chromium {version}; medians of {LOADS} loads. Paint is the first text or picture.",),
    )


def load(browser, url: str) -> Load:
    """One load in a browser that has nothing of the page."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_function("window.firstFrame", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    paint, frame = page.evaluate(LOOK)
    context.close()
    return Load(paint, frame, sum(sizes) / 1000, len(sizes))
