import assert from 'node:assert/strict';
import test from 'node:test';
import { HIGH } from '../../static/js/plots/relief-box.js';
import { makeMesh } from '../../static/js/plots/relief-mesh.js';
import { createRibbon, GAP, pointAt, SIZE } from '../../static/js/plots/relief-ribbon.js';

/** A plane that rises with x from 0 to 1, over −10..10 both ways. */
const ENDS = Array.from({ length: 11 }, (_, i) => 2 * i - 10);
const MESH = makeMesh({ x: ENDS, y: ENDS, columns: 11, rows: 11, values: ENDS.flatMap(() => ENDS.map((x) => (x + 10) / 20)) }, (value) => value);
const SCALE = { of: (value) => Math.max(0, Math.min(1, value)), high: 1 };
const path = (...points) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) });

function made(of, ribbon = createRibbon()) {
  const first = ribbon.update(of, MESH, SCALE);
  const points = Array.from({ length: ribbon.length() }, (_, i) => [...ribbon.data().slice(i * SIZE, i * SIZE + SIZE)].map((value) => Number(value.toFixed(4))));
  return { ribbon, first, points };
}

test('a path lies on the surface, in pieces as long as a cell', () => {
  const { points } = made(path([-10, 0], [-2, 0], [-2, 2]));
  const height = (share) => Number((HIGH * share).toFixed(4));
  assert.deepEqual(points, [
    [-1, 0, 0, 0], [-0.8, 0, height(0.1), 0.25], [-0.6, 0, height(0.2), 0.5], [-0.4, 0, height(0.3), 0.75], [-0.2, 0, height(0.4), 1],
    [-0.2, 0.2, height(0.4), 2],
  ]);
});

test('steps that cannot be seen are one with those before', () => {
  const { points } = made(path([0, 0], [0.001, 0], [0.002, 0.001], [1, 0]));
  assert.deepEqual(points.map(([x, , , step]) => [x, step]), [[0, 0], [0.1, 3]]);
});

test('short steps straight on are one, until they bend', () => {
  const xs = ({ points }) => points.map(([x]) => x);
  assert.deepEqual(xs(made(path([0, 0], [0.1, 0], [0.2, 0], [0.3, 0.001]))), [0, 0.02, 0.03]);
  const { ribbon, points } = made(path([0, 0], [0.1, 0], [0.1, 0.1]));
  assert.equal(points.length, 3);
  const line = path([0, 0], [0.1, 0]);
  made(line, ribbon);
  line.x.push(0.2);
  line.y.push(0);
  assert.equal(made(line, ribbon).first, 1, 'the last point was moved');
});

test('a path that goes on is only added to', () => {
  const line = path([0, 0], [1, 0]);
  const { ribbon, points } = made(line);
  line.x.push(2, 3);
  line.y.push(0, 0);
  const grown = made(line, ribbon);
  assert.equal(grown.first, points.length);
  assert.deepEqual(grown.points.slice(0, points.length), points);
  assert.deepEqual(grown.points, made(path([0, 0], [1, 0], [2, 0], [3, 0])).points);
  assert.equal(made(line, ribbon).first, grown.points.length, 'nothing is new');
});

test('another path is made anew: other arrays, fewer steps, another last step', () => {
  const line = path([0, 0], [1, 0], [2, 0]);
  const { ribbon } = made(line);
  line.y[2] = 1;
  assert.deepEqual(made(line, ribbon).points, made(path([0, 0], [1, 0], [2, 1])).points);
  line.x.pop();
  assert.deepEqual(made(line, ribbon).points, made(path([0, 0], [1, 0])).points);
  assert.equal(made(path([0, 0], [1, 0]), ribbon).first, 0);
});

test('it is cut where it leaves the surface and goes on where it comes back', () => {
  const { points } = made(path([9, 0], [11, 0], [9, 1]));
  assert.deepEqual(points.map(([x, y, z, step]) => (z === GAP ? 'gap' : [x, y, step])), [[0.9, 0, 0], [1, 0, 0.5], 'gap', [1, 0.05, 1.5], [0.9, 0.1, 2]]);
  assert.deepEqual(made(path([11, 0], [12, 0])).points, []);
  assert.deepEqual(made(path([0, 0], [NaN, 0])).points.filter(([, , z]) => z !== GAP), [[0, 0, Number((HIGH / 2).toFixed(4)), 0]]);
});

test('with values it is as high as they are, straight from one to the next, and cut at the ceiling', () => {
  const { points } = made({ ...path([0, 0], [4, 0], [8, 0]), value: [0.5, 0.8, 1.6] });
  assert.deepEqual(points.map(([x, , z, step]) => (z === GAP ? 'gap' : [x, Number((z / HIGH).toFixed(3)), step])), [[0, 0.5, 0], [0.4, 0.8, 1], [0.5, 1, 1.25], 'gap']);
  assert.equal(made({ ...path([0, 0], [4, 0]), value: [null, 0.5] }).points.length, 0);
});

test('up to a step so many pairs of points are drawn', () => {
  const { ribbon } = made(path([0, 0], [1, 0], [2, 0], [3, 0]));
  assert.deepEqual([0, 0.5, 1, 1.5, 3, 99].map(ribbon.pairs), [0, 1, 1, 2, 3, 3]);
});

test('a run stands between two steps while it plays', () => {
  const line = path([0, 0], [4, 8]);
  assert.deepEqual(pointAt(line, MESH, SCALE, 0.5).map((value) => Number(value.toFixed(4))), [0.2, 0.4, Number((HIGH * 0.6).toFixed(4))]);
  assert.deepEqual(pointAt(line, MESH, SCALE, 7), pointAt(line, MESH, SCALE, 1));
  assert.equal(pointAt(path([11, 0]), MESH, SCALE, 0), null);
});
