"""The surface in space: frames a second while it turns and while it plays, and what a frame takes of the processor."""

import os

from benchmarks.page import PATIENCE, chromium
from benchmarks.table import Figure, Table, at_least, skipped
from tests.server_process import running_server

TITLE = "The surface in space: 6 runs of 1,000 steps on 60 × 60 points"
FLUENT = at_least(40)
SIZE = (400, 400)  # CSS pixels, about what it has on a screen of 1366 × 768
SPEED = 250  # steps/s
SECONDS = 4.0
RUNS = (("momentum", 0.01), ("momentum", 0.005), ("rmsprop", 0.03), ("adam", 0.1), ("adam", 0.05), ("adam", 0.02))
RACE = {
    "surface": {"kind": "rosenbrock"},
    "steps": 1000,
    "runs": [
        {"name": f"Run {number}", "optimizer": {"kind": kind, "learning_rate": rate}}
        for number, (kind, rate) in enumerate(RUNS, 1)
    ],
}

# The view alone on the page, with a clock that can be had step by step.
MOUNT = """async ({race, size, speed}) => {
  const load = async (path) => import(`/static/js/${path}`);
  const {mount} = await load('views/race-space.js');
  const {createStore} = await load('core/store.js');
  const {initialRaceState} = await load('core/race-state.js');
  const {createPlayer} = await load('core/player.js');
  const {createTheme} = await load('ui/theme.js');
  const {api: createApi} = await load('core/api.js');
  const api = createApi();
  const paths = await api.descents(race);
  const heights = await api.heights({surface: paths.spec.surface, domain: paths.spec.domain, resolution: 60});
  const store = createStore({...initialRaceState(paths.spec), speed});
  const waits = window.waits = [];
  const schedule = (tick) => (window.byHand ? waits.push(tick) : requestAnimationFrame(tick));
  const root = document.createElement('section');
  root.id = 'space';
  root.className = 'panel';
  root.style.cssText = `width: ${size[0]}px; height: ${size[1]}px`;
  root.append(document.createElement('h2'));
  document.body.replaceChildren(root);
  document.body.style.display = 'block';
  const player = createPlayer(store, {schedule});
  mount(root, {api, store, player, theme: createTheme()});
  window.turn = () => store.set(({camera}) => ({camera: {...camera, azimuth: camera.azimuth + 1}}));
  window.pause = player.pause;
  window.play = () => { store.set({step: 0}); player.play(); };
  store.set({paths, heights, step: race.steps});
}"""
DRAWN = "document.getElementById('space-picture')?.dataset.camera"
COUNT = """async ({turns, plays, seconds}) => {
  if (plays) window.play();
  const start = performance.now();
  let frames = 0;
  while (performance.now() < start + 1000 * seconds) {
    if (turns) window.turn();
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return 1000 * frames / (performance.now() - start);
}"""
# Reading a pixel waits until all is drawn.
TIME = """async (frames) => {
  window.pause();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  window.byHand = true;
  const gl = document.querySelector('.space-ground').getContext('webgl2');
  const times = Array.from({length: frames}, () => {
    window.turn();
    const start = performance.now();
    for (const tick of window.waits.splice(0)) tick(start);
    const asked = performance.now();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return [asked - start, performance.now() - start];
  });
  const median = (index) => times.map((each) => each[index]).sort((a, b) => a - b)[frames >> 1];
  return [median(0), median(1)];
}"""


def table(rounds: int) -> Table:
    """One row; every figure comes from many frames, whatever the rounds."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return skipped(TITLE, "Playwright is not installed")
    with sync_playwright() as playwright:
        path = chromium(playwright.chromium.executable_path)
        if path is None:
            return skipped(TITLE, "there is no Chromium")
        switches = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        browser = playwright.chromium.launch(executable_path=path, args=switches)
        with running_server() as server:
            row = measured(browser, server.url)
        version = browser.version
        browser.close()
    return Table(
        TITLE,
        ("frames/s, turning", "frames/s, playing", "frames/s, both", "a frame's commands", "until it is drawn"),
        [row],
        (f"Chromium {version}, drawn by software; load average {os.getloadavg()[0]:.1f}.",),
    )


def measured(browser, url: str) -> list[Figure]:
    """The figures of the row."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{url}/optimizers")
    page.evaluate(MOUNT, {"race": RACE, "size": SIZE, "speed": SPEED})
    page.wait_for_function(DRAWN, timeout=PATIENCE)
    ways = ({"turns": True, "plays": False}, {"turns": False, "plays": True}, {"turns": True, "plays": True})
    rates = [page.evaluate(COUNT, {**way, "seconds": SECONDS}) for way in ways]
    times = page.evaluate(TIME, 60)
    page.close()
    return [*(Figure(rate, goal=FLUENT) for rate in rates), *(Figure(time, " ms") for time in times)]
