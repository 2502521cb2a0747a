import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale } from '../../static/js/plots/colour.js';
import { createHeatmap } from '../../static/js/plots/heatmap.js';
import { canvasMaker, fakeContext } from './canvas-double.js';

const scale = makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' });
const RANGE = { low: -1, high: 1, middle: 0 };
const RECT = { x: 10, y: 20, width: 200, height: 100 };
const RED = [255, 0, 0, 255];
const WHITE = [255, 255, 255, 255];
const BLUE = [0, 0, 255, 255];

/** Draws, and answers the pixels of the small canvas, top row first, with the calls on the big one. */
function drawn(values, shape, options = {}) {
  const { made, makeCanvas } = canvasMaker();
  const context = fakeContext();
  createHeatmap({ makeCanvas }).draw(context, RECT, Float32Array.from(values), shape, { range: RANGE, scale, ...options });
  const image = made[0].context.calls.find((call) => call.name === 'putImageData').args[0];
  const pixels = Array.from({ length: values.length }, (_, i) => [...image.data.slice(4 * i, 4 * i + 4)]);
  return { pixels, image, calls: context.calls };
}

test('row 0 is the lowest: it is the bottom row of the picture', () => {
  const { pixels, image } = drawn([-1, 0, 1, 1, 1, -1], [2, 3]);
  assert.deepEqual([image.width, image.height], [3, 2]);
  assert.deepEqual(pixels, [BLUE, BLUE, RED, RED, WHITE, BLUE]);
});

test('values are measured from the middle, and stay at the ends beyond the range', () => {
  const { pixels } = drawn([0, 0.5, 1, 9], [2, 2], { range: { low: 0, high: 1, middle: 0.5 } });
  assert.deepEqual(pixels, [BLUE, BLUE, RED, WHITE]);
});

test('discretised, only the side of the middle counts', () => {
  const { pixels } = drawn([-0.01, 0, 0.01, 1], [2, 2], { discretise: true });
  assert.deepEqual(pixels, [BLUE, BLUE, RED, BLUE]);
});

test('the samples at the ends lie on the edges of the rectangle', () => {
  const { calls } = drawn(new Array(12).fill(0), [3, 4]);
  const { args } = calls.find((call) => call.name === 'drawImage');
  assert.deepEqual(args.slice(1), [0.5, 0.5, 3, 2, 10, 20, 200, 100]);
});

test('what is not finite is transparent over a hatch; without it there is none', () => {
  const broken = drawn([NaN, Infinity, 0, 1], [2, 2]);
  assert.deepEqual(broken.pixels, [WHITE, BLUE, [0, 0, 0, 0], [0, 0, 0, 0]]);
  const names = broken.calls.map((call) => call.name);
  assert.ok(names.includes('clip') && names.indexOf('stroke') < names.indexOf('drawImage'));
  assert.ok(!drawn([0, 0, 0, 1], [2, 2]).calls.some((call) => call.name === 'stroke'));
});

test('buffers are made once for each shape', () => {
  const { made, makeCanvas } = canvasMaker();
  const heatmap = createHeatmap({ makeCanvas });
  for (const shape of [[2, 2], [3, 3], [2, 2], [3, 3]]) {
    heatmap.draw(fakeContext(), RECT, new Float32Array(shape[0] * shape[1]), shape, { range: RANGE, scale });
  }
  assert.equal(made.length, 2);
});

test('values drawn later leave nothing of those before', () => {
  const { made, makeCanvas } = canvasMaker();
  const heatmap = createHeatmap({ makeCanvas });
  heatmap.draw(fakeContext(), RECT, [NaN, NaN, NaN, NaN], [2, 2], { range: RANGE, scale });
  heatmap.draw(fakeContext(), RECT, [1, 1, 1, 1], [2, 2], { range: RANGE, scale });
  const image = made[0].context.calls.at(-1).args[0];
  assert.deepEqual([...image.data], [...BLUE, ...BLUE, ...BLUE, ...BLUE]);
});
