import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale } from '../../static/js/plots/colour.js';
import { drawLegend } from '../../static/js/plots/legend.js';
import { drawPoints, pointAt } from '../../static/js/plots/points.js';
import { fakeContext, STYLE } from './canvas-double.js';

const scale = makeScale({ low: '#ff0000', middle: '#ffffff', high: '#0000ff' });
const RECT = { x: 0, y: 0, width: 120, height: 120 };
const DOMAIN = [[-6, 6], [-6, 6]];
const CLASSES = { low: 0, high: 1, middle: 0.5 };
const options = { points: [[0, 0], [6, 6]], labels: [0, 1], domain: DOMAIN, range: CLASSES, scale, outline: '#fff' };

test('training points are discs in the colour of their label, at their place', () => {
  const context = fakeContext();
  drawPoints(context, RECT, { ...options, kind: 'train' });
  const arcs = context.calls.filter((call) => call.name === 'arc');
  assert.deepEqual(arcs.map((call) => call.args.slice(0, 2)), [[60, 60], [120, 0]]);
  assert.deepEqual(arcs.map((call) => call.fillStyle), ['rgb(255, 0, 0)', 'rgb(0, 0, 255)']);
});

test('test points have another shape', () => {
  const context = fakeContext();
  drawPoints(context, RECT, { ...options, kind: 'test' });
  assert.equal(context.calls.filter((call) => call.name === 'arc').length, 0);
  assert.equal(context.calls.filter((call) => call.name === 'closePath').length, 2);
  assert.equal(context.calls.filter((call) => call.name === 'stroke').length, 2);
});

test('the point under the pointer is the nearest within reach', () => {
  const points = [[0, 0], [0.3, 0], [5, 5]];
  assert.equal(pointAt(RECT, points, DOMAIN, 60, 60), 0);
  assert.equal(pointAt(RECT, points, DOMAIN, 62, 60), 1);
  assert.equal(pointAt(RECT, points, DOMAIN, 90, 60), -1);
  assert.equal(pointAt(RECT, points, DOMAIN, 112, 12), 2);
  assert.equal(pointAt(RECT, [], DOMAIN, 60, 60), -1);
});

test('the legend names the ends and the middle of the scale', () => {
  const context = fakeContext();
  drawLegend(context, { x: 0, y: 0, width: 100, height: 30 }, { range: { low: -1, high: 3, middle: 0 }, scale, style: STYLE });
  const texts = context.calls.filter((call) => call.name === 'fillText').map((call) => call.args.slice(0, 2));
  assert.deepEqual(texts, [['−3', 0], ['0', 50], ['3', 100]]);
  const stops = context.calls.filter((call) => call.name === 'addColorStop').map((call) => call.args);
  assert.deepEqual(stops[0], [0, 'rgb(255, 0, 0)']);
  assert.deepEqual(stops[stops.length / 2 - 0.5], [0.5, 'rgb(255, 255, 255)']);
  assert.deepEqual(stops.at(-1), [1, 'rgb(0, 0, 255)']);
});
