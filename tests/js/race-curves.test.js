import assert from 'node:assert/strict';
import { test } from 'node:test';

import { curvesCsv } from '../../static/js/core/curves-csv.js';
import { columnsOf, raceQuantities, raceQuantityOf, upTo } from '../../static/js/core/race-quantities.js';
import { initialRaceState } from '../../static/js/core/race-state.js';
import { isKnown, keepSeen, reveal } from '../../static/js/core/seen.js';
import { createStore } from '../../static/js/core/store.js';
import { drawLines } from '../../static/js/plots/lines.js';
import { makeFrame } from '../../static/js/plots/axes.js';
import { fakeContext, STYLE } from './canvas-double.js';

/** A run as the page has it, from rows of numbers or of pairs. */
function run(name, arrays, parts = []) {
  return {
    name, status: 'ready', detail: null, parts, steps_to_minimum: null, steps: arrays.value.length - 1,
    of: (key) => arrays[key] && Float32Array.from(arrays[key].flat()),
    names: Object.entries(arrays).map(([key, rows]) => ({ name: key, pairs: Array.isArray(rows[0]) })),
  };
}

const PATHS = {
  surface: { kind: 'bowl', domain: [[-1, 1], [-1, 1]], minima: [[0, 0, 0]], local_minima: [] },
  spec: { runs: [{ name: 'SGD' }, { name: 'Adam' }] },
  runs: [
    run('SGD', { value: [4, 1], excess: [4, 1], distance: [2, 1], step: [[3, 4]], gradient: [[1, -2]] }),
    run('Adam', { value: [4, 2, 1], excess: [4, 2, 1], distance: [2, 1, 1], step: [[0, 1], [0, 0]], gradient: [[1, 2], [3, 4]], 'slot:v': [[1, 2], [3, 4]] }),
  ],
};
const quantity = (key) => raceQuantityOf(raceQuantities(PATHS), key);

test('what some run has can be chosen, the usual first, and what is not there is the usual one', () => {
  assert.deepEqual(raceQuantities(PATHS).map(({ key }) => key), ['excess', 'value', 'distance', 'length', 'gradient', 'step', 'slot:v']);
  assert.equal(quantity('beauty').key, 'excess');
  assert.deepEqual(raceQuantities(null), []);
  const endless = { ...PATHS, surface: { ...PATHS.surface, minima: [] } };
  assert.ok(!raceQuantities(endless).some(({ key }) => key === 'distance'), 'no minimum to be far from');
});

test('pairs are a curve for x and a dashed one for y; a run without the quantity has none', () => {
  const [only, ...others] = columnsOf(PATHS, quantity('slot:v'));
  assert.deepEqual(others, []);
  assert.equal(only.name, 'Adam');
  assert.deepEqual([[...only.step], [...only.v_x], [...only.v_y]], [[0, 1, 2], [1, 3], [2, 4]]);
  assert.deepEqual(quantity('slot:v').curves.map(({ part, dashed }) => [part, dashed ?? false]), [['x', false], ['y', true]]);
});

test('a step is as long as Pythagoras says, and stands where it led to', () => {
  assert.deepEqual([...columnsOf(PATHS, quantity('length'))[0].length], [NaN, 5]);
});

test('one letter for two things is two quantities, and a direction that is one of the others is none of its own', () => {
  const part = (name, symbol, label, isArrow = false) => ({ name, symbol, label, is_arrow: isArrow, start: null });
  const own = { value: [1, 1], 'slot:v': [[1, 2]], direction: [[1, 2]] };
  const paths = { ...PATHS, runs: [
    run('Momentum', own, [part('slot:v', 'v', 'velocity', true), part('direction', 'v', 'velocity', true)]),
    run('Adam', own, [part('slot:v', 'v', 'average of the square'), part('direction', 'm', 'average', true)]),
  ] };
  const found = raceQuantities(paths);
  assert.deepEqual(found.map(({ key, label, log }) => [key, label, log]), [
    ['value', 'Value f', false], ['velocity', 'v · velocity', false], ['average of the square', 'v · average of the square', true], ['average', 'm · average', false],
  ]);
  assert.deepEqual(found.map((each) => columnsOf(paths, each).map(({ name }) => name)), [['Momentum', 'Adam'], ['Momentum'], ['Adam'], ['Adam']]);
});

test('only what is never negative has a logarithmic axis; rounding does not count', () => {
  const rounded = { ...PATHS, runs: [run('SGD', { value: [4, 1], excess: [4, -1e-7] })] };
  assert.ok(raceQuantityOf(raceQuantities(rounded), 'excess').log);
  assert.deepEqual(['excess', 'slot:v', 'gradient', 'value'].map((key) => quantity(key).log), [true, true, false, false]);
});

test('nothing of later steps is in what is drawn or saved', () => {
  const runs = upTo(columnsOf(PATHS, quantity('value')), 1);
  assert.deepEqual(runs.map(({ value }) => [...value]), [[4, 1], [4, 2]]);
  assert.equal(curvesCsv(runs, ['value'], ['step']), 'run,step,value\r\nSGD,0,4\r\nSGD,1,1\r\nAdam,0,4\r\nAdam,1,2\r\n');
});

test('what was seen grows with the step, stays when it goes back, and is forgotten with another race', () => {
  const store = createStore(initialRaceState(PATHS.spec));
  const stop = keepSeen(store);
  store.set({ paths: PATHS });
  assert.deepEqual(PATHS.runs.map((each) => isKnown(store.get(), each)), [false, false]);
  store.set({ step: 1.7 });
  store.set({ step: 0.2 });
  assert.equal(store.get().seen, 1);
  assert.deepEqual(PATHS.runs.map((each) => isKnown(store.get(), each)), [true, false], 'the shorter path was seen to its end');
  store.set({ paths: { ...PATHS } });
  assert.equal(store.get().seen, 0);
  reveal(store);
  assert.equal(store.get().seen, 2);
  stop();
  store.set({ paths: PATHS });
  assert.equal(store.get().seen, 2);
});

test('beyond a step a curve is faint, and goes on where it was', () => {
  const context = fakeContext();
  const strokes = [];
  const series = [{ x: [0, 1, 2, 3], y: [1, 2, 3, 4], colour: '#abc', strongTo: 1.5 }];
  const watched = new Proxy(context, {
    get: (target, name) => (name === 'stroke' ? () => strokes.push([target.globalAlpha ?? 1, target.strokeStyle, target.calls.slice(target.calls.findLastIndex((call) => call.name === 'beginPath') + 1).length]) : target[name]),
    set: (target, name, value) => Reflect.set(target, name, value),
  });
  drawLines(watched, { width: 300, height: 200, series, style: STYLE });
  const own = strokes.filter(([, colour]) => colour === '#abc');
  assert.deepEqual(own.map(([alpha, , points]) => [alpha, points]), [[0.3, 3], [1, 2]], 'points 1, 2, 3 faint, 0 and 1 strong');
});

test('a logarithmic axis across: decades are as far apart as each other, and back', () => {
  const frame = makeFrame({ width: 300, height: 200, x: [0.01, 1], y: [0, 1], logX: true });
  assert.ok(Math.abs(frame.toX(0.1) - (frame.toX(0.01) + frame.toX(1)) / 2) < 1e-9);
  assert.ok(Math.abs(frame.fromX(frame.toX(0.3)) - 0.3) < 1e-12);
});
