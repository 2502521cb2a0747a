import assert from 'node:assert/strict';
import test from 'node:test';
import { makeClassColours } from '../../static/js/plots/class-colour.js';
import { certainty, createClassMap } from '../../static/js/plots/class-map.js';
import { parseColour } from '../../static/js/plots/colour.js';
import { canvasMaker, fakeContext } from './canvas-double.js';

const COLOURS = ['#ff0000', '#00ff00', '#0000ff'];
const colours = makeClassColours('#ffffff', COLOURS);
const RECT = { x: 10, y: 20, width: 200, height: 100 };

/** Draws, and answers the pixels of the small canvas, top row first, with the calls on the big one. */
function drawn(probabilities, shape, options = {}) {
  const { made, makeCanvas } = canvasMaker();
  const context = fakeContext();
  createClassMap({ makeCanvas }).draw(context, RECT, Float32Array.from(probabilities.flat()), shape, { colours, ...options });
  const image = made[0].context.calls.find((call) => call.name === 'putImageData').args[0];
  const pixels = Array.from({ length: shape[1] * shape[2] }, (_, i) => [...image.data.slice(4 * i, 4 * i + 4)]);
  return { pixels, calls: context.calls };
}

test('what is certain has the pure colour of its class, what is even none; row 0 is the bottom', () => {
  // Class by class; the bottom row is class 0 and class 1, the top row class 2 and nobody knows.
  const { pixels } = drawn([[1, 0, 0, 1 / 3], [0, 1, 0, 1 / 3], [0, 0, 1, 1 / 3]], [3, 2, 2]);
  assert.deepEqual(pixels, [[0, 0, 255, 255], [255, 255, 255, 255], [255, 0, 0, 255], [0, 255, 0, 255]]);
});

test('between them the colour is mixed in OKLab by the certainty', () => {
  assert.equal(certainty(1 / 3, 3), 0);
  assert.equal(certainty(2 / 3, 3), 0.5);
  assert.equal(certainty(1, 3), 1);
  // Of black and white the mixture of equal shares is the grey of OKLab lightness 0.5: 99 of 255.
  const black = makeClassColours('#ffffff', ['#000000', '#000000', '#000000']);
  const { pixels } = drawn([[1 / 6], [2 / 3], [1 / 6]], [3, 1, 1], { colours: black });
  assert.deepEqual(pixels, [[99, 99, 99, 255]]);
});

test('discretised, only the likeliest class counts; of equals the first', () => {
  const { pixels } = drawn([[0.34, 0.4], [0.33, 0.4], [0.33, 0.2]], [3, 1, 2], { discretise: true });
  assert.deepEqual(pixels, [[255, 0, 0, 255], [255, 0, 0, 255]]);
});

test('what is not finite is transparent over a hatch, whichever class it is of', () => {
  for (const broken of [[NaN, 0.5, 0.5], [0.5, NaN, 0.5], [0.5, 0.5, NaN], [Infinity, 0, 0]]) {
    const { pixels, calls } = drawn(broken.map((value) => [value]), [3, 1, 1]);
    assert.deepEqual(pixels, [[0, 0, 0, 0]]);
    assert.ok(calls.some((call) => call.name === 'stroke'));
  }
});

test('the samples at the ends lie on the edges of the rectangle', () => {
  const { calls } = drawn([1, 0, 0].map((value) => new Array(12).fill(value)), [3, 3, 4]);
  const { args } = calls.find((call) => call.name === 'drawImage');
  assert.deepEqual(args.slice(1), [0.5, 0.5, 3, 2, 10, 20, 200, 100]);
});

test('a map of one class goes from neutral to its colour', () => {
  COLOURS.forEach((css, label) => {
    const scale = colours.scale(label);
    assert.equal(scale.css(-1), 'rgb(255, 255, 255)');
    assert.equal(scale.css(1), `rgb(${parseColour(css).join(', ')})`);
  });
});

test('ten classes have ten marks', () => {
  const ten = makeClassColours('#fff', Array.from({ length: 10 }, (_, i) => `#00000${i}`));
  assert.equal(new Set(Array.from({ length: 10 }, (_, label) => ten.mark(label))).size, 10);
});

test('ten classes on 100 × 100 points take a few milliseconds at most', () => {
  const { makeCanvas } = canvasMaker();
  const map = createClassMap({ makeCanvas });
  const ten = makeClassColours('#fff', Array.from({ length: 10 }, (_, i) => `#00000${i}`));
  const values = Float32Array.from({ length: 100_000 }, (_, i) => Math.abs(Math.sin(i)));
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    map.draw(fakeContext(), RECT, values, [10, 100, 100], { colours: ten });
    return performance.now() - start;
  }).sort((a, b) => a - b);
  assert.ok(times[30] < 8, `${times[30]} ms`);
  if (process.env.RAVINE_TIMES) console.log(`class map: ${times[30].toFixed(2)} ms`);
});
