import assert from 'node:assert/strict';
import { test } from 'node:test';

import { twinOf } from '../../static/js/core/race-figures.js';

const run = (name, ...points) => ({ name, steps: points.length / 2 - 1, of: (array) => (array === 'point' ? Float32Array.from(points) : undefined) });
const one = run('one', 1, 2, 1.5, 2.5, 3, 2);

test('a run has the path of the first one before it that takes the same steps, but for rounding', () => {
  const again = run('again', 1, 2, 1.500001, 2.5, 3, 2);
  const third = run('third', 1, 2, 1.5, 2.5, 3, 2);
  assert.equal(twinOf([one, again, third], 'again'), 'one');
  assert.equal(twinOf([one, again, third], 'third'), 'one');
  assert.equal(twinOf([one, again], 'one'), null);
});

test('another step, or one more, is another path', () => {
  assert.equal(twinOf([one, run('off', 1, 2, 1.5, 2.501, 3, 2)], 'off'), null);
  assert.equal(twinOf([one, run('longer', 1, 2, 1.5, 2.5, 3, 2, 3, 2)], 'longer'), null);
  assert.equal(twinOf([one], 'nobody'), null);
});

test('a path with gaps is nobody else’s', () => {
  const gap = run('gap', 1, 2, NaN, 2);
  assert.equal(twinOf([run('first', 1, 2, NaN, 2), gap], 'gap'), null);
});
