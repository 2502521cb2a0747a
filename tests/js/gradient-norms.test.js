import assert from 'node:assert/strict';
import { test } from 'node:test';

import { extended, stillTrue } from '../../static/js/core/gradient-norms.js';

const history = (step, loss = step.map((each) => 1 / (1 + each))) => [{ name: 'Adam', step, epoch: step, train_loss: loss }];
const answer = (step, norm = step.map((each) => 10 + each)) => [{ name: 'Adam', step, epoch: step, norm, layers: [norm] }];
const fresh = (shown) => stillTrue([], /** @type {any} */ (shown));
const known = (shown, step = shown[0].step) => extended(fresh(shown), answer(step), /** @type {any} */ (shown));
const norms = (all) => all.map(({ step, gradient_norm: norm }) => [step, norm]);

test('an answer is put behind what is known', () => {
  const shown = /** @type {any} */ (history([0, 1, 2, 3]));
  const first = known(shown, [0, 1]);
  assert.deepEqual(norms(extended(first, answer([2, 3]), shown)), [[[0, 1, 2, 3], [10, 11, 12, 13]]]);
});

test('what training has added leaves all as it is; what was thinned away goes', () => {
  const before = known(history([0, 1, 2, 3, 4]));
  assert.deepEqual(norms(stillTrue(before, /** @type {any} */ (history([0, 1, 2, 3, 4, 5])))), norms(before));
  assert.deepEqual(norms(stillTrue(before, /** @type {any} */ (history([0, 2, 4])))), [[[0, 2, 4], [10, 12, 14]]]);
});

test('a point that is another one is forgotten, with all that follows', () => {
  const before = known(history([0, 1, 2, 3]));
  assert.deepEqual(norms(stillTrue(before, /** @type {any} */ (history([0, 1, 2, 3], [1, 1 / 2, 0.9, 1 / 4])))), [[[0, 1], [10, 11]]]);
  assert.deepEqual(norms(stillTrue(before, /** @type {any} */ (history([0], [7])))), [[[], []]]);
});

test('of an answer counts only what was in the history when it was asked for', () => {
  const asked = /** @type {any} */ (history([0, 1]));
  assert.deepEqual(norms(extended(fresh(asked), answer([0, 1, 2]), asked)), [[[0, 1], [10, 11]]]);
});

test('a run that came later makes all be asked for again, for one request asks for all', () => {
  const two = /** @type {any} */ ([...history([0, 1]), { ...history([0, 1])[0], name: 'SGD' }]);
  assert.deepEqual(norms(stillTrue(known(history([0, 1])), two)), [[[], []], [[], []]]);
});
