import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decadesOf, shareOf } from '../../static/js/core/decades.js';
import { createFollower } from '../../static/js/core/follower.js';
import { binAt, drawActivity, rangesOf, valueAt } from '../../static/js/plots/activity.js';
import { fakeContext, STYLE } from './canvas-double.js';

const CURVE = { z: [-4, 0, 4], a: [0, 0, 4], slope: [0, 0, 1] };
const SPREAD = { curve: CURVE, z: { counts: [1, 0, 3], edges: [-3, -1, 1, 3] }, a: { counts: [2, 2], edges: [0, 1.5, 3] } };
const SIZE = { width: 300, height: 200, style: STYLE, accent: '#00f' };

test('a curve is read on the line between its points', () => {
  assert.equal(valueAt([0, 2, 4], [1, 3, 3], 1), 2);
  assert.equal(valueAt([0, 2, 4], [1, 3, 3], 0), 1);
  assert.equal(valueAt([0, 2, 4], [1, 3, 3], 4), 3);
  assert.equal(valueAt([0, 2, 4], [1, null, 3], 1), null);
  assert.equal(valueAt([0, 2], [1, 3], 5), null);
  assert.equal(valueAt([0, 2], [1, 3], -1), null);
});

test('bars have the size of their counts and end where the curve begins', () => {
  const context = fakeContext();
  const { toX, toY, rect } = drawActivity(context, SPREAD, SIZE);
  const bars = context.calls.filter(({ name }) => name === 'fillRect').map(({ args }) => args);
  assert.equal(bars.length, 2 + 2, 'an empty bin has no bar');
  const [[x, y, width, height], second] = bars;
  const floor = rect.y + rect.height;
  assert.ok(Math.abs(x - toX(-3)) < 1e-9 && Math.abs(width - (toX(-1) - toX(-3))) < 1e-9);
  assert.ok(Math.abs(second[3] / height - 3) < 1e-9, 'three times as many');
  assert.ok(Math.abs(y + height - floor) < 1e-9);
  const { x: [low], y: [bottom] } = rangesOf(SPREAD);
  assert.ok(second[1] > toY(bottom), 'below the curve');
  for (const [left, , wide] of bars.slice(2)) assert.ok(left === rect.x && left + wide < toX(low), 'left of the curve');
});

test('the pointer finds the bin it is at, of a at the left of the curve and of z elsewhere', () => {
  const frame = drawActivity(fakeContext(), SPREAD, SIZE);
  const { rect, toX, toY } = frame;
  assert.deepEqual(binAt(SPREAD, frame, toX(2), toY(2)), { of: 'z', index: 2 });
  assert.deepEqual(binAt(SPREAD, frame, toX(-2), rect.y + rect.height - 1), { of: 'z', index: 0 });
  assert.deepEqual(binAt(SPREAD, frame, rect.x + 2, toY(2)), { of: 'a', index: 1 });
  assert.deepEqual(binAt(SPREAD, frame, rect.x + 2, toY(1)), { of: 'a', index: 0 });
  assert.equal(binAt(SPREAD, frame, toX(3.9), toY(1)), null);
  assert.equal(binAt({ ...SPREAD, z: { counts: [], edges: [] } }, frame, toX(0), toY(0)), null);
});

test('without a curve, and without anything, there is still a picture', () => {
  for (const spread of [{ ...SPREAD, curve: null }, { curve: null, z: { counts: [], edges: [] }, a: { counts: [], edges: [] } }]) {
    const frame = drawActivity(fakeContext(), spread, SIZE);
    assert.ok(Number.isFinite(frame.toX(0)) && Number.isFinite(frame.toY(0)));
  }
});

test('bars on a logarithmic scale of whole decades', () => {
  const scale = decadesOf([2e-6, 0.03, null, 0]);
  assert.deepEqual(scale, { low: 1e-6, high: 0.1 });
  assert.ok(Math.abs(shareOf(1e-3, scale) - 0.6) < 1e-12);
  assert.equal(shareOf(0, scale), 0);
  assert.equal(shareOf(null, scale), 0);
  assert.equal(decadesOf([0, null]), null);
  assert.deepEqual(decadesOf([0.01]), { low: 0.001, high: 0.01 }, 'the smallest has a bar, too');
  assert.ok(shareOf(1e-300, decadesOf([1e-300, 1])) === 0);
});

/** A follower with a clock and requests in the test's hand. */
function followed() {
  const taken = [];
  const failed = [];
  const asked = [];
  const timers = [];
  const clock = { now: 0 };
  const follower = createFollower({
    take: (answer) => taken.push(answer), fail: ({ message }) => failed.push(message), every: 200,
    now: () => clock.now, later: (action, wait) => timers.push({ action, at: clock.now + wait }),
  });
  const want = (what, when) => follower.follow({ what, when, ask: () => new Promise((resolve, reject) => asked.push({ name: `${what}${when}`, resolve, reject })) });
  const pass = (milliseconds) => {
    clock.now += milliseconds;
    for (const timer of timers.splice(0)) if (timer.at <= clock.now) timer.action(); else timers.push(timer);
  };
  const answer = async (value) => {
    asked.at(-1).resolve(value);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { follower, want, pass, answer, taken, failed, names: () => asked.map(({ name }) => name), asked };
}

test('one request at a time, and only the last that was wanted follows', async () => {
  const { want, pass, answer, names, taken } = followed();
  want('a', 1);
  want('a', 2);
  want('a', 3);
  assert.deepEqual(names(), ['a1']);
  await answer('one');
  assert.deepEqual([names(), taken], [['a1'], ['one']], 'not before its time');
  pass(200);
  assert.deepEqual(names(), ['a1', 'a3']);
  await answer('three');
  want('a', 3);
  pass(1000);
  assert.deepEqual(names(), ['a1', 'a3'], 'what is there is not asked for again');
  assert.deepEqual(taken, ['one', 'three']);
});

test('the answer to another subject is of no use, and a refusal is not repeated', async () => {
  const { follower, want, pass, answer, names, taken, failed, asked } = followed();
  want('a', 1);
  want('b', 1);
  await answer('of a');
  assert.deepEqual(taken, []);
  pass(200);
  asked.at(-1).reject(new Error('refused'));
  await new Promise((resolve) => setImmediate(resolve));
  want('b', 1);
  pass(1000);
  assert.deepEqual([names(), failed], [['a1', 'b1'], ['refused']]);
  follower.follow(null);
  want('b', 1);
  pass(1000);
  assert.deepEqual(names(), ['a1', 'b1', 'b1'], 'who comes back wants it anew');
});
