import assert from 'node:assert/strict';
import test from 'node:test';
import { createMeter } from '../../static/js/core/meter.js';

/** A meter on a clock of the test's own; `frames` are drawn together, `draw` ms after they were begun. */
function handMeter() {
  const clock = { now: 0 };
  const meter = createMeter(() => clock.now);
  return {
    read: (at) => {
      clock.now = at;
      return meter.read();
    },
    draw(at, frames, draw = 4) {
      clock.now = at - draw;
      for (const each of [frames].flat()) meter.begin(each);
      clock.now = at;
      meter.end();
      meter.end(); // once for every frame; the first counts
    },
  };
}

/** A frame of two runs, after so many epochs of ten steps each. */
function frame(epoch, { playing = true, bytes = 1000, ...header } = {}) {
  const entries = bytes ? [{ name: 'W', run: 'a', layer: 1, shape: [1], offset: 0 }] : [];
  const data = new Float32Array(new ArrayBuffer(bytes));
  return {
    header: { playing, state: { epoch, runs: [{ step: epoch * 10 }, { step: epoch * 10 }], backend: header.backend }, work: header.work },
    arrays: { entries, get: (name, run, layer) => (name === 'W' && run === 'a' && layer === 1 ? { shape: [1], data } : undefined) },
  };
}

const WORK = { train: 3, maps: 2, encode: 1 };
const near = (actual, expected, text) => assert.ok(Math.abs(actual - expected) < 1e-9, `${text}: ${actual} is not ${expected}`);

test('before the first frame nothing is known', () => {
  const { updates, epochs, frames, drawn, ...rest } = handMeter().read(0);
  assert.deepEqual([updates, epochs, frames, drawn], [0, 0, 0, 0]);
  for (const [name, value] of Object.entries(rest)) assert.equal(value, null, name);
});

test('rates and means are those of the last second', () => {
  const { draw, read } = handMeter();
  // A slow start that must not count any more, then 50 frames a second.
  for (let i = 0; i <= 10; i += 1) draw(i * 100, frame(i, { work: { train: 90, maps: 90, encode: null } }), 90);
  for (let i = 1; i <= 100; i += 1) draw(1000 + i * 20, frame(10 + i, { work: WORK, backend: 'numba', bytes: 2048 }), 4);
  const budget = read(3000);
  const expected = { updates: 1000, epochs: 50, frames: 50, drawn: 50, train: 3, maps: 2, encode: 1, draw: 4, longest: 90, bytes: 2048, traffic: 50 * 2048 };
  for (const [name, value] of Object.entries(expected)) near(budget[name], value, name);
  assert.equal(budget.backend, 'numba');
  assert.equal(read(3000 + 4990).longest, 4);
});

test('of frames that arrive together one is drawn', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 50; i += 1) draw(i * 40, [frame(2 * i), frame(2 * i + 1)], 8);
  const budget = read(2000);
  near(budget.frames, 50, 'frames');
  near(budget.drawn, 25, 'drawn');
  near(budget.epochs, 50, 'epochs');
  near(budget.draw, 8, 'draw');
});

test('what the server does not say is not known', () => {
  const { draw, read } = handMeter();
  draw(0, frame(0, { bytes: 0 }));
  draw(20, frame(1, { bytes: 0, work: { train: 3, maps: 2, encode: null } }));
  draw(40, frame(2, { bytes: 0, work: { train: 5 } }));
  const budget = read(50);
  assert.deepEqual([budget.train, budget.maps, budget.encode], [4, 2, null]);
  assert.deepEqual([budget.bytes, budget.traffic, budget.backend], [null, null, null]);
  assert.ok(budget.epochs > 0 && budget.draw === 4);
});

test('after a pause rates are 0 at once and times are forgotten after a second', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 50; i += 1) draw(i * 20, frame(i, { work: WORK, playing: i < 50 }));
  assert.deepEqual([read(1001).updates, read(1001).frames, read(1001).traffic], [0, 0, 0]);
  assert.equal(read(1001).train, 3);
  const later = read(2100);
  assert.deepEqual([later.train, later.draw, later.bytes], [null, null, null]);
});

test('going on after a pause does not count the pause', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 50; i += 1) draw(i * 20, frame(i, { playing: i < 50 }));
  for (let i = 0; i <= 10; i += 1) draw(60_000 + i * 20, frame(50 + i));
  near(read(60_200).epochs, 50, 'epochs');
});

test('when frames stop coming without a word the rates fall to 0', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 50; i += 1) draw(i * 20, frame(i));
  assert.ok(read(1500).epochs < 40);
  assert.deepEqual([read(2100).updates, read(2100).frames, read(2100).drawn, read(2100).traffic], [0, 0, 0, null]);
});

test('frames that take longer than a second have a rate, too', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 4; i += 1) draw(i * 1500, frame(i));
  near(read(6000).epochs, 1 / 1.5, 'epochs');
  assert.ok(read(7400).epochs > 0.3);
  assert.equal(read(12_000).epochs, 0);
});

test('a step back begins anew', () => {
  const { draw, read } = handMeter();
  for (let i = 0; i <= 20; i += 1) draw(i * 20, frame(i));
  draw(420, frame(0));
  draw(440, frame(1));
  near(read(440).epochs, 50, 'epochs');
});
