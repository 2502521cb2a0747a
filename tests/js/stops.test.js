import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nearestStop, stops } from '../../static/js/ui/stops.js';

test('a logarithmic slider rests on round numbers from end to end', () => {
  const values = stops({ minimum: 1e-3, maximum: 1, scale: 'log', type: 'number' });
  assert.deepEqual(values.slice(0, 6), [0.001, 0.0012, 0.0015, 0.002, 0.0025, 0.003]);
  assert.equal(values.at(-1), 1);
  assert.ok(values.includes(0.03));
});

test('a logarithmic slider that begins at 0 has its first stop there', () => {
  const values = stops({ minimum: 0, maximum: 1, scale: 'log', type: 'number' });
  assert.deepEqual(values.slice(0, 3), [0, 1e-6, 1.2e-6]);
  assert.equal(values.at(-1), 1);
  assert.deepEqual(stops({ minimum: 0, maximum: 1e6, scale: 'log', type: 'number' }).slice(0, 2), [0, 1e-6]);
});

test('the ends are there even when they are not round', () => {
  const values = stops({ minimum: 0, maximum: 0.9999, scale: 'linear', type: 'number' });
  assert.deepEqual([values[0], values[90], values.at(-1)], [0, 0.9, 0.9999]);
});

test('whole numbers stay whole and never repeat', () => {
  const values = stops({ minimum: 1, maximum: 200, scale: 'log', type: 'integer' });
  assert.ok(values.every(Number.isInteger));
  assert.equal(new Set(values).size, values.length);
});

test('no slider without limits, or for a number as wide as a seed', () => {
  assert.deepEqual(stops({ minimum: null, maximum: null, scale: 'linear', type: 'number' }), []);
  assert.deepEqual(stops({ minimum: 0, maximum: 2 ** 32 - 1, scale: 'linear', type: 'integer' }), []);
});

test('a value between two stops is shown at the nearest', () => {
  assert.equal(nearestStop([0, 10, 20], 14), 1);
  assert.equal(nearestStop([0, 10, 20], 99), 2);
});
