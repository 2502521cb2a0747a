import assert from 'node:assert/strict';
import { test } from 'node:test';

import { columnFeature, columnOf, factsOf, lossMisfit, pairMisfit, usualFeatures, usualLoss, usualOutput, withData, withLoss } from '../../static/js/core/facts.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';

const lossOf = (kind) => CATALOG.losses.find((entry) => entry.kind === kind);
const facts = (data) => factsOf(data, CATALOG);
const TWO = { task: 'classification', classes: 2, columns: 2 };
const THREE = { task: 'classification', classes: 3, columns: 2 };
const NUMBERS = { task: 'regression', classes: 0, columns: 2 };

test('a dataset says what it is for, and its hyperparameters how many classes', () => {
  assert.deepEqual(facts({ dataset: 'circle' }), TWO);
  assert.deepEqual(facts({ dataset: 'blobs' }), THREE);
  assert.deepEqual(facts({ dataset: { kind: 'blobs', classes: 5 } }), { ...THREE, classes: 5 });
  assert.deepEqual(facts({ dataset: { kind: 'plane' } }), NUMBERS);
  assert.deepEqual(facts({ dataset: 'iris' }), { ...THREE, columns: 4 });
  assert.deepEqual(facts({}), TWO, 'that of the defaults');
});

test('labels 0, 1 … without a gap are classes, others are numbers', () => {
  const points = (...labels) => ({ points: labels.map((label) => [0, 0, label]) });
  assert.deepEqual(facts(points(0, 1, 1)), TWO);
  assert.deepEqual(facts(points(2, 0, 1)), THREE);
  for (const labels of [[0, 2], [0.5, 1], [0, 0], [1, 2], [-1, 1]]) assert.deepEqual(facts(points(...labels)), NUMBERS);
  assert.deepEqual(facts({ ...points(0, 1), task: 'regression' }), NUMBERS);
  assert.equal(facts({ points: [[0, 0, 0, 1], [0, 0, 0, 0]] }).columns, 3);
});

test('what the server finds when nothing is said', () => {
  assert.deepEqual([TWO, THREE, NUMBERS].map((each) => usualLoss(each, CATALOG)), ['cross_entropy', 'cross_entropy', 'squared_error']);
  assert.deepEqual([TWO, THREE].map((each) => usualOutput(lossOf('cross_entropy'), each)), ['sigmoid', 'softmax']);
  assert.deepEqual([TWO, NUMBERS].map((each) => usualOutput(lossOf('squared_error'), each)), ['tanh', 'linear']);
  assert.deepEqual(usualFeatures(3), [{ kind: 'x1' }, { kind: 'x2' }, { kind: 'column', column: 3 }]);
  for (const column of [1, 2, 3, 64]) assert.equal(columnOf(columnFeature(column)), column);
  assert.equal(columnOf({ kind: 'x1x2' }), 0);
});

test('what does not fit says why', () => {
  assert.equal(lossMisfit(lossOf('huber'), TWO), 'for regression');
  assert.equal(lossMisfit(lossOf('cross_entropy'), NUMBERS), 'for classification');
  assert.equal(lossMisfit(lossOf('squared_error'), THREE), 'for two classes');
  assert.equal(lossMisfit(lossOf('cross_entropy'), THREE), null);
  assert.equal(pairMisfit('tanh', lossOf('cross_entropy'), TWO), 'not with cross_entropy');
  assert.equal(pairMisfit('sigmoid', lossOf('cross_entropy'), THREE), 'for two classes');
  assert.equal(pairMisfit('softmax', lossOf('cross_entropy'), TWO), null);
});

test('other data take back what no longer fits, and nothing else', () => {
  const spec = { ...DEFAULTS, loss: { kind: 'squared_error' }, output: 'linear', features: [{ kind: 'x1x2' }] };
  const on = (dataset) => withData(spec, { ...spec.data, dataset }, CATALOG);
  assert.deepEqual(on({ kind: 'spiral', turns: 2 }), { ...spec, data: { ...spec.data, dataset: { kind: 'spiral', turns: 2 } } });
  for (const dataset of [{ kind: 'plane' }, { kind: 'blobs', classes: 3 }]) {
    assert.deepEqual([on(dataset).loss, on(dataset).output, on(dataset).features], [null, null, spec.features]);
  }
  assert.deepEqual(on({ kind: 'iris' }).features, usualFeatures(4));
});

test('another loss keeps an output that it offers', () => {
  const spec = { ...DEFAULTS, output: 'linear', data: { ...DEFAULTS.data, dataset: { kind: 'plane' } } };
  assert.equal(withLoss(spec, { kind: 'huber', delta: 1 }, CATALOG).output, 'linear');
  assert.equal(withLoss(DEFAULTS, { kind: 'squared_error' }, CATALOG).output, null);
});
