import assert from 'node:assert/strict';
import test from 'node:test';
import { HIGH } from '../../static/js/plots/relief-box.js';
import { makeView } from '../../static/js/plots/relief-camera.js';
import { held } from '../../static/js/ui/camera-control.js';

const SIZE = { width: 400, height: 288 }; // half of the height is 144 pixels, which is 1.44 of the box
const USUAL = { azimuth: -30, elevation: 50, zoom: 1 };
const ABOVE = { azimuth: 0, elevation: 90, zoom: 1 };
const PLACES = [[0, 0, 0], [1, 1, HIGH], [-1, 1, 0.2], [-1, -1, 0], [0.5, -0.25, 0.6]];
const near = (value, expected, within = 1e-6) => assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);

/** By the matrix, as the graphics card does it: pixels, and depth from −1 to 1. */
function byMatrix({ matrix }, point, { width, height }) {
  const [x, y, z, w] = [0, 1, 2, 3].map((row) => [...point, 1].reduce((sum, value, column) => sum + matrix[column * 4 + row] * value, 0));
  return [((x / w + 1) / 2) * width, ((1 - y / w) / 2) * height, z / w];
}

test('from above x goes to the right and y upwards, 100 pixels each, whatever the height', () => {
  const { project } = makeView(ABOVE, SIZE);
  for (const z of [0, HIGH / 2, HIGH]) {
    for (const [x, y] of [[0, 0], [1, 0], [0, 1], [-1, -1], [0.5, -0.25]]) {
      const [px, py] = project(x, y, z);
      near(px, 200 + 100 * x, 0.6);
      near(py, 144 - 100 * y, 0.6);
    }
  }
});

test('a margin makes it smaller and zoom larger', () => {
  near(makeView({ ...ABOVE, zoom: 2 }, SIZE).project(1, 0, HIGH / 2)[0], 400);
  near(makeView(ABOVE, { ...SIZE, margin: { top: 72, bottom: 72 } }).project(1, 0, HIGH / 2)[0], 250);
  const place = (camera) => makeView(camera, { ...SIZE, margin: { left: 80, top: 144 } }).project(0, 0, HIGH / 2);
  near(place(USUAL)[0], 240); // the middle of the room that is left
  near(place(USUAL)[1], 216);
  assert.deepEqual(place(ABOVE).map(Math.round), [200, 144], 'from above that of the picture');
});

test('however it is turned, all of the box is within the margins but for two pixels, and little room is lost', () => {
  const size = { width: 240, height: 200, margin: { left: 40, right: 15, top: 10, bottom: 20 } };
  const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [0, HIGH].map((z) => [x, y, z])));
  for (const elevation of [5, 20, 35, 50, 65, 70]) {
    let [widest, highest] = [0, 0];
    for (let azimuth = -180; azimuth < 180; azimuth += 5) {
      const { project } = makeView({ azimuth, elevation, zoom: 1 }, size);
      const [across, down] = [0, 1].map((axis) => corners.map((corner) => project(...corner)[axis]));
      assert.ok(Math.min(...across) >= 40 - 2 && Math.max(...across) <= 225 + 2, `cut at the side at ${elevation}°, ${azimuth}°`);
      assert.ok(Math.min(...down) >= 10 - 2 && Math.max(...down) <= 180 + 2, `cut above or below at ${elevation}°, ${azimuth}°`);
      [widest, highest] = [Math.max(widest, Math.max(...across) - Math.min(...across)), Math.max(highest, Math.max(...down) - Math.min(...down))];
    }
    assert.ok(widest > 0.9 * 185 || highest > 0.85 * 170, `${widest} × ${highest} at ${elevation}°`);
  }
});

test('azimuth says where the camera stands: in front, to the left of that, at the right', () => {
  assert.deepEqual(makeView({ ...USUAL, azimuth: 0 }, SIZE).eye.map(Math.sign), [0, -1, 1]);
  assert.deepEqual(makeView(USUAL, SIZE).eye.map(Math.sign), [-1, -1, 1]);
  const right = makeView({ ...USUAL, azimuth: 90 }, SIZE);
  assert.ok(right.project(0, 1, 0)[0] > right.project(0, -1, 0)[0], 'seen from the right, y goes to the right');
});

test('level with the ground, height goes upwards and what is far is smaller', () => {
  const { project } = makeView({ azimuth: 0, elevation: 0, zoom: 1 }, SIZE);
  assert.ok(project(0, 0, HIGH)[1] < project(0, 0, 0)[1] - 60);
  near(project(0, 1, 0)[0], 200);
  const width = (y) => project(1, y, 0)[0] - project(-1, y, 0)[0];
  near(width(-1) / width(1), 10 / 8); // the eye is 9 from the middle
});

test('the graphics card puts everything where the labels are put', () => {
  for (const camera of [ABOVE, USUAL, { azimuth: 130, elevation: 75, zoom: 1.7 }]) {
    const view = makeView(camera, { ...SIZE, margin: { left: 30, bottom: 10 } });
    for (const point of PLACES) {
      const [px, py] = view.project(...point);
      const [mx, my] = byMatrix(view, point, SIZE);
      near(mx, px, 1e-3);
      near(my, py, 1e-3);
    }
  }
});

test('what is nearer to the eye has less depth, and all of the box lies within', () => {
  const depth = (camera, point) => byMatrix(makeView(camera, SIZE), point, SIZE)[2];
  const rises = (depths) => depths.every((value, index) => index === 0 || value > depths[index - 1] + 0.01);
  assert.ok(rises([[0, -1, 0], [0, 0, 0], [0, 1, 0]].map((point) => depth({ ...USUAL, azimuth: 0 }, point))));
  assert.ok(rises([[0, 1, 0], [0, 0, 0], [0, -1, 0]].map((point) => depth({ ...USUAL, azimuth: 180 }, point))));
  assert.ok(rises([HIGH, HIGH / 2, 0].map((z) => depth(ABOVE, [0.3, 0.3, z]))));
  for (const camera of [ABOVE, USUAL, { ...USUAL, azimuth: 45, elevation: 5 }]) {
    for (const x of [-1, 1]) for (const y of [-1, 1]) for (const z of [0, HIGH]) assert.ok(Math.abs(depth(camera, [x, y, z])) < 1);
  }
});

test('the ray through the pixel of a place meets that place', () => {
  const view = makeView(USUAL, { ...SIZE, margin: { left: 30, bottom: 10 } });
  for (const point of PLACES) {
    const { from, along } = view.ray(...view.project(...point));
    const to = point.map((value, axis) => value - from[axis]);
    const share = to.reduce((sum, value, axis) => sum + value * along[axis], 0) / along.reduce((sum, value) => sum + value * value, 0);
    near(Math.hypot(...to.map((value, axis) => value - along[axis] * share)), 0);
  }
});

test('a camera stays above the ground, and its azimuth within a turn', () => {
  assert.deepEqual(held({ azimuth: 190, elevation: 120, zoom: 50 }), { azimuth: -170, elevation: 90, zoom: 6 });
  assert.deepEqual(held({ azimuth: -725, elevation: -3, zoom: 0 }), { azimuth: -5, elevation: 5, zoom: 0.5 });
});
