import assert from 'node:assert/strict';
import test from 'node:test';
import { updateParts } from '../../static/js/core/update-parts.js';
import { arrowPixels, drawArrows } from '../../static/js/plots/update-arrows.js';
import { fakeContext, STYLE } from './canvas-double.js';

const AREA = { x: 0, y: 0, width: 400, height: 200 };
const DOMAIN = [[0, 40], [0, 10]]; // 10 pixels a unit across, 20 upwards

/** Two steps of a run that remembers. */
const ARRAYS = { gradient: [4, 0, 1, 1], 'slot:m': [2, 2, 0, 8], 'slot:v': [9, 9, 9, 9], 'insight:m_hat': [4, 4, 0, 16], direction: [4, 4, 0, 16], step: [3, -1, 0, 2] };
const of = (name) => ARRAYS[name] && Float32Array.from(ARRAYS[name]);
const told = (name, symbol, is_arrow = true) => ({ name, symbol, label: `the ${symbol}`, is_arrow });
const parts = [told('gradient', 'g'), told('slot:m', 'g + βm'), told('slot:v', 'v', false), told('insight:m_hat', 'm̂'), told('direction', 'm̂'), told('step', 'Δθ')];

test('an update has what points somewhere, downhill, each once and in its order', () => {
  const found = updateParts({ of, parts }, 0);
  assert.deepEqual(found.map(({ role, symbol, vector }) => [role, symbol, vector]), [
    ['gradient', '−g', [-4, -0]], ['memory', '−(g + βm)', [-2, -2]], ['corrected', '−m̂', [-4, -4]], ['step', 'step', [-3, 1]],
  ]);
});

test('a server that tells of no parts has the gradient and the step; after the last step there is none', () => {
  assert.deepEqual(updateParts({ of }, 1).map(({ role, vector }) => [role, vector]), [['gradient', [-1, -1]], ['step', [-0, -2]]]);
  assert.deepEqual(updateParts({ of, parts }, 2), []);
});

test('the step has its true length; the others one scale, in which the longest is a fifth of the map', () => {
  const [gradient, memory, corrected, step] = arrowPixels(updateParts({ of, parts }, 0), AREA, DOMAIN);
  assert.deepEqual(step, [-30, -20]);
  const longest = Math.hypot(40, 80); // of m̂, in pixels if it were as long as it is
  assert.ok(Math.abs(Math.hypot(...corrected) - 40) < 1e-9);
  assert.ok(Math.abs(Math.hypot(...gradient) - (40 * 40) / longest) < 1e-9);
  assert.ok(Math.abs(memory[0] / memory[1] - -20 / 40) < 1e-9, `${memory}`);
});

test('every arrow has its label on the map; where nothing moves there is no arrow', () => {
  const palette = { style: STYLE, accent: '#00f' };
  const drawn = (list, from) => {
    const context = fakeContext();
    drawArrows(context, AREA, { arrows: list, from, domain: DOMAIN, palette });
    return context.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args);
  };
  const labels = drawn(updateParts({ of, parts }, 0), [20, 5]);
  assert.deepEqual(labels.map(([text]) => text), ['−m̂', '−(g + βm)', '−g', 'step'], 'long ones below short ones, the step on top');
  labels.forEach(([, x, y], i) => labels.slice(i + 1).forEach(([, u, v]) => assert.ok(Math.abs(x - u) > 20 || Math.abs(y - v) > 10)));
  for (const [, x, y] of drawn(updateParts({ of, parts }, 0), [0.5, 0.5])) assert.ok(x > 0 && x < 400 && y > 0 && y < 200, `${x}, ${y}`);
  assert.deepEqual(drawn([{ role: 'gradient', symbol: '−g', label: '', vector: [0, 0] }], [5, 5]), []);
});
