"""Fixtures of the browser tests: Chromium, a real server, and a page that must stay free of trouble.

They are skipped on a machine without Chromium, unless RAVINE_REQUIRE_BROWSER=1 turns the skip into a failure.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.server_process import running_server

HERE = Path(__file__).parent
SWITCHES = [
    "--no-sandbox",  # containers run as root
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    """Browser tests run last: Playwright leaves an event loop running in the thread of the tests."""
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def chromium(playwright):
    """The path of a Chromium: RAVINE_CHROMIUM, the system's, or the one that Playwright installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    own = playwright.chromium.executable_path
    candidates = [os.environ.get("RAVINE_CHROMIUM"), *map(shutil.which, names), own]
    for path in filter(None, candidates):
        if Path(path).exists():
            return path
    reason = f"no Chromium: none of {', '.join(names)} is on the PATH, and RAVINE_CHROMIUM names none"
    if os.environ.get("RAVINE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    return {**browser_type_launch_args, "executable_path": chromium, "args": SWITCHES}


@pytest.fixture(scope="session")
def server(chromium):
    """A server of this checkout, in a process of its own; `.url` is its address."""
    with running_server() as process:
        yield process


@pytest.fixture(scope="session")
def base_url(server):
    """Lets tests say `page.goto("/")`."""
    return server.url


def listen(page, base_url):
    """The list of what goes wrong in the page from now on, one line each."""
    lines = []
    here = (base_url, base_url.replace("http", "ws", 1), "data:", "blob:", "about:")

    def leaves(url):
        if not url.startswith(here):
            lines.append(f"request to elsewhere: {url}")

    def failed(request):
        if request.failure != "net::ERR_ABORTED":  # the page itself gave it up, by leaving for example
            lines.append(f"request failed: {request.method} {request.url}: {request.failure}")

    def answered(response):
        if response.status >= 400:
            lines.append(f"status {response.status}: {response.request.method} {response.url}")

    def said(message):
        if "GPU stall due to ReadPixels" in message.text:  # of a browser that has no graphics card to draw WebGL with
            return
        if message.type in ("error", "warning"):
            lines.append(f"console {message.type}: {message.text}")

    def opened(socket):
        leaves(socket.url)
        socket.on("socketerror", lambda error: lines.append(f"WebSocket failed: {socket.url}: {error}"))

    page.on("console", said)
    page.on("pageerror", lambda error: lines.append(f"page error: {error}"))
    page.on("request", lambda request: leaves(request.url))
    page.on("requestfailed", failed)
    page.on("response", answered)
    page.on("websocket", opened)
    return lines


@pytest.fixture
def trouble(page, base_url):
    """What went wrong in the page so far, one line each. A test that provokes trouble clears the list."""
    return listen(page, base_url)


@pytest.fixture
def quiet_page(page, trouble):
    """A page in which nothing may go wrong: no error, no failed request, nothing fetched from elsewhere."""
    yield page
    assert trouble == []


@pytest.fixture(scope="module")
def kept_page(browser, base_url):
    """A page that the tests of a module have in common, and its trouble."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    yield page, listen(page, base_url)
    context.close()


@pytest.fixture
def shared_trouble(kept_page):
    """What went wrong in the shared page so far."""
    _, lines = kept_page
    lines.clear()
    return lines


@pytest.fixture
def shared_page(kept_page, shared_trouble):
    """As `quiet_page`, but one for the whole module, empty at the start of a test: its files are loaded once."""
    page, _ = kept_page
    page.goto("about:blank")
    page.mouse.move(0, 0)
    shared_trouble.clear()
    yield page
    assert shared_trouble == []
