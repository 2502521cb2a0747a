"""The surface in space: what is drawn where, and how it is turned."""

import io
import re

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.browser.playground import PATIENCE

ROSENBROCK = {"surface": {"kind": "rosenbrock"}}
START = (-1.5, 2.0)
MIDDLE = (0.0, 1.0)  # of the domain
# Of 255: an edge is smoothed a little differently after a turn.
SAME, CHANGED = 25, 100

LOSE_AND_RESTORE = """async () => {
  const canvas = document.querySelector('.space-ground');
  const card = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  const told = (event) => new Promise((done) => canvas.addEventListener(event, () => setTimeout(done), {once: true}));
  const lost = told('webglcontextlost');
  card.loseContext();
  await lost;
  const restored = told('webglcontextrestored');
  card.restoreContext();
  await restored;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
NO_WEBGL = """if (location.hash === '#flat') {
  for (const {prototype} of [OffscreenCanvas, HTMLCanvasElement]) {
    const own = prototype.getContext;
    prototype.getContext = function (kind, ...more) {
      return kind === 'webgl2' ? null : own.call(this, kind, ...more);
    };
  }
}"""


@pytest.fixture(scope="module")
def seen(kept_page):
    """The page, its surface seen: loaded once for all."""
    page, _ = kept_page
    page.goto("/optimizers")
    page.wait_for_function("document.getElementById('space-picture')?.dataset.camera", timeout=PATIENCE)
    expect(page.locator("#space-words")).to_contain_text("Momentum:", timeout=PATIENCE)
    return page.locator("#space-picture")


@pytest.fixture
def space(seen, shared_trouble):
    """The surface as it is seen at first."""
    seen.page.get_by_role("button", name="Reset view").click()
    expect(seen).to_have_attribute("data-camera", re.compile("^−30 50 1$"))
    yield seen
    assert shared_trouble == []


def camera(space) -> list[float]:
    """Azimuth, elevation, zoom."""
    return [float(part.replace("−", "-")) for part in space.get_attribute("data-camera").split()]


def picture(space) -> Image.Image:
    space.page.mouse.move(0, 0)
    return Image.open(io.BytesIO(space.screenshot())).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of two pictures, of 255."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())


def reading(space, x: float, y: float) -> tuple[float, ...]:
    """X, y and f that the page says of a point of the picture, CSS pixels."""
    space.hover(position={"x": x, "y": y}, force=True)
    said = space.page.locator("#space .reading")
    expect(said).to_have_text(re.compile(r"^\("))
    return tuple(float(part) for part in re.findall(r"[\d.e-]+", said.inner_text().replace("−", "-")))


def test_from_above_everything_stands_where_the_numbers_say(space):
    page = space.page
    page.get_by_role("button", name="From above").click()
    page.wait_for_function("document.getElementById('space-picture').dataset.camera.startsWith('0 90 ')")
    box = space.bounding_box()
    centre = (box["width"] / 2, box["height"] / 2)
    answer = page.request.post(
        "/api/surfaces", data={**ROSENBROCK, "resolution": 2, "domain": [[0.0, 1.0], [1.0, 2.0]]}
    ).json()
    x, y, value = reading(space, *centre)
    assert (x, y) == pytest.approx(MIDDLE, abs=0.03)
    assert value == pytest.approx(answer["values"][0][0], rel=0.05)  # f(0, 1), between the points of the grid
    reach = box["width"] / 3.5  # far out: what is read has one decimal
    unit = reach / (reading(space, centre[0] + reach, centre[1])[0] - x)  # pixels

    def pixel(shown, px: float, py: float):
        return shown.getpixel((round(centre[0] + (px - MIDDLE[0]) * unit), round(centre[1] - (py - MIDDLE[1]) * unit)))

    shown = picture(space)
    background = shown.getpixel((2, 2))
    assert background == (255, 255, 255)
    assert max(pixel(shown, *START)) < 40  # the mark of Momentum, black, over that of Adam and the start
    valley, wall = (pixel(shown, *place) for place in ((0.5, 0.25), (0.25, 2.75)))
    assert sum(valley) < sum(wall) - 30  # the lower the darker
    assert pixel(shown, -2.3, 0.75) == background  # beside the surface there is nothing


def test_it_is_turned_and_zoomed_by_mouse_and_keys_and_comes_back(space):
    page = space.page
    usual, first = camera(space), picture(space)
    box = space.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y - 20, steps=2)
    page.mouse.up()
    page.wait_for_function(
        "usual => !document.getElementById('space-picture').dataset.camera.startsWith(usual)", arg=f"{usual[0]:g}"
    )
    turned = camera(space)
    assert turned[0] < usual[0]  # what is dragged to the right is seen more from the left
    assert turned[1] < usual[1]
    assert apart(picture(space), first) > CHANGED
    page.mouse.move(x, y)
    page.mouse.wheel(0, -200)
    page.wait_for_function("document.getElementById('space-picture').dataset.camera.split(' ')[2] > 1.1")
    space.focus()
    page.keyboard.press("Home")
    page.wait_for_function("document.getElementById('space-picture').dataset.camera.endsWith(' 1')")
    assert camera(space) == usual
    assert apart(picture(space), first) < SAME
    for key in ("ArrowLeft", "ArrowUp", "+"):
        page.keyboard.press(key)
    page.wait_for_function("document.getElementById('space-picture').dataset.camera.split(' ')[2] > 1.1")
    azimuth, elevation, zoom = camera(space)
    assert (azimuth, elevation) == (usual[0] - 5, usual[1] + 5)
    assert zoom > 1.1
    page.get_by_role("button", name="Reset view").click()
    page.wait_for_function("document.getElementById('space-picture').dataset.camera.endsWith(' 1')")
    assert camera(space) == usual
    assert page.evaluate("scrollY") == 0


def test_a_lost_picture_comes_back_and_words_stand_in_where_there_can_be_none(space, shared_trouble):
    page = space.page
    first = picture(space)
    page.evaluate(LOSE_AND_RESTORE)
    assert apart(picture(space), first) < SAME
    shared_trouble.clear()  # the browser tells of the loss
    page.add_init_script(NO_WEBGL)
    page.goto("about:blank")
    page.goto("/optimizers#flat")
    expect(page.locator("#space")).to_contain_text("does not offer WebGL", timeout=PATIENCE)
