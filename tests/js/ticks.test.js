import assert from 'node:assert/strict';
import test from 'node:test';
import { linearTicks, logTicks, tickLabel } from '../../static/js/plots/ticks.js';

const values = (ticks) => ticks.map((tick) => tick.value);
const labels = (ticks) => ticks.map((tick) => tick.label);

test('linear ticks are round and within the range', () => {
  assert.deepEqual(values(linearTicks(0, 1)), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(labels(linearTicks(0, 1)), ['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  assert.deepEqual(values(linearTicks(-6, 6, 4)), [-6, -4, -2, 0, 2, 4, 6]);
  assert.deepEqual(labels(linearTicks(0, 5000, 5)), ['0', '1,000', '2,000', '3,000', '4,000', '5,000']);
  assert.deepEqual(values(linearTicks(0.13, 0.47, 4)), [0.2, 0.3, 0.4]);
});

test('an end that rounding moves still has its tick', () => {
  assert.deepEqual(values(linearTicks(0, 0.3, 3)), [0, 0.1, 0.2, 0.3]); // 0.3 / 0.1 is a little less than 3
  assert.deepEqual(values(linearTicks(0, 0.1 + 0.2, 3)), [0, 0.1, 0.2, 0.3]);
});

test('there are no ticks on a range that is none', () => {
  assert.deepEqual(linearTicks(1, 1), []);
  assert.deepEqual(linearTicks(2, 1), []);
  assert.deepEqual(linearTicks(0, Infinity), []);
  assert.deepEqual(linearTicks(NaN, 1), []);
  assert.deepEqual(logTicks(0, 1), []);
  assert.deepEqual(logTicks(-1, 1), []);
});

test('log ticks are powers of ten, thinned over many decades', () => {
  assert.deepEqual(labels(logTicks(0.001, 1, 5)), ['0.001', '0.01', '0.1', '1']);
  assert.deepEqual(values(logTicks(1e-8, 1, 4)), [1e-8, 1e-6, 1e-4, 1e-2, 1]);
  assert.deepEqual(labels(logTicks(1e-8, 1, 4)), ['1e−8', '1e−6', '1e−4', '0.01', '1']);
});

test('with room, log ticks have 2 and 5 too, and then all digits', () => {
  assert.deepEqual(values(logTicks(0.1, 1, 5)), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(labels(logTicks(31, 64, 15)), ['40', '50', '60']);
  assert.deepEqual(values(logTicks(0.8, 3.5, 12)), [0.8, 0.9, 1, 2, 3]);
});

test('where no two such ticks fall into it there are a few round ones, which are not crowded', () => {
  assert.deepEqual(values(logTicks(0.3, 0.4, 5)), [0.3, 0.32, 0.34, 0.36, 0.38, 0.4]);
  assert.deepEqual(labels(logTicks(62, 68, 17)), ['62', '63', '64', '65', '66', '67', '68']);
});

test('labels have the digits that the step needs', () => {
  assert.equal(tickLabel(0.5, 0.1), '0.5');
  assert.equal(tickLabel(1, 0.02), '1.00');
  assert.equal(tickLabel(-2, 1), '−2');
  assert.equal(tickLabel(3e-7, 1e-7), '3e−7');
  assert.equal(tickLabel(2e6, 1e6), '2e6');
  assert.equal(tickLabel(0, 1e-9), '0');
});

test('any range gets between two and twice as many ticks as asked for', () => {
  for (let low = -7.3; low < 8; low += 1.37) {
    for (const span of [1e-6, 0.013, 0.9, 7, 4321, 8.8e7]) {
      const ticks = linearTicks(low, low + span, 5);
      assert.ok(ticks.length >= 2 && ticks.length <= 10, `${low} + ${span}: ${ticks.length}`);
      assert.ok(ticks.every(({ value }) => value >= low - span * 1e-6 && value <= low + span * (1 + 1e-6)));
      assert.equal(new Set(values(ticks)).size, ticks.length);
    }
  }
});
