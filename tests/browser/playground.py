"""What the browser tests say of the playground page, in the words of someone who uses it."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, WebSocket, expect

PATIENCE = 20_000  # ms; a loaded machine is slow, and nothing here measures speed

ROUNDS = 10  # to the server and back, with a frame drawn between two of them
STAND_STILL = f"""async () => {{
  const root = document.documentElement;
  const now = () => [root.dataset.frame, location.hash, document.getElementById('epoch').textContent].join();
  let last = '';
  for (let still = 0; still < {ROUNDS}; still += 1) {{
    await fetch('/static/favicon.svg', {{cache: 'no-store'}});
    await new Promise(requestAnimationFrame);
    if (last !== now()) still = 0;
    last = now();
  }}
}}"""


class Playground:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.watched = ""  # the address of the network that the page watches
        self.asked: set[Request] = set()  # for data points, and not answered yet
        page.on("websocket", self._watches)
        page.on("request", self._asks)
        page.on("requestfinished", self._is_answered)
        page.on("requestfailed", self._is_answered)

    def _asks(self, request: Request) -> None:
        if request.url.endswith("/data"):
            self.asked.add(request)

    def _is_answered(self, request: Request) -> None:
        self.asked.discard(request)

    def _watches(self, socket: WebSocket) -> None:
        self.watched = urlsplit(socket.url).path.removesuffix("/live")

    def open(self, fragment: str = "") -> "Playground":
        self.page.goto(f"/{fragment}")
        self.wait_for_frame()
        return self

    def wait_for_frame(self) -> None:
        self.page.wait_for_function("document.documentElement.dataset.frame > 0", timeout=PATIENCE)

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def card(self, run: str):
        return self.page.locator(f'article.run-card[aria-label="{run}"]')

    def play_until(self, epochs: int) -> None:
        """Plays until so many epochs are done, then pauses and waits for the last frame."""
        self.button("Play").click()
        self.page.wait_for_function(
            """n => {
              const shown = document.getElementById('epoch').textContent.replaceAll(',', '');
              return Number(/epoch (\\d+)/.exec(shown)?.[1]) >= n;
            }""",
            arg=epochs,
            timeout=PATIENCE,
        )
        self.button("Pause").click()
        expect(self.button("Play")).to_be_visible()
        self.settle()

    def settle(self) -> None:
        """Waits until nothing has changed while the server answered again and again: the last frame was drawn."""
        while self.page.evaluate(STAND_STILL) or self.asked:
            pass

    def counter(self) -> tuple[int, int]:
        """Epoch and step, as shown."""
        text = self.page.locator("#epoch").inner_text().replace(",", "")
        found = re.search(r"epoch (\d+).*step (\d+)", text)
        return (int(found[1]), int(found[2])) if found else (-1, -1)

    def train_loss(self, run: str) -> str:
        return self.card(run).locator(".run-loss-train").inner_text()

    def picture(self, selector: str) -> str:
        """The pixels of a canvas."""
        return self.page.locator(selector).first.evaluate("canvas => canvas.toDataURL()")

    def state(self) -> dict:
        """The network that the page watches, asked of the API."""
        return self.page.evaluate("async (path) => (await fetch(path)).json()", self.watched)

    def changed(self, act: Callable[[], object]) -> dict:
        """The experiment that the server answers to what `act` does on the page."""
        with self.page.expect_response(lambda answer: answer.request.method in ("POST", "PATCH")) as answered:
            act()
        assert answered.value.ok, answered.value.text()
        return answered.value.json()["spec"]

    def chosen(self, menu: Locator, kind: str) -> dict:
        """The experiment with this entry of a menu."""
        if menu.input_value() == kind:
            return self.state()["spec"]
        after = self.changed(lambda: menu.select_option(kind))
        expect(menu).to_have_value(kind)
        return after

    def dataset(self, label: str) -> dict:
        """The experiment on this dataset."""
        button = self.page.locator("#data").get_by_role("button", name=label, exact=True)
        if button.get_attribute("aria-pressed") == "true":
            return self.state()["spec"]
        after = self.changed(button.click)
        expect(self.training("Loss")).to_have_value(after["loss"]["kind"])
        return after

    def training(self, label: str) -> Locator:
        """A menu of the training panel."""
        return self.page.locator("#training").get_by_label(label, exact=True)

    def hash(self) -> str:
        return urlsplit(self.page.url).fragment
