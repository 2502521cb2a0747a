import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createAsked } from '../../static/js/core/asked.js';
import { aboutRates, bestText, lanesOf, measure, rateColumns, rateOf, withRates } from '../../static/js/core/race-rates.js';
import { initialRaceState } from '../../static/js/core/race-state.js';
import { RACE_COLUMNS, raceRow } from '../../static/js/core/race-table.js';
import { tableCsv } from '../../static/js/core/run-table.js';
import { cellAt, outcomeAt, outcomesOf, sharesText, soonness, startText, stepsRange } from '../../static/js/core/start-map.js';
import { createStore } from '../../static/js/core/store.js';
import { createOutcomeMap } from '../../static/js/plots/outcome-map.js';
import { drawLanes } from '../../static/js/plots/rate-lanes.js';
import { heightAt } from '../../static/js/ui/rates-chart.js';
import { canvasMaker, fakeContext } from './canvas-double.js';

const CATALOG = { optimizers: [{ kind: 'sgd', parameters: [{ name: 'learning_rate' }] }, { kind: 'odd', parameters: [{ name: 'rate' }, { name: 'learning_rate' }] }] };
const SPEC = { steps: 10, runs: [{ name: 'a', optimizer: { kind: 'sgd', learning_rate: 0.1 } }, { name: 'b', optimizer: { kind: 'odd', rate: 0.5, learning_rate: 9 } }] };

/* The table. */

const WAY = {
  name: 'a', status: 'ready', detail: null, steps_to_minimum: 1, steps: 2, names: [],
  of: (name) => ({ step: Float32Array.of(3, 4, 0, 0.5), value: Float32Array.of(9, 2, 0.1), distance: Float32Array.of(5, 1, 0.5) })[name],
};
const says = { optimizer: 'SGD', rate: 0.1 };

test('a row keeps its results back until the run was shown to its end', () => {
  assert.deepEqual(raceRow(WAY, { seen: 1 }, says), { run: 'a', optimizer: 'SGD', learning_rate: 0.1 });
  assert.deepEqual(raceRow(WAY, { seen: 2 }, says), {
    run: 'a', optimizer: 'SGD', learning_rate: 0.1, steps_to_minimum: 1, final_value: 0.1, final_distance: 0.5, path_length: 5.5, steps: 2, status: 'at the minimum',
  });
});

test('who diverged says why, and what has no number is nothing, in the file too', () => {
  const row = raceRow({ ...WAY, status: 'diverged', detail: 'diverged at step 3: x = 1e9, "far"', steps_to_minimum: null, of: (name) => (name === 'value' ? Float32Array.of(NaN) : WAY.of(name)) }, { seen: 9 }, says);
  assert.equal(row.final_value, null);
  const lines = tableCsv(RACE_COLUMNS, [row]).split('\r\n');
  assert.equal(lines[0], 'run,optimizer,learning_rate,steps_to_minimum,final_value,final_distance,path_length,steps,status');
  assert.equal(lines[1], 'a,SGD,0.1,,,0.5,5.5,2,"diverged at step 3: x = 1e9, ""far"""');
});

/* The sweep. */

test('the learning rate is the first hyperparameter, whatever its name', () => {
  assert.deepEqual(SPEC.runs.map((racer) => rateOf(CATALOG, racer)), [0.1, 0.5]);
  const set = withRates(SPEC, CATALOG, ({ name }) => (name === 'b' ? 2 : undefined));
  assert.deepEqual(set.runs.map(({ optimizer }) => optimizer), [{ kind: 'sgd', learning_rate: 0.1 }, { kind: 'odd', rate: 2, learning_rate: 9 }]);
  assert.equal(SPEC.runs[1].optimizer.rate, 0.5, 'the race as it was is as it was');
  assert.deepEqual(aboutRates(set, CATALOG), aboutRates(SPEC, CATALOG), 'other rates, the same sweep');
});

const RUN = {
  name: 'a', rate: [0.01, 0.1, 1, 10], steps_to_minimum: [null, 40, null, null], value: [3, 0.5, 7, 1e9], status: ['ready', 'ready', 'diverged', 'diverged'],
  best: { rate: 0.1, steps_to_minimum: 40, value: 0.5, by: 'steps' },
};

test('where a run does not arrive, and why: from halfway to the neighbour on', () => {
  const [never, diverged, ...others] = lanesOf(RUN);
  assert.deepEqual(others, []);
  assert.equal(never.kind, 'never');
  assert.equal(never.from, 0.01);
  assert.ok(Math.abs(never.to - 10 ** -1.5) < 1e-12);
  assert.equal(diverged.kind, 'diverged');
  assert.ok(Math.abs(diverged.from - 10 ** -0.5) < 1e-12);
  assert.equal(diverged.to, 10);
});

test('a value is told above the lowest, but for a run that diverged', () => {
  assert.deepEqual(rateColumns([RUN], [[0, 0, 0.25]])[0].value, [2.75, 0.25, null, null]);
  assert.equal(measure('value', false).log, false, 'f may be negative where it has no lowest point');
  assert.equal(measure('steps', true).text(null), 'never');
  assert.equal(bestText(RUN), 'best at 0.1: 40 steps');
  assert.match(bestText({ ...RUN, best: null }), /diverges at every rate/);
});

test('between two rates a curve is as high as its straight line on logarithmic axes', () => {
  assert.ok(Math.abs(heightAt([0.01, 1], [100, 1], 0.1) - 10) < 1e-9);
  assert.equal(heightAt([0.01, 1], [100, null], 0.1), null);
  assert.equal(heightAt([0.01, 1], [100, 1], 2), null);
  assert.equal(heightAt([0.01, 1], [100, 1], 0.01), 100);
});

test('a lane has a line where a run never arrives and bars of hatch where it diverges', () => {
  const context = fakeContext();
  drawLanes(context, { rect: { x: 0, y: 0, width: 100, height: 50 }, toX: (rate) => 25 * (Math.log10(rate) + 2) }, [{ colour: '#abc', mark: 'circle', lanes: lanesOf(RUN) }], 10);
  const rects = context.calls.filter(({ name }) => name === 'rect').map(({ args }) => args);
  assert.deepEqual(rects[0].map(Math.round), [38, 1, 38, 8], 'from 10^−0.5 to 10');
  assert.ok(context.calls.some(({ name, args }) => name === 'lineTo' && Math.abs(args[0] - 12.5) < 1e-9 && args[1] === 5));
});

/* The map of starts. */

const STARTS = {
  x: [-1, 0, 1], y: [0, 2], minima: [[1, 1, 0], [-1, 1, 3]],
  runs: [{
    name: 'a', end: [[0, 0, 1], [null, null, null]], status: [['ready', 'ready', 'ready'], ['ready', 'left', 'diverged']],
    value: [[0, 0, 3], [2.5, -9, null]], steps_to_minimum: [[10, 30, 20], [null, null, null]],
  }],
};

test('every start has a outcome, and the outcomes have words and shares', () => {
  const [run] = STARTS.runs;
  assert.deepEqual([0, 1].map((row) => [0, 1, 2].map((column) => outcomeAt(run, row, column))), [[0, 0, 1], ['moving', 'left', 'diverged']]);
  assert.deepEqual(outcomesOf(STARTS), [0, 1, 'moving', 'left', 'diverged']);
  assert.equal(sharesText(STARTS, run), 'A (1, 1) 33%, B (−1, 1) 17%, still on its way 17%, leaves the surface 17%, diverges 17%');
  assert.equal(startText(STARTS, run, { row: 0, column: 1 }), 'a from (0, 0): ends at A (1, 1) after 30 steps');
  assert.equal(startText(STARTS, run, { row: 1, column: 0 }), 'a from (−1, 2): still on its way, f 2.5');
});

test('a place belongs to the nearest start, and one outside to the edge', () => {
  assert.deepEqual(cellAt(STARTS, [0.4, 1.2]), { row: 1, column: 1 });
  assert.deepEqual(cellAt(STARTS, [99, -99]), { row: 0, column: 2 });
});

test('the fewest steps have the full colour, the most the palest', () => {
  assert.deepEqual(stepsRange(STARTS), [10, 30]);
  assert.deepEqual([10, 20, 30].map((steps) => soonness(steps, [10, 30])), [1, 0.25, -0.5]);
  assert.equal(soonness(7, [7, 7]), 1);
  assert.equal(stepsRange({ ...STARTS, runs: [] }), null);
});

test('the lowest row of starts is at the bottom of the picture, and a hatch where there is no colour', () => {
  const { made, makeCanvas } = canvasMaker();
  const context = fakeContext();
  const looks = { look: { colour: null, mark: 'cross', ink: 'black' }, pixel: 0 };
  createOutcomeMap({ makeCanvas }).draw(context, { x: 0, y: 0, width: 30, height: 20 }, [2, 3], (row, column) => ({ ...looks, pixel: 3 * row + column }), 'gray');
  const { image } = { image: made[0].context.calls.find(({ name }) => name === 'putImageData').args[0] };
  assert.deepEqual([...new Uint32Array(image.data.buffer)], [3, 4, 5, 0, 1, 2]);
  assert.ok(context.calls.some(({ name, strokeStyle }) => name === 'stroke' && strokeStyle === 'gray'), 'one pixel is 0: transparent');
});

/* Asking. */

/** A server whose answers come when they are let. */
function slowServer() {
  const waiting = [];
  return { asked: waiting, ask: (spec) => new Promise((resolve, reject) => waiting.push({ spec, resolve, reject })) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('it is asked only when somebody looks, again for another race, and an answer of a race that is gone is old', async () => {
  const store = createStore(initialRaceState(SPEC));
  const { asked, ask } = slowServer();
  const later = [];
  let isOpen = false;
  const made = createAsked({ store, ask, about: ({ steps }) => steps, isWanted: () => isOpen, onChange() {}, later: (act) => later.push(act) });
  store.set({ paths: { spec: SPEC } });
  assert.equal(asked.length, 0, 'nobody looks');
  isOpen = true;
  made.check();
  assert.equal(asked.length, 1);
  store.set({ paths: { spec: { ...SPEC, steps: 20 } } });
  store.set({ paths: { spec: { ...SPEC, steps: 30 } } });
  assert.equal(asked.length, 1, 'one at a time');
  asked[0].resolve('ten');
  await turn();
  assert.deepEqual(made.look(), { answer: 'ten', problem: null, isBusy: true, isOld: true });
  assert.equal(later.length, 1, 'a race that changes is waited for');
  later[0]();
  assert.deepEqual(asked[1].spec.steps, 30, 'the one between is left out');
  asked[1].resolve('thirty');
  await turn();
  assert.deepEqual(made.look(), { answer: 'thirty', problem: null, isBusy: false, isOld: false });
  store.set({ paths: { spec: { ...SPEC, steps: 30, runs: [] } } });
  assert.equal(later.length, 1, 'what it is not about changes nothing');
  made.dispose();
});

test('a refusal is told, is not asked for again by itself, and the answer before stays', async () => {
  const store = createStore(initialRaceState(SPEC));
  const { asked, ask } = slowServer();
  const made = createAsked({ store, ask, about: ({ steps }) => steps, isWanted: () => true, onChange() {}, later: (act) => act() });
  store.set({ paths: { spec: SPEC } });
  asked[0].resolve('ten');
  await turn();
  store.set({ paths: { spec: { ...SPEC, steps: 20 } } });
  asked[1].reject(new Error('too much'));
  await turn();
  assert.deepEqual([made.look().answer, made.look().problem.message, made.look().isBusy], ['ten', 'too much', false]);
  made.check();
  assert.equal(asked.length, 2);
  made.again();
  assert.equal(asked.length, 3);
});
