import assert from 'node:assert/strict';
import test from 'node:test';

import { BRUSHES, erase, rounded, spray, stopsBetween, withoutNearest } from '../../static/js/core/brush.js';
import { createKeeper, digest } from '../../static/js/core/keeper.js';
import { nextClass, pointsOf, whyNoTraining, withPoints } from '../../static/js/core/own-points.js';
import { whyNoPainting } from '../../static/js/core/paintable.js';
import { createUndo } from '../../static/js/core/undo.js';
import { decode, encode } from '../../static/js/core/url.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';

/** @type {[[number, number], [number, number]]} */
const DOMAIN = [[-6, 6], [-6, 6]];

test('a stroke stops at even distances, and what is left of it is not lost', () => {
  const whole = stopsBetween([-6, 0], [6, 0], DOMAIN);
  assert.equal(whole.length, 33); // 100 % of the width in strides of 3 %
  assert.ok(whole.every(([, y]) => y === 0));
  assert.deepEqual(stopsBetween([0, 0], [0.1, 0.1], DOMAIN), []);
  const [first, second] = whole;
  assert.ok(Math.abs(first[0] + 5.64) < 1e-9 && Math.abs(second[0] + 5.28) < 1e-9);
  assert.equal(stopsBetween([0, 0], [0, 0.06 * 200], [[0, 1], [0, 200]]).length, 2, 'shares of either axis');
});

test('a spray is the same for the same seed, inside its reach and the map', () => {
  const wide = BRUSHES[2];
  const many = Array.from({ length: 300 }, (_, seed) => spray([1, -1], wide, DOMAIN, seed)).flat();
  assert.equal(many.length, 300 * wide.each);
  assert.deepEqual(spray([1, -1], wide, DOMAIN, 5), spray([1, -1], wide, DOMAIN, 5));
  assert.notDeepEqual(spray([1, -1], wide, DOMAIN, 5), spray([1, -1], wide, DOMAIN, 6));
  const far = many.map(([x, y]) => Math.hypot(x - 1, y + 1));
  assert.ok(Math.max(...far) <= wide.reach * 12 + 0.001 && Math.max(...far) > wide.reach * 12 * 0.95);
  // Evenly over the disc: half of the points lie within √½ of its radius.
  const inner = far.filter((each) => each < wide.reach * 12 * Math.SQRT1_2).length / far.length;
  assert.ok(inner > 0.44 && inner < 0.56, String(inner));
  assert.ok(spray([6, 6], wide, DOMAIN, 1).every(([x, y]) => x <= 6 && y <= 6));
  assert.deepEqual(spray([1.23456, -1], BRUSHES[0], DOMAIN, 1), [[1.235, -1]]);
});

test('places have the digits that the map can show', () => {
  assert.deepEqual(rounded([1.23456, -0.00001], DOMAIN), [1.235, 0]);
  assert.deepEqual(rounded([12345.678, 0.00012346], [[0, 100000], [0, 0.001]]), [12346, 0.0001235]);
});

test('the eraser takes what is near, the key what is nearest', () => {
  const points = [[0, 0, 0], [0.3, 0, 1], [2, 2, 1]];
  assert.deepEqual(erase(points, [[0.1, 0]], DOMAIN), [[2, 2, 1]]);
  assert.deepEqual(erase(points, [[1, 1]], DOMAIN), points);
  assert.deepEqual(withoutNearest(points, [5, 5], DOMAIN), [[0, 0, 0], [0.3, 0, 1]]);
  assert.deepEqual(withoutNearest([], [5, 5], DOMAIN), []);
});

test('undo goes back step by step, redo comes again until something new is done', () => {
  const undo = createUndo('a', 3);
  for (const next of 'bcde') undo.push(next);
  for (let i = 0; i < 5; i += 1) undo.undo();
  assert.equal(undo.now(), 'b', 'three steps are kept');
  assert.equal(undo.canUndo(), false);
  undo.redo();
  undo.redo();
  assert.equal(undo.now(), 'd');
  undo.push('x');
  assert.equal(undo.canRedo(), false);
  undo.redo();
  assert.equal(undo.now(), 'x');
});

test('what can be learned from is known before the server is asked', () => {
  const why = (points, task = 'classification') => whyNoTraining(points, task, ['red', 'blue', 'green'], 4);
  const of = (...labels) => labels.map((label) => [0, 0, label]);
  assert.match(why([]) ?? '', /at least 2 points/);
  assert.match(why(of(0, 0)) ?? '', /class blue/);
  assert.match(why(of(2, 2)) ?? '', /class red and of class blue/);
  assert.match(why(of(0, 2)) ?? '', /class blue/);
  assert.equal(why(of(0, 1)), null);
  assert.equal(why(of(1, 1), 'regression'), null);
  assert.match(why(of(0, 1, 0, 1, 0)) ?? '', /5 points are too many: at most 4/);
});

test('data of own points: names for the classes that are there, nothing of the dataset', () => {
  const data = withPoints({ ...DEFAULTS.data, noise: 0.2, imbalance: 0.5 }, [[0, 0, 0], [1, 1, 1]], 'classification', ['0', '1', '2']);
  assert.deepEqual([data.dataset, data.noise, data.imbalance, data.class_names], [null, 0, 0, ['0', '1']]);
  assert.equal(withPoints(DEFAULTS.data, [[0, 0, 0.5]], 'regression', []).class_names, null);
  assert.equal(nextClass(['0', '1']), '2');
  assert.equal(nextClass(['2', 'a']), '3');
});

test('points of a dataset become own ones, those of training first; own ones stay as they are', () => {
  const drawn = { train: { X: [], y: [1], points: [[0.12345, 2]] }, test: { X: [], y: [0], points: [[-1, -2.00009]] } };
  assert.deepEqual(pointsOf(DEFAULTS.data, drawn, DOMAIN), [[0.123, 2, 1], [-1, -2, 0]]);
  const points = [[0.1234567, 1, 0]];
  assert.equal(pointsOf({ ...DEFAULTS.data, points }, drawn, DOMAIN), points);
});

test('only a plane of two columns as they are can be painted', () => {
  const own = { ...DEFAULTS.data, points: [[1, 2, 0], [2, 3, 1]] };
  assert.equal(whyNoPainting(own, CATALOG), null);
  assert.match(whyNoPainting({ ...own, points: [[1, 2, 3, 0], [2, 3, 4, 1]] }, CATALOG) ?? '', /3 columns/);
  assert.match(whyNoPainting({ ...own, standardize: true }, CATALOG) ?? '', /Standardize/);
  assert.match(whyNoPainting({ ...own, plane: { by: 'columns', x: 2, y: 1 } }, CATALOG) ?? '', /plane/);
});

/** A storage with room for so many characters. */
function storageFor(room) {
  const kept = new Map();
  const size = () => [...kept].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return /** @type {any} */ ({
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
    setItem(key, value) {
      const before = kept.get(key);
      kept.set(key, value);
      if (size() <= room) return;
      if (before === undefined) kept.delete(key); else kept.set(key, before);
      throw new Error('QuotaExceededError');
    },
  });
}

const manyPoints = (count, shift = 0) => Array.from({ length: count }, (_, i) => [i / 100 + shift, 1 - i / 7, i % 2]);
const specOf = (points) => ({ ...DEFAULTS, data: { ...DEFAULTS.data, dataset: null, samples: points.length, points, class_names: ['a', 'b'] } });
const fragmentOf = (points) => encode(specOf(points), DEFAULTS, CATALOG);

test('few points are in the address, many in the browser under their digest', () => {
  const keeper = createKeeper(storageFor(1e6));
  const few = fragmentOf(manyPoints(20));
  assert.deepEqual(keeper.shrink(few), { fragment: few, where: 'address' });
  const many = fragmentOf(manyPoints(2000));
  const { fragment, where } = keeper.shrink(many);
  assert.equal(where, 'browser');
  assert.ok(fragment.length < 200, fragment);
  assert.match(fragment, /data\.points=@[0-9a-z]{14}/);
  assert.deepEqual(keeper.restore(fragment), { fragment: many, problems: [] });
  assert.deepEqual(decode(keeper.restore(fragment).fragment, DEFAULTS, CATALOG).spec.data?.points, manyPoints(2000));
});

test('elsewhere such an address says what it lacks, and all that spoke of the points goes', () => {
  const many = `seed=9&${fragmentOf(manyPoints(2000))}&data.train_ratio=0.8&features=x1&loss=hinge&hidden=3`;
  const { fragment } = createKeeper(storageFor(1e6)).shrink(many);
  const { fragment: left, problems } = createKeeper(storageFor(1e6)).restore(fragment);
  assert.equal(left, 'seed=9&data.train_ratio=0.8&hidden=3');
  assert.match(problems.join(), /kept only by the browser/);
});

test('the oldest make room, and without room the points last as long as the page', async () => {
  const storage = storageFor(80000);
  const keeper = createKeeper(storage);
  const first = keeper.shrink(fragmentOf(manyPoints(2000)));
  await new Promise((resolve) => setTimeout(resolve, 2)); // their ages must differ
  const second = keeper.shrink(fragmentOf(manyPoints(2000, 1)));
  assert.deepEqual([first.where, second.where], ['browser', 'browser']);
  assert.equal(keeper.restore(first.fragment).problems.length, 1);
  assert.deepEqual(keeper.restore(second.fragment).problems, []);
  assert.equal(createKeeper(storageFor(100)).shrink(fragmentOf(manyPoints(2000))).where, 'page');
  assert.equal(createKeeper(null).shrink(fragmentOf(manyPoints(2000))).where, 'page');
});

test('texts that differ a little have other digests', () => {
  const seen = new Set(Array.from({ length: 20000 }, (_, i) => digest(`0.5,${i / 1000},1;`)));
  assert.equal(seen.size, 20000);
  assert.match(digest(''), /^[0-9a-z]{14}$/);
});
