import assert from 'node:assert/strict';
import test from 'node:test';
import { withEnd } from '../../static/js/ui/domain-controls.js';
import { areaFor } from '../../static/js/ui/surface-picture.js';
import { gridPoint, mapText, startText, stepText } from '../../static/js/ui/surface-reading.js';

const OWN = [[-2, 2], [-1, 3]];

test('a map is as large as its place allows, with one scale for x and y, unless it is very long', () => {
  const room = { x: 20, y: 2, width: 300, height: 200 };
  assert.deepEqual(areaFor(OWN, room), { x: 70, y: 2, width: 200, height: 200 });
  assert.deepEqual(areaFor([[0, 4], [0, 2]], room), { x: 20, y: 27, width: 300, height: 150 });
  assert.deepEqual(areaFor([[0, 100], [0, 2]], room), room);
});

const heights = { x: [0, 1, 2], y: [10, 20], columns: 3, rows: 2, values: Float64Array.of(1, 2, 3, 4, 5, NaN) };

test('a place is read at the nearest grid point, where the value is known', () => {
  assert.deepEqual(gridPoint(heights, [0.6, 14]), { place: [1, 10], value: 2 });
  assert.deepEqual(gridPoint(heights, [-5, 99]), { place: [0, 20], value: 4 });
  assert.ok(Number.isNaN(gridPoint(heights, [2, 20]).value));
});

test('the words say where the start is, what f is there as soon as it is known, and where it is lowest', () => {
  const arrays = { point: [-1.5, 2, -1.25, 0.5], value: [12.5, NaN] };
  const run = { name: 'Adam', of: (name) => arrays[name] };
  const paths = { spec: { start: [-1.5, 2] }, surface: { minima: [[1, 1, 0]] }, runs: [run] };
  assert.equal(startText(paths, [-1.5, 2]), 'Start: f(−1.5, 2) = 12.5');
  assert.equal(startText(paths, [-1, 2]), 'Start: f(−1, 2) = …');
  assert.equal(stepText(run, 1), 'Adam, step 1: f(−1.25, 0.5) = no value');
  assert.match(mapText(paths, [-1.5, 2]), /Start: f\(−1\.5, 2\) = 12\.5\. Lowest at \(1, 1\)\./);
});

test('a start that another domain would leave out comes along, and what is no domain is left to the server', () => {
  const spec = /** @type {any} */ ({ surface: { kind: 'rosenbrock' }, domain: null, start: [-1.5, 2] });
  assert.deepEqual(withEnd(spec, OWN, 0, 0, -1), { ...spec, domain: [[-1, 2], [-1, 3]], start: [-1, 2] });
  assert.deepEqual(withEnd(spec, OWN, 1, 0, 5), { ...spec, domain: [[-2, 2], [5, 3]] });
  assert.deepEqual(OWN, [[-2, 2], [-1, 3]]);
});
