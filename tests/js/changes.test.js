import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createComparison, liveChanges, same } from '../../static/js/core/changes.js';

const SPEC = /** @type {any} */ ({
  seed: 7, data: { dataset: { kind: 'xor' }, noise: 0 }, features: [{ kind: 'x1' }], hidden: [], batch_size: 10, regularizer: { kind: 'none' },
  runs: [{ name: 'A', optimizer: { kind: 'sgd', learning_rate: 0.1 } }, { name: 'B', optimizer: { kind: 'sgd', learning_rate: 0.1 } }],
});

test('nothing to change when nothing differs, whatever the order of the keys', () => {
  const { seed, ...rest } = SPEC;
  assert.deepEqual(liveChanges(SPEC, { ...rest, seed }), {});
  assert.ok(same({ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }));
});

test('only the optimizers that differ, and the batch size, change while it runs', () => {
  const faster = { name: 'B', optimizer: { kind: 'sgd', learning_rate: 1 } };
  const changes = liveChanges(SPEC, { ...SPEC, batch_size: 'all', runs: [SPEC.runs[0], faster] });
  assert.deepEqual(changes, { batch_size: 'all', runs: [faster] });
});

test('stop rules, schedules and clips change while it runs', () => {
  const other = { ...SPEC.runs[1], schedule: { kind: 'cosine' }, clip: { kind: 'norm', limit: 2 } };
  const changes = liveChanges(SPEC, { ...SPEC, stop: { epochs: 5 }, runs: [SPEC.runs[0], other] });
  assert.deepEqual(changes, { stop: { epochs: 5 }, runs: [{ name: 'B', schedule: { kind: 'cosine' }, clip: { kind: 'norm', limit: 2 } }] });
});

test('a run takes another name while it runs, found by the old one', () => {
  const changes = liveChanges(SPEC, { ...SPEC, runs: [SPEC.runs[0], { ...SPEC.runs[1], name: 'C' }] });
  assert.deepEqual(changes, { runs: [{ name: 'B', rename: 'C' }] });
});

test('data, layers, the number of runs and what is their own take a new network', () => {
  for (const other of [
    { ...SPEC, data: { ...SPEC.data, noise: 0.1 } },
    { ...SPEC, hidden: [{ units: 2 }] },
    { ...SPEC, runs: [SPEC.runs[0]] },
    { ...SPEC, runs: [SPEC.runs[0], { ...SPEC.runs[1], activation: { kind: 'relu' } }] },
    { ...SPEC, runs: [SPEC.runs[0], { ...SPEC.runs[1], initializer: { kind: 'he' } }] },
  ]) assert.equal(liveChanges(SPEC, other), null);
});

test('a comparison remembers its last answer, and takes up others', () => {
  const compare = createComparison();
  let reads = 0;
  const watched = { toJSON: () => (reads += 1, { seed: 1 }) };
  const other = { seed: 1 };
  assert.ok(compare(watched, other));
  const once = reads;
  assert.ok(compare(watched, other));
  assert.ok(compare(watched, watched));
  assert.equal(reads, once);
  assert.ok(!compare(watched, { seed: 2 }));
});
