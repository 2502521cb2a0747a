import assert from 'node:assert/strict';
import test from 'node:test';
import { applyHistory } from '../../static/js/core/history.js';

const run = (name, step, loss = step.map((value) => 1 / (1 + value))) => ({
  name,
  step,
  epoch: step.map((value) => value / 10),
  train_loss: loss,
  test_loss: loss,
  train_accuracy: step.map(() => null),
  test_accuracy: step.map(() => null),
  penalty: step.map(() => 0),
  seconds: step.map((value) => value / 1000),
});

test('a restart replaces everything, runs that are gone included', () => {
  const before = [run('Adam', [0, 10]), run('SGD', [0, 10])];
  const after = applyHistory(before, { restart: true, runs: [run('Adam', [0])] });
  assert.deepEqual(after, [run('Adam', [0])]);
});

test('points are appended to the run of their name, in every column', () => {
  const before = [run('Adam', [0, 10]), run('SGD', [0, 10])];
  const after = applyHistory(before, { restart: false, runs: [run('SGD', [20], [null]), run('Adam', [20, 30])] });
  assert.deepEqual(after[0], run('Adam', [0, 10, 20, 30]));
  assert.deepEqual(after[1].step, [0, 10, 20]);
  assert.deepEqual(after[1].epoch, [0, 1, 2]);
  assert.deepEqual(after[1].train_loss, [1, 1 / 11, null]);
  assert.equal(after[1].train_accuracy.length, 3);
});

test('what was there is left as it was', () => {
  const before = [run('Adam', [0])];
  const copy = structuredClone(before);
  applyHistory(before, { restart: false, runs: [run('Adam', [10])] });
  assert.deepEqual(before, copy);
});

test('without news the array is the same one, so that nobody redraws', () => {
  const before = [run('Adam', [0])];
  assert.equal(applyHistory(before, { restart: false, runs: [] }), before);
  assert.equal(applyHistory(before, { restart: false, runs: [run('Adam', [])] }), before);
});

test('a run that was not known joins at the end', () => {
  const after = applyHistory([run('Adam', [0])], { restart: false, runs: [run('New', [5])] });
  assert.deepEqual(after.map((each) => each.name), ['Adam', 'New']);
});
