import assert from 'node:assert/strict';
import test from 'node:test';
import { shorten } from '../../static/js/core/shorthand.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';

test('what the server fills in is left out', () => {
  assert.deepEqual(shorten(DEFAULTS, CATALOG), {
    seed: 7,
    data: { dataset: 'circle', noise: 0.1, train_ratio: 0.5, imbalance: 0 },
    hidden: [4, 2],
    activation: 'tanh',
    initializer: 'xavier',
    regularizer: 'none',
    batch_size: 10,
    shuffle: true,
    stop: DEFAULTS.stop,
    frozen: [],
    runs: [{ name: 'Momentum', optimizer: 'momentum' }, { name: 'Adam', optimizer: 'adam' }],
  });
});

test('what differs stays, and only that', () => {
  const short = shorten({
    seed: 1,
    data: { seed: 2 },
    hidden: [{ units: 3, activation: { kind: 'relu' }, dropout: 0 }, { units: 3, activation: { kind: 'tanh' }, dropout: 0.1 }],
    activation: { kind: 'tanh' },
    runs: [{ name: 'a', optimizer: { kind: 'adam', learning_rate: 0.5, beta1: 0.9 } }],
  }, CATALOG);
  assert.deepEqual(short, {
    seed: 1,
    data: { seed: 2 },
    hidden: [{ units: 3, activation: 'relu' }, { units: 3, dropout: 0.1 }],
    activation: 'tanh',
    runs: [{ name: 'a', optimizer: { kind: 'adam', learning_rate: 0.5 } }],
  });
});

test('a choice that the catalog does not know is left alone', () => {
  assert.deepEqual(shorten({ activation: { kind: 'novel', a: 1 } }, CATALOG).activation, { kind: 'novel', a: 1 });
});

test('the spec that was given is not changed', () => {
  const copy = structuredClone(DEFAULTS);
  shorten(DEFAULTS, CATALOG);
  assert.deepEqual(DEFAULTS, copy);
});

test('of a plane stays what it is by, and what is not its default', () => {
  const plane = (given) => shorten({ data: { plane: given } }, CATALOG).data.plane;
  assert.deepEqual(plane({ by: 'pca', x: 1, y: 2 }), { by: 'pca' });
  assert.deepEqual(plane({ by: 'columns', x: 4, y: 2 }), { by: 'columns', x: 4 });
  assert.equal(plane(null), undefined);
});

test('what a run has for itself stays, and nothing of its own is left out', () => {
  const [first, second] = DEFAULTS.runs;
  const runs = [{ ...first, activation: null, initializer: null }, { ...second, activation: { kind: 'leaky_relu', slope: 0.2 }, initializer: { kind: 'he' } }];
  assert.deepEqual(shorten({ ...DEFAULTS, runs }, CATALOG).runs, [
    { name: 'Momentum', optimizer: 'momentum' },
    { name: 'Adam', optimizer: 'adam', activation: { kind: 'leaky_relu', slope: 0.2 }, initializer: 'he' },
  ]);
});
