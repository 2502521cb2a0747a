import assert from 'node:assert/strict';
import test from 'node:test';
import { apart, makeFrame } from '../../static/js/plots/axes.js';

const LETTER = 7; // pixels
const widthOf = (label) => label.length * LETTER;
const frame = (width, x) => makeFrame({ width, height: 100, x, y: [0, 1], left: 20 });
const labels = (width, x, most) => apart(frame(width, x), most, widthOf).map(({ label }) => label);

test('labels that have room stay as many as were asked for', () => {
  assert.deepEqual(labels(400, [0, 1], 5), ['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
});

test('long labels are fewer, so that none runs into the next', () => {
  for (const width of [90, 120, 160, 200, 300]) {
    for (const high of [6, 100, 1000, 1030, 25_000, 400_000]) {
      const { toX, rect } = frame(width, [0, high]);
      const ticks = apart(frame(width, [0, high]), 8, widthOf);
      const spans = ticks.map(({ value, label }) => {
        const x = toX(value);
        const left = x > rect.x + rect.width - 12 ? x - widthOf(label) : x - widthOf(label) / 2;
        return [left, left + widthOf(label)];
      });
      assert.ok(ticks.length > 0);
      if (ticks.length > 2) spans.slice(1).forEach(([left], index) => assert.ok(left > spans[index][1], `${width} ${high}: ${ticks.map(({ label }) => label)}`));
    }
  }
});

test('a range without ticks has none', () => {
  assert.deepEqual(labels(200, [1, 1], 5), []);
});
