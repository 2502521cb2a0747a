import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isOn, switched } from '../../static/js/core/conventions.js';

const parameter = (name, usual, minimum = 0, maximum = 10) => ({ name, label: name, default: usual, minimum, maximum });
const switchOf = (name, usual) => ({ name, label: name, default: usual, minimum: null, maximum: null });
const decay = parameter('weight_decay', 0, 0, 1);
const CATALOG = {
  optimizers: [
    { kind: 'momentum', parameters: [parameter('learning_rate', 0.1, 1e-6), parameter('beta', 0.9, 0, 0.9999), decay] },
    { kind: 'heavy_ball', parameters: [parameter('learning_rate', 0.01, 1e-6), parameter('beta', 0.9, 0, 0.9999), decay] },
    { kind: 'adam', parameters: [parameter('learning_rate', 0.01, 1e-6), switchOf('bias_correction', true), decay] },
  ],
  regularizers: [{ kind: 'none', parameters: [] }, { kind: 'l2', parameters: [parameter('rate', 0.1, 1e-6, 100)] }],
};
const BALL = {
  sides: [{ label: 'average', has: { optimizer: { kind: 'momentum' } } }, { label: 'sum', has: { optimizer: { kind: 'heavy_ball' } } }],
  optimizers: ['momentum', 'heavy_ball'], carries: [], rescales: { learning_rate: 1, weight_decay: -1 },
};
const CORRECTION = {
  sides: [{ label: 'm', has: { optimizer: { bias_correction: false } } }, { label: 'm̂', has: { optimizer: { bias_correction: true } } }],
  optimizers: ['adam'], carries: [], rescales: {},
};
const DECAY = {
  sides: [
    { label: 'decoupled', has: { regularizer: { kind: 'none' } } },
    { label: 'coupled', has: { regularizer: { kind: 'l2' }, optimizer: { weight_decay: 0 } } },
  ],
  optimizers: ['momentum', 'heavy_ball', 'adam'], carries: [['optimizer.weight_decay', 'regularizer.rate']], rescales: {},
};
const run = (optimizer, regularizer = { kind: 'none' }) => ({ name: 'one', optimizer, regularizer, schedule: { kind: 'constant' } });
const momentum = run({ kind: 'momentum', learning_rate: 0.1, beta: 0.9, weight_decay: 0.05 });
const adam = run({ kind: 'adam', learning_rate: 0.01, bias_correction: true, weight_decay: 0 });

test('a run has the conventions of its optimizer', () => {
  assert.equal(isOn(BALL, momentum), false);
  assert.equal(isOn(BALL, adam), null);
  assert.equal(isOn(CORRECTION, adam), true);
  assert.equal(isOn(DECAY, run(adam.optimizer, { kind: 'l1', rate: 1 })), null);
});

test('to another form and back, with the same numbers or on the same path', () => {
  const plain = switched(BALL, momentum, CATALOG);
  assert.deepEqual(plain, { run: run({ ...momentum.optimizer, kind: 'heavy_ball' }), problem: null });
  const ball = switched(BALL, momentum, CATALOG, true);
  assert.deepEqual(ball.run.optimizer, { kind: 'heavy_ball', learning_rate: 0.01, beta: 0.9, weight_decay: 0.5 });
  assert.deepEqual(switched(BALL, ball.run, CATALOG, true), { run: momentum, problem: null });
});

test('what the switch does not speak of stays, and nothing is changed in place', () => {
  const before = structuredClone(adam);
  assert.deepEqual(switched(CORRECTION, adam, CATALOG), { run: run({ ...adam.optimizer, bias_correction: false }), problem: null });
  assert.deepEqual(adam, before);
});

test('a number that would be out of its range is named', () => {
  const fast = run({ kind: 'heavy_ball', learning_rate: 5, beta: 0.9, weight_decay: 0 });
  assert.equal(switched(BALL, fast, CATALOG, true).problem, 'learning_rate would be 50; it can be 1e−6 to 10');
  assert.equal(switched(BALL, fast, CATALOG).problem, null);
  assert.equal(switched(DECAY, adam, CATALOG).problem, 'rate would be 0; it can be 1e−6 to 100');
});

test('a decay moves into the gradient and back', () => {
  const { run: coupled, problem } = switched(DECAY, momentum, CATALOG);
  assert.equal(problem, null);
  assert.deepEqual([coupled.optimizer.weight_decay, coupled.regularizer], [0, { kind: 'l2', rate: 0.05 }]);
  assert.equal(isOn(DECAY, coupled), true);
  assert.deepEqual(switched(DECAY, coupled, CATALOG).run, momentum);
});
