import assert from 'node:assert/strict';
import test from 'node:test';

import { isAlike, recover } from '../../static/js/core/recovery.js';

const spec = (rate, name = 'A') => /** @type {any} */ ({ seed: 7, batch_size: 10, regularizer: null, stop: {}, runs: [{ name, optimizer: { kind: 'sgd', rate }, schedule: {}, clip: {} }] });
const settings = (rate) => ({ batch_size: 10, regularizer: null, stop: {}, runs: [{ optimizer: { kind: 'sgd', rate }, schedule: {}, clip: {} }] });

/** A server on which the loss falls by the learning rate at every step, and which ends at step `last`. */
function makeServer(last = Infinity) {
  const calls = [];
  let now = /** @type {any} */ (null);
  const answer = () => ({ ...now, runs: [{ loss: { train: now.loss } }], backend: 'numba' });
  const api = {
    create: async (given) => (now = { id: 'new', spec: given, step: 0, reached: 0, loss: 1000 }, calls.push('create'), answer()),
    async step(_, { steps }) {
      const taken = Math.min(steps, last - now.step);
      now = { ...now, step: now.step + taken, reached: now.step + taken, loss: now.loss - taken * now.spec.runs[0].optimizer.rate };
      return answer();
    },
    patch: async (_, changes) => {
      calls.push(`patch at ${now.step}`);
      now = { ...now, spec: { ...now.spec, runs: [{ ...now.spec.runs[0], ...changes.runs[0], name: changes.runs[0].rename ?? now.spec.runs[0].name }] } };
      delete now.spec.runs[0].rename;
      return answer();
    },
    seek: async (_, step) => (calls.push(`seek ${step}`), now = { ...now, step }, answer()),
  };
  return { api: /** @type {any} */ (api), calls };
}

const goal = (step, loss, extra = {}) => /** @type {any} */ ({ step, reached: step, spec: spec(2), runs: [{ loss: { train: loss } }], backend: 'numba', ...extra });
const changed = { base: spec(1), entries: [{ step: 700, settings: settings(2), acts: new Map() }] };

test('changes are repeated at their steps, and the end is where it was', async () => {
  const { api, calls } = makeServer();
  const pieces = [];
  const { state, outcome } = await recover({ api, story: changed, goal: goal(1000, 1000 - 700 - 300 * 2), tell: ({ step }, of) => pieces.push([step, of]) > 0, now: () => 0 });
  assert.equal(state.step, 1000);
  assert.equal(outcome, 'same');
  assert.deepEqual(calls, ['create', 'patch at 700']);
  assert.ok(pieces.every(([, of]) => of === 1000));
  assert.ok(pieces.some(([step]) => step < 700), 'told on the way');
});

test('what was done by other means is repeated too; what could not be is noticed', async () => {
  const done = [];
  const { api, calls } = makeServer();
  const story = { base: spec(2), entries: [{ step: 10, settings: null, acts: new Map([['a weight', async ({ id, spec }) => done.push(id, spec.runs[0].name)]]) }] };
  const { outcome } = await recover({ api, story, goal: goal(20, 123), tell: () => true, now: () => 0 });
  assert.deepEqual(done, ['new', 'A']);
  assert.deepEqual(calls, ['create', 'seek 10'], 'the state after it is asked for');
  assert.equal(outcome, 'other');
});

test('it goes as far as was reached, then back to where it stood; the name in force holds', async () => {
  const { api, calls } = makeServer();
  const { state } = await recover({ api, story: changed, goal: goal(100, 900, { reached: 900, spec: spec(2, 'B') }), tell: () => true, now: () => 0 });
  assert.equal(state.step, 100);
  assert.equal(state.spec.runs[0].name, 'B');
  assert.deepEqual(calls, ['create', 'patch at 700', 'seek 100', 'patch at 100']);
});

test('it stops when it is told to, and where every run has ended', async () => {
  const stopped = await recover({ api: makeServer().api, story: changed, goal: goal(90_000, 0), tell: () => false, now: () => 0 });
  assert.equal(stopped.outcome, 'stopped');
  assert.ok(stopped.state.step < 700);
  const ended = await recover({ api: makeServer(40).api, story: { base: spec(2), entries: [] }, goal: goal(90_000, 920), tell: () => true, now: () => 0 });
  assert.equal(ended.state.step, 40);
});

test('losses are alike up to rounding, and none is like none', () => {
  const state = (train, backend = 'numba') => /** @type {any} */ ({ step: 3, backend, runs: [{ loss: { train } }] });
  assert.ok(isAlike(state(0.5), state(0.5 + 1e-9)));
  assert.ok(!isAlike(state(0.5), state(0.501)));
  assert.ok(isAlike(state(null), state(null)));
  assert.ok(!isAlike(state(null), state(0.5)));
  assert.ok(isAlike(state(0.5, 'numpy'), state(0.6)), 'another arithmetic: the server makes them again');
});
