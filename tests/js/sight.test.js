import assert from 'node:assert/strict';
import test from 'node:test';
import { initialRaceState } from '../../static/js/core/race-state.js';
import { followSight } from '../../static/js/core/sight-heights.js';
import { covers, inside, moved, nearer, pointed } from '../../static/js/core/sight.js';
import { createStore } from '../../static/js/core/store.js';
import { pathsOf, RACE } from './race-catalog.js';

const WHOLE = [[-2, 2], [-1, 3]];
const near = (actual, expected, slack = 1e-9) => assert.ok(Math.abs(actual - expected) <= slack, `${actual} is not ${expected}`);
const width = ([[low, high]]) => high - low;

test('a zoom leaves the place under the pointer where it is', () => {
  assert.deepEqual(nearer(WHOLE, 2, [0.5, 1], WHOLE), [[-0.75, 1.25], [0, 2]]);
  assert.deepEqual(nearer(WHOLE, 4, [2, 3], WHOLE), [[1, 2], [2, 3]], 'also in the corner, whatever leaves the map');
});

test('the way back ends at the whole, and only then goes beyond', () => {
  let sight = WHOLE;
  for (let i = 0; i < 5; i += 1) sight = nearer(sight, 1.5, [1.9, 2.7], WHOLE);
  for (let i = 0; i < 5; i += 1) {
    sight = nearer(sight, 1 / 1.5, [1, 1], WHOLE);
    assert.ok(covers(WHOLE, sight), `${sight}`);
  }
  assert.equal(sight, WHOLE);
  assert.deepEqual(nearer(sight, 0.5, [0, 1], WHOLE), [[-4, 4], [-3, 5]]);
});

test('one may come very near, and as far away as runs may go', () => {
  const ends = [1.5, 1 / 1.5].map((factor) => {
    let sight = WHOLE;
    for (let i = 0; i < 60; i += 1) sight = nearer(sight, factor, [1, 1], WHOLE);
    return sight;
  });
  near(width(ends[0]), 4e-4, 1e-6);
  assert.ok(covers(ends[0], [[1, 1], [1, 1]]), 'the minimum is still there');
  assert.deepEqual(ends[1], [[-6, 6], [-5, 7]]);
});

test('it is moved by shares of its width, as far as runs may go', () => {
  assert.deepEqual(moved(WHOLE, [0.25, -0.1], WHOLE), [[-1, 3], [-1.4, 2.6]]);
  assert.deepEqual(moved([[0, 1], [0, 1]], [50, -50], WHOLE), [[5, 6], [-5, -4]]);
});

test('a place that is pointed at has no more digits than the pointer can mean', () => {
  assert.deepEqual(pointed(WHOLE, [-1.234567, 2.98765]), [-1.235, 2.988]);
  assert.deepEqual(pointed([[0, 1e-3], [0, 4e6]], [0.000123456, 1234567]), [0.000123, 1235000]);
  assert.deepEqual(inside(WHOLE, [-2.7, 9]), [-2, 3]);
});

test('heights of the sight are asked for with the surface, the last sight wins, and without a sight there are none', async () => {
  const store = createStore({ ...initialRaceState(structuredClone(RACE)), paths: pathsOf(RACE) });
  const asked = [];
  const heights = (question) => new Promise((answer) => { asked.push({ question, answer }); });
  const stop = followSight({ api: { heights }, store, pace: { every: 0, now: () => 0 } });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  assert.equal(asked.length, 0);
  store.set({ sight: [[0, 1], [0, 1]] });
  for (const end of [2, 3]) store.set({ sight: [[0, end], [0, 1]] });
  assert.equal(asked.length, 1);
  assert.deepEqual(asked[0].question.surface, RACE.surface);
  assert.ok(covers(asked[0].question.domain, [[0, 1], [0, 1]]));
  asked[0].answer('first');
  await settled();
  assert.equal(store.get().near, 'first', 'it is better than nothing');
  assert.equal(asked.length, 2);
  assert.ok(covers(asked[1].question.domain, [[0, 3], [0, 1]]));
  store.set({ sight: null });
  asked[1].answer('late');
  await settled();
  assert.deepEqual([store.get().near, asked.length], [null, 2]);
  stop();
  store.set({ sight: [[0, 1], [0, 1]] });
  assert.equal(asked.length, 2);
});
