import assert from 'node:assert/strict';
import test from 'node:test';
import { valueAt } from '../../static/js/plots/height-at.js';
import { heightTicks } from '../../static/js/plots/height-ticks.js';
import { makeHeightScale } from '../../static/js/plots/heights.js';
import { HIGH } from '../../static/js/plots/relief-box.js';
import { makeView } from '../../static/js/plots/relief-camera.js';
import { createFacing } from '../../static/js/plots/relief-facing.js';
import { makeMesh, STRIDE } from '../../static/js/plots/relief-mesh.js';

/** f on a grid over 0..4 and 10..12. */
function gridOf(f, columns = 5, rows = 3) {
  const x = Array.from({ length: columns }, (_, i) => (4 * i) / (columns - 1));
  const y = Array.from({ length: rows }, (_, i) => 10 + (2 * i) / (rows - 1));
  return { x, y, columns, rows, values: Float64Array.from(y.flatMap((up) => x.map((across) => f(across, up)))) };
}
const near = (value, expected, within = 1e-6) => assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);
const quarter = (value) => value / 4;

test('a plane is a plane: at its points and between them', () => {
  const mesh = makeMesh(gridOf((x) => x), quarter);
  assert.equal(mesh.vertices.length, 15 * STRIDE);
  assert.equal(mesh.triangles.length, 8 * 2 * 3);
  for (const [x, y] of [[-1, -1], [1, 1], [0, 0], [0.3, -0.7], [-0.99, 0.51]]) near(mesh.ground(x, y), (HIGH * (x + 1)) / 2);
  for (let at = 0; at < mesh.vertices.length; at += STRIDE) {
    near(mesh.vertices[at + 3], HIGH / 2);
    near(mesh.vertices[at + 4], 0);
  }
});

test('every triangle is seen from above', () => {
  const { vertices, triangles } = makeMesh(gridOf((x, y) => Math.sin(x * y)), (value) => (value + 1) / 2);
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => [...vertices.slice(triangles[at + corner] * STRIDE, triangles[at + corner] * STRIDE + 2)]);
    assert.ok((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0);
  }
});

test('of a roof the near side shows its upper side, the far one its lower, and from above both the upper', () => {
  const mesh = makeMesh(gridOf((_, y) => 1 - Math.abs(y - 11)), (value) => value);
  const facing = createFacing(mesh);
  const sides = (elevation) => {
    const { triangles, upper } = facing(makeView({ azimuth: 0, elevation, zoom: 1 }, { width: 300, height: 300 }).eye);
    return Array.from({ length: triangles.length / 3 }, (_, i) => [3 * i < upper, [0, 1, 2].some((corner) => mesh.vertices[triangles[3 * i + corner] * STRIDE + 1] > 0)]);
  };
  for (const [isUpper, isFar] of sides(20)) assert.equal(isUpper, !isFar);
  assert.equal(sides(20).length, mesh.triangles.length / 3);
  assert.ok(sides(80).every(([isUpper]) => isUpper));
});

test('cells that touch a point without a value are left out', () => {
  const grid = gridOf((x) => x);
  grid.values[7] = NaN; // in the middle of five times three
  grid.values[0] = Infinity; // a corner
  const mesh = makeMesh(grid, quarter);
  assert.equal(mesh.triangles.length, (8 - 4 - 1) * 6);
  assert.ok(!mesh.triangles.includes(7) && !mesh.triangles.includes(0));
  assert.ok(Number.isNaN(mesh.ground(0.1, 0.1)) && Number.isNaN(mesh.ground(-0.9, -0.9)));
  assert.ok(Number.isNaN(mesh.ground(1.01, 0)), 'beside it there is nothing');
  near(mesh.ground(-0.75, 0.5), HIGH / 8);
});

test('places of the plane have their places in the box', () => {
  const { place, back } = makeMesh(gridOf((x) => x), quarter);
  assert.deepEqual(place(0, 10), [-1, -1]);
  assert.deepEqual(place(3, 11.5), [0.5, 0.5]);
  assert.deepEqual(back(0.5, 0.5), [3, 11.5]);
});

test('a hill hides what is behind it, and a rim does not hide the valley', () => {
  const { eye } = makeView({ azimuth: 0, elevation: 30, zoom: 1 }, { width: 300, height: 300 });
  const hill = makeMesh(gridOf((_, y) => Math.max(0, 1 - 8 * (y - 11) ** 2), 41, 41), (value) => value);
  assert.equal(hill.hides(0, 0.5, 0, eye), true);
  assert.equal(hill.hides(0, -0.5, 0, eye), false);
  assert.equal(hill.hides(0, 0, HIGH, eye), false);
  const bowl = makeMesh(gridOf((_, y) => (y - 11) ** 2, 41, 41), (value) => value);
  assert.equal(bowl.hides(0, 0, 0, eye), false);
});

test('what is pointed at is where it is seen', () => {
  const view = makeView({ azimuth: -30, elevation: 50, zoom: 1 }, { width: 300, height: 300 });
  const mesh = makeMesh(gridOf((x, y) => x * x + 8 * (y - 11) ** 2, 41, 41), (value) => value / 24);
  for (const [x, y] of [[0.2, 0.1], [0.5, 0.6], [-0.3, 0.4]]) {
    const hit = mesh.hit(view.ray(...view.project(x, y, mesh.ground(x, y))));
    near(hit[0], x, 0.01);
    near(hit[1], y, 0.01);
  }
  assert.equal(mesh.hit(view.ray(2, 2)), null);
});

test('between four points the value is between theirs', () => {
  const grid = gridOf((x, y) => 3 * x - 2 * y + x * y);
  for (const [x, y] of [[0, 10], [4, 12], [1.3, 10.7], [3.99, 11]]) near(valueAt(grid, x, y), 3 * x - 2 * y + x * y, 1e-9);
  assert.ok(Number.isNaN(valueAt(grid, 4.1, 11)));
});

test('an axis of heights has round values, and on a logarithmic one the lowest', () => {
  const labels = (values, count) => heightTicks(makeHeightScale(values), count).map(({ label }) => label);
  assert.deepEqual(labels([0, 5, 10], 2), ['0', '5', '10']);
  assert.deepEqual(labels([0, 1, 1, 1, 1, 1, 1, 1, 1, 1000], 3), ['0', '1', '10', '100', '1000']);
  const [lowest, ...above] = heightTicks(makeHeightScale([-3, -3, -3, -3, -3, -3, -3, -3, 97]), 3);
  assert.equal(lowest.value, -3);
  assert.deepEqual(above.map(({ value, label }) => [value, label]), [[-2.9, '−2.9'], [-2, '−2'], [7, '7'], [97, '97']]);
});
