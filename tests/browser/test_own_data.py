"""Points of one's own on the page: painted, erased, taken back; from files, to files, and kept over a reload."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.playground import Playground

READING = re.compile(r"\((.+), (.+)\)")


class Painter(Playground):
    """What can be done on the output map."""

    @property
    def map(self):
        return self.page.locator("#output-map")

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page, from shares of the canvas."""
        box = self.map.bounding_box()
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def stroke(self, *places: tuple[float, float]) -> None:
        self.page.mouse.move(*self.at(*places[0]))
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*self.at(*place), steps=6)
        self.page.mouse.up()

    def reading(self) -> tuple[float, float]:
        """Where the map says that its cursor is, to a tenth."""
        expect(self.page.locator("#output .reading")).to_have_text(READING)
        x, y = READING.search(self.page.locator("#output .reading").inner_text().replace("−", "-")).groups()
        return float(x), float(y)

    def points(self, act) -> list:
        return self.changed(act)["data"]["points"]

    def hint(self):
        return self.page.locator(".paint-hint")


@pytest.fixture
def playground(shared_page):
    return Painter(shared_page)


def test_two_classes_are_painted_erased_and_trained_on(playground):
    playground.open("#hidden=3")
    page, domain = playground.page, playground.state()["domain"]
    playground.button("Paint").click()
    playground.button("Clear").click()
    expect(playground.hint()).to_contain_text("0 points. Put at least 2 points")
    playground.stroke((0.3, 0.2), (0.8, 0.2))
    expect(playground.hint()).to_contain_text("Put at least one point of class 1")
    assert playground.state()["spec"]["data"]["dataset"]["kind"] == "spiral", "one class is no experiment"

    playground.button("Class 1").click()
    points = playground.points(lambda: playground.stroke((0.3, 0.7), (0.8, 0.7)))
    assert {label for *_, label in points} == {0, 1}
    assert all((y > 1) == (label == 0) for _, y, label in points)
    playground.settle()  # the network that was watched is gone before the page watches the next
    assert playground.state()["domain"] == domain

    # A click is one point, exactly where the map says that it is.
    page.mouse.move(*playground.at(0.5, 0.45))
    place = playground.reading()
    more = playground.points(lambda: page.mouse.click(*playground.at(0.5, 0.45)))
    assert (more[:-1], more[-1][:2]) == (points, pytest.approx(place, abs=0.0501))

    # By keyboard: a point at the cursor, the nearest away, and back again.
    page.keyboard.press("ArrowRight")
    place = playground.reading()
    typed = playground.points(lambda: page.keyboard.press("Enter"))
    assert (typed[:-1], typed[-1][:2]) == (more, pytest.approx(place, abs=0.0501))
    assert playground.points(lambda: page.keyboard.press("Delete")) == more
    assert playground.points(lambda: page.keyboard.press("Control+z")) == typed
    assert playground.points(playground.button("Undo").click) == more
    assert playground.points(playground.button("Redo").click) == typed

    playground.button("Eraser").click()
    left = playground.points(lambda: playground.stroke((0.55, 0.7), (0.9, 0.7)))
    assert 0 < len([p for p in left if p[2] == 1]) < len([p for p in typed if p[2] == 1])
    assert [p for p in left if p[2] == 0] == [p for p in typed if p[2] == 0]

    playground.button("Done").click()
    expect(page.get_by_role("group", name="Paint points")).to_be_hidden()
    playground.play_until(3)
    state = playground.state()
    assert state["spec"]["data"]["points"] == left
    shown = float(playground.train_loss(state["runs"][0]["name"]))
    assert shown == pytest.approx(state["runs"][0]["loss"]["train"], rel=5e-3)

    page.go_back()
    expect(page.locator(".own-points")).not_to_have_text(f"Your own points ({len(left)})")


def test_a_finger_paints_a_third_class_over_a_dataset_while_it_plays(playground):
    playground.open("#hidden=3&data.samples=40")
    drawn = playground.state()
    data = playground.page.evaluate("async (path) => (await fetch(path)).json()", f"{playground.watched}/data")
    playground.button("Play").click()
    playground.button("Paint").click()
    playground.button("+ class").click()
    # The browser learns with a frame that a finger does not scroll here.
    playground.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    touch = playground.page.context.new_cdp_session(playground.page)

    def send(kind, *place):
        points = [dict(zip("xy", playground.at(*place), strict=True))] if place else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def stroke():
        send("touchStart", 0.4, 0.3)
        for share in range(1, 9):
            send("touchMove", 0.4, 0.3 + share / 20)
        send("touchEnd")

    with playground.page.expect_response("**/api/networks") as answered:
        stroke()
    state = answered.value.json()
    spec, points = state["spec"], state["spec"]["data"]["points"]
    assert (spec["data"]["class_names"], spec["output"]) == (["0", "1", "2"], "softmax")
    assert len([point for point in points if point[2] == 2]) > 3
    old = [[*p, y] for part in ("train", "test") for p, y in zip(data[part]["points"], data[part]["y"], strict=True)]
    assert points[: len(old)] == [pytest.approx(point, abs=5.1e-4) for point in old]
    assert drawn["domain"] == state["domain"]
    expect(playground.button("Pause")).to_be_visible()
    playground.page.wait_for_function("document.documentElement.dataset.frame > 3")

    # Data of many columns have no place to paint on.
    playground.dataset("Iris")
    expect(playground.hint()).to_be_hidden()
    expect(playground.button("Paint")).to_be_disabled()
    playground.button("Paint").click(force=True)
    expect(playground.page.locator(".notice-slot")).to_contain_text(["4 columns", ""])


def table_of(rows) -> bytes:
    return ("length;width;kind\n" + "".join(";".join(map(str, row)) + "\n" for row in rows)).encode()


def test_files_are_read_refused_saved_and_kept(playground, shared_trouble):
    playground.open("#hidden=2")
    page = playground.page
    before = playground.state()["spec"]
    after = playground.changed(playground.button("Regenerate").click)
    assert after["data"]["seed"] != before["data"]["seed"]
    assert after["seed"] == before["seed"]

    page.get_by_role("button", name="Upload and download").click()
    chosen, said = page.locator("input[type=file]"), page.locator(".csv-said")
    here = playground.state()["spec"]

    def upload(name, body):
        chosen.set_input_files({"name": name, "mimeType": "text/csv", "buffer": body})

    for name, body, words in [
        ("gaps.csv", table_of([(1, 2, "a"), ("", 3, "b"), (4, 5, "a")]), "Line 3, length is missing"),
        ("empty.csv", b"", "The file is empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\xff", "Line 1 is not UTF-8"),
        ("one.csv", table_of([(1, 2, "a"), (3, 4, "a")]), "2 to 10 different texts"),
    ]:
        upload(name, body)
        expect(said).to_contain_text(f"{name} was not taken; nothing has changed.")
        expect(said).to_contain_text(words)
    assert playground.state()["spec"] == here
    assert all("422" in line for line in shared_trouble)
    shared_trouble.clear()

    # Decimal commas, many rows: too many for an address.
    rows = [
        (f"{i % 50 / 10:.1f}".replace(".", ","), i % 7 - 3, "red" if i % 3 else "green, or so") for i in range(1200)
    ]
    with page.expect_response("**/api/networks") as answered:
        upload("many.csv", table_of(rows))
    spec = answered.value.json()["spec"]
    expect(said).to_contain_text("1,200 rows. 2 columns: length, width. Label kind: classes green, or so, red.")
    points = spec["data"]["points"]
    assert points[:3] == [[0, -3, 0], [0.1, -2, 1], [0.2, -1, 1]]

    with page.expect_download() as saved:
        page.get_by_role("button", name="Points as CSV").click()
    body = saved.value.path().read_bytes()
    lines = list(csv.reader(io.StringIO(body.decode())))
    assert lines[:2] == [["length", "width", "label"], ["0", "-3", "green, or so"]]
    with page.expect_response("**/api/data/csv*") as answered:
        upload("again.csv", body)
    assert answered.value.json()["data"]["points"] == points
    expect(said).to_contain_text("again.csv1,200 rows")
    playground.settle()

    with page.expect_download() as saved:
        page.get_by_role("button", name="Output map as CSV").click()
    told = page.evaluate("async (path) => (await fetch(path)).json()", f"{playground.watched}/boundary")
    values = [float(line["value"]) for line in csv.DictReader(io.StringIO(saved.value.path().read_text()))]
    assert values == [value for row in told["values"] for value in row]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Picture as PNG").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")

    # The address is short, and the same machine has the points again; another one says that it has not.
    expect(page.locator(".points-kept")).to_contain_text("Kept in this browser")
    page.wait_for_function("location.hash.includes('data.points=@')")
    address = playground.hash()
    assert len(address) < 300
    playground.page.goto("about:blank")
    playground.open(f"#{address}")
    assert playground.state()["spec"]["data"]["points"] == points
    assert playground.hash() == address
    page.evaluate("localStorage.clear()")
    playground.page.goto("about:blank")
    playground.open(f"#{address}")
    assert playground.state()["spec"]["data"]["dataset"]["kind"] == "spiral"
    expect(page.locator(".notice-slot").first).to_contain_text("kept only by the browser that they were made in")
