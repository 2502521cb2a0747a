import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createLandscape } from '../../static/js/core/landscape.js';
import { turnBetween, turned } from '../../static/js/core/landscape-align.js';
import { gather, makeProjection, readBasis } from '../../static/js/core/landscape-basis.js';
import { heightsIn, steadyDomain } from '../../static/js/core/landscape-domain.js';
import { createEase } from '../../static/js/core/landscape-ease.js';
import { createLivePaths } from '../../static/js/core/landscape-live.js';
import { planeAspect, readPlace, spelling, USUAL_PLANE } from '../../static/js/core/landscape-plane.js';
import { otherRun, slotsOf, whyNone, withParameter } from '../../static/js/core/landscape-query.js';
import { nearestPoint, strengthAt } from '../../static/js/plots/shadows.js';
import { shortAxes } from '../../static/js/ui/landscape-axes.js';

// A network of three parameters: W = [[w1, w2]], b = [b1].
const layers = (w1, w2, b1) => ({ layers: [{ W: [[w1, w2]], b: [b1] }] });
const basisOf = (origin, a, b) => ({ origin: layers(...origin), directions: /** @type {any} */ ([layers(...a), layers(...b)]) });
const FLAT = basisOf([1, 1, 1], [1, 0, 0], [0, 1, 0]);
const path = (name, step, x, y) => ({ name, step, x, y, loss: step.map(() => 1), distance: step.map(() => 0), share: 1 });

/** A frame in which runs have parameters. @param {Record<string, number[]>} runs @param {number} step */
function frame(runs, step, loss = 0.5) {
  const arrays = Object.entries(runs).flatMap(([run, [w1, w2, b1]]) => [
    { name: 'W', run, data: Float32Array.of(Number(w1), Number(w2)) }, { name: 'b', run, data: Float32Array.of(Number(b1)) },
  ]);
  const get = (/** @type {string} */ name, /** @type {string} */ run, layer = 1) => (layer === 1 ? arrays.find((each) => each.name === name && each.run === run) : undefined);
  const state = { step, runs: Object.keys(runs).map((name) => ({ name, step, loss: { train: loss } })) };
  return /** @type {any} */ ({ header: { state }, arrays: { get } });
}

const answer = (more = {}) => /** @type {any} */ ({
  step: 2, plane: { kind: 'pca', run: 'Adam', axes: ['first', 'second'], explained: [0.8, 0.1] },
  x: [0, 1, 2], y: [10, 20], values: [[1, 2, 3], [4, null, 6]],
  runs: [path('Adam', [0, 1, 2], [0, 1, 2], [0, 10, 20])], others: [], basis: FLAT, ...more,
});

test('parameters fall on a plane at right angles, and the rest is how far off it they are', () => {
  const basis = readBasis(FLAT);
  const theta = gather(basis.parts, frame({ Adam: [4, -1, 13] }, 3).arrays, 'Adam');
  assert.deepEqual(theta && makeProjection(basis)(theta), { x: 3, y: -2, distance: 12 });
  assert.equal(gather(basis.parts, frame({ SGD: [0, 0, 0] }, 3).arrays, 'Adam'), null, 'a run that the frame does not have');
  assert.deepEqual(basis.parts, [{ layer: 1, name: 'W', length: 2 }, { layer: 1, name: 'b', length: 1 }]);
});

test('directions that are not at right angles, nor of length 1, span the same plane', () => {
  const project = makeProjection(readBasis(basisOf([0, 0, 0], [2, 0, 0], [1, 1, 0])));
  assert.deepEqual(project(Float64Array.of(5, 3, 4)), { x: 1, y: 3, distance: 4 }); // 1·(2, 0) + 3·(1, 1)
});

test('a plane fitted anew is seen from the same side: axes change places and signs', () => {
  const before = readBasis(FLAT);
  const after = readBasis(basisOf([0, 0, 0], [0, -1, 0.1], [0.9, 0.1, 0]));
  const turn = turnBetween(before, after);
  assert.deepEqual(turn, { swap: true, flip: [false, true] });
  const { heights, runs, plane, basis } = turned(/** @type {any} */ ({
    plane: { axes: ['p', 'q'], explained: [0.7, 0.2] }, runs: [path('Adam', [0], [5], [7])], basis: after,
    heights: { x: [0, 1, 2], y: [10, 20], values: Float64Array.of(1, 2, 3, 4, 5, 6), columns: 3, rows: 2 },
  }), turn);
  assert.deepEqual({ ...heights, values: [...heights.values] }, { x: [10, 20], y: [-2, -1, 0], values: [3, 6, 2, 5, 1, 4], columns: 2, rows: 3 });
  assert.deepEqual([runs[0]?.x, runs[0]?.y, plane.axes, plane.explained], [[7], [-5], ['q', 'p'], [0.2, 0.7]]);
  // A place has the same parameters in both: what was at (p, q) is at (q, −p).
  assert.deepEqual(basis?.directions.map((each) => [...each]), [[0.9, 0.1, 0], [0, 1, -0.1]]);
  assert.deepEqual(turnBetween(before, /** @type {any} */ (basis)), { swap: false, flip: [false, false] });
});

test('frames take the paths on, and back', () => {
  const live = createLivePaths();
  live.take({ ...answer(), heights: /** @type {any} */ (null), basis: readBasis(FLAT) });
  live.see(frame({ Adam: [4, 31, 1] }, 3, 0.25));
  assert.deepEqual(live.paths()[0], { name: 'Adam', share: 1, step: [0, 1, 2, 3], x: [0, 1, 2, 3], y: [0, 10, 20, 30], loss: [1, 1, 1, 0.25], distance: [0, 0, 0, 0] });
  live.see(frame({ Adam: [4, 31, 3] }, 3)); // changed by hand, at the same step
  assert.deepEqual(live.paths()[0]?.distance, [0, 0, 0, 2]);
  live.see(frame({ Adam: [2, 11, 1] }, 1));
  assert.deepEqual(live.paths()[0]?.step, [0, 1]);
});

test('a new plane has what came since it was made', () => {
  const live = createLivePaths();
  const first = { ...answer(), heights: /** @type {any} */ (null), basis: readBasis(FLAT) };
  live.take(first);
  for (const step of [3, 4, 5]) live.see(frame({ Adam: [step + 1, 1, 1] }, step));
  live.take({ ...first, basis: readBasis(basisOf([0, 0, 0], [0, 0, 1], [1, 0, 0])), runs: [path('Adam', [0, 4], [1, 1], [1, 5])] });
  assert.deepEqual([live.paths()[0]?.step, live.paths()[0]?.x, live.paths()[0]?.y], [[0, 4, 5], [1, 1, 1], [1, 5, 6]]);
  live.take(null);
  assert.deepEqual(live.paths(), []);
});

test('points and heights go over into the next fit, and stand there', () => {
  let time = 0;
  const flat = (/** @type {number} */ from, /** @type {number} */ width) => /** @type {import('../../static/js/core/types.js').Domain} */ ([[from, from + width], [0, 1]]);
  const ease = createEase({ duration: 100, now: () => time });
  const heights = (/** @type {number} */ value) => ({ x: [value], y: [0], values: Float64Array.of(value), columns: 1, rows: 1 });
  const [before, after] = [{ heights: heights(0), domain: flat(0, 1), paths: [path('Adam', [0, 2], [0, 2], [0, 0])] }, { heights: heights(10), domain: flat(10, 3), paths: [path('Adam', [0, 1, 2, 3], [10, 11, 12, 13], [0, 0, 0, 0])] }];
  ease.begin(before, after);
  assert.deepEqual(ease.shown(after).paths[0]?.x, [0, 1, 2, 3], 'at first where they were; what is newer goes with the last');
  time = 50;
  assert.deepEqual([ease.shown(after).paths[0]?.x, [...ease.shown(after).heights.values], ease.shown(after).domain, ease.isMoving()], [[5, 6, 7, 8], [5], flat(5, 2), true]);
  time = 100;
  assert.equal(ease.shown(after), after);
  ease.begin(null, after);
  assert.equal(ease.isMoving(), false);
});

test('while it plays it is asked for now and then, else at once; another subject is another landscape', async () => {
  let time = 0;
  /** @type {string[]} */
  const asked = [];
  const landscape = createLandscape({ onNews: () => {}, onProblem: () => {}, isStill: () => false, now: () => time, later: (action, milliseconds) => { time += milliseconds; action(); } });
  const wanted = (/** @type {string} */ what, /** @type {string} */ when) => ({ what, when, ask: async () => (asked.push(`${what} ${when}`), answer()) });
  const wait = () => new Promise((resolve) => setImmediate(resolve));
  landscape.follow(wanted('net', '1'), true);
  await wait();
  time = 300;
  landscape.follow(wanted('net', '2'), true);
  await wait();
  assert.deepEqual(asked, ['net 1']);
  landscape.follow(wanted('net', '2'), false);
  await wait();
  time = 1100;
  landscape.follow(wanted('net', '3'), true);
  await wait();
  assert.deepEqual(asked, ['net 1', 'net 2', 'net 3']);
  assert.equal(landscape.scene()?.heights.values[4], NaN);
  landscape.follow(wanted('other', '3'), true);
  assert.equal(landscape.scene(), null);
  await wait();
  assert.equal(landscape.scene()?.paths.length, 1);
});

test('a fit that comes while the one before is still gone over into ends where it is, too', async () => {
  let time = 0;
  const landscape = createLandscape({ onNews: () => {}, onProblem: () => {}, isStill: () => false, now: () => time, later: (action) => action() });
  const wait = () => new Promise((resolve) => setImmediate(resolve));
  for (const [when, x] of /** @type {[string, number][]} */ ([['1', 0], ['2', 10], ['3', 20]])) {
    time += 250;
    landscape.follow({ what: 'net', when, ask: async () => answer({ runs: [path('Adam', [0], [x], [0])] }) }, false);
    await wait();
  }
  assert.equal(Math.round(landscape.scene()?.paths[0]?.x[0] ?? NaN), 9, 'nearly where the second is'); // 250 of 300 ms on the way
  time += 300;
  assert.deepEqual(landscape.scene()?.paths[0]?.x, [20]);
});

test('the plane is in the address, and only one that means something', () => {
  const choice = { ...USUAL_PLANE, kind: /** @type {const} */ ('parameters'), first: { layer: 1, parameter: 'W', unit: 0, input: 1 }, second: { layer: 2, parameter: 'b', unit: 0 } };
  const write = (/** @type {any} */ plane) => planeAspect.write(plane, /** @type {any} */ ({}));
  assert.equal(write(choice), 'parameters:W1.0.1:b2.0');
  for (const plane of [choice, { ...USUAL_PLANE, kind: 'random', seed: 12 }, { ...USUAL_PLANE, kind: 'ends', other: 'A: b' }, { ...USUAL_PLANE, kind: 'ends' }]) {
    assert.deepEqual(planeAspect.read(String(write(plane))), plane);
  }
  assert.equal(write(USUAL_PLANE), null);
  for (const text of ['', 'plane', 'random:x', 'random:-1', 'parameters:W1.0:b1.0', 'parameters:W1.0.0', 'parameters:b1.0.1:b1.0']) assert.equal(planeAspect.read(text), undefined, text);
});

test('the part that is shown stays until the paths leave it, or heights are not known there any more', () => {
  const grid = (/** @type {number} */ from, /** @type {number} */ to) => ({ x: [from, to], y: [from, to], values: new Float64Array(4), columns: 2, rows: 2 });
  const paths = (/** @type {number} */ to) => [path('Adam', [0, 1], [-10, to], [-10, 10])];
  const first = steadyDomain(null, grid(-26, 26), paths(10));
  assert.deepEqual(first, [[-20, 20], [-20, 20]]);
  assert.equal(steadyDomain(first, grid(-28, 30), paths(15)), first);
  assert.notEqual(steadyDomain(first, grid(-28, 40), paths(19.9)), first, 'too near the edge');
  assert.notEqual(steadyDomain(first, grid(-19, 26), paths(10)), first, 'nothing is known at the left');
});

test('heights of a part are straight between those that are known', () => {
  const heights = { x: [0, 2, 4], y: [0, 10], values: Float64Array.of(0, 2, 4, 10, 12, NaN), columns: 3, rows: 2 };
  const { x, y, values } = heightsIn(heights, [[1, 3], [5, 10]]);
  assert.deepEqual([[...x], [...y], [...values]], [[1, 2, 3], [5, 10], [6, NaN, NaN, 11, NaN, NaN]]);
});

test('two parameters that the network has, each once; one that the other axis has changes places with it', () => {
  const spec = /** @type {any} */ ({ features: [{}, {}], hidden: [{ units: 3 }], output: 'sigmoid', data: {}, runs: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] });
  const texts = (/** @type {any} */ choice) => slotsOf(choice, spec).map(spelling);
  assert.deepEqual(texts(USUAL_PLANE), ['W1.0.0', 'W1.0.1']);
  assert.deepEqual(texts({ ...USUAL_PLANE, second: readPlace('W1.0.0') }), ['W1.0.1', 'W1.0.0']);
  assert.deepEqual(texts({ ...USUAL_PLANE, first: readPlace('W1.9.0'), second: readPlace('b2.0') }), ['W1.0.0', 'b2.0'], 'one that is not there');
  assert.deepEqual(texts(withParameter(USUAL_PLANE, spec, 1, /** @type {any} */ (readPlace('W2.0.2')))), ['W1.0.0', 'W2.0.2']);
  assert.deepEqual(texts(withParameter(USUAL_PLANE, spec, 1, /** @type {any} */ (readPlace('W1.0.0')))), ['W1.0.1', 'W1.0.0']);
  assert.deepEqual(slotsOf(USUAL_PLANE, { ...spec, features: [{}] }).map(spelling), ['W1.0.0', 'b1.0']);
  assert.deepEqual(['A', 'B'].map((run) => otherRun({ ...USUAL_PLANE, other: 'B' }, spec, run)), ['B', 'A']);
  assert.equal(otherRun(USUAL_PLANE, { ...spec, runs: [{ name: 'A' }] }, 'A'), null);
  assert.match(whyNone({ ...USUAL_PLANE, kind: 'ends' }, { ...spec, runs: [{ name: 'A' }] }, 'A'), /add another run/);
  assert.equal(whyNone({ ...USUAL_PLANE, kind: 'ends' }, spec, 'A') + whyNone(USUAL_PLANE, { ...spec, runs: [{ name: 'A' }] }, 'A'), '');
});

test('axes are called shortly, parameters as messages name them', () => {
  const axes = (/** @type {string[]} */ ...names) => shortAxes(/** @type {any} */ ({ axes: names }));
  assert.deepEqual(axes('2nd principal component', '1st principal component'), ['PC 2', 'PC 1']);
  assert.deepEqual(axes('W1.0.1', 'b2.0'), ['W1[1, 2]', 'b2[1]']);
  assert.deepEqual(axes('towards the end of Adam', 'across, towards SGD'), ['to Adam', 'to SGD']);
});

test('a path is the fainter the farther off the plane it is, and is found by its points', () => {
  assert.deepEqual([0, 1, 5, 50].map((distance) => strengthAt(distance, 10)), [1, 0.875, 0.25, 0.25]);
  const area = { x: 10, y: 0, width: 100, height: 100 };
  const paths = [{ x: [0, 5], y: [0, 5] }, { x: [10], y: [0] }];
  const find = (/** @type {[number, number]} */ pixel) => nearestPoint(paths, area, [[0, 10], [0, 10]], pixel, 9);
  assert.deepEqual([find([62, 48]), find([108, 97]), find([30, 20])], [{ path: 0, index: 1 }, { path: 1, index: 0 }, null]);
});
