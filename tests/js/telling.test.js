import assert from 'node:assert/strict';
import test from 'node:test';

import { stepBefore } from '../../static/js/core/state.js';
import { stance, tellData, tellState } from '../../static/js/core/telling.js';

const run = (name, test, accuracy = 0.984, rest = {}) => ({ name, status: 'ready', loss: { train: test / 2, test }, accuracy: accuracy === null ? null : { train: 1, test: accuracy }, detail: null, ...rest });
const state = (playing, epoch, ...runs) => /** @type {any} */ ({ playing, network: { epoch, runs } });

test('where it is, and every run with its loss and accuracy', () => {
  assert.equal(tellState(state(false, 128, run('Adam', 0.0312), run('SGD', 1.5, 0.5))),
    'Paused at epoch 128. Adam: test loss 0.0312, accuracy 98.4%. SGD: test loss 1.5000, accuracy 50.0%.');
  assert.equal(tellState(state(true, 1234, run('Line', 0.5, null))), 'Playing at epoch 1,234. Line: test loss 0.5000.');
});

test('of many runs only the best that still learns, and why others ended', () => {
  const gone = run('Wild', null, null, { status: 'diverged', detail: 'diverged at step 41: W2[1, 3] is not finite.' });
  const many = ['a', 'b', 'c', 'd'].map((name, index) => run(name, 0.4 - index / 10));
  assert.equal(tellState(state(false, 2, ...many, gone)),
    'Paused at epoch 2. Best of 4 runs: d, test loss 0.1000, accuracy 98.4%. Wild diverged at step 41: W2[1, 3] is not finite.');
});

test('a stance is another when it pauses or a run ends, not when a loss falls', () => {
  assert.equal(stance(state(true, 1, run('a', 2))), stance(state(true, 9, run('a', 1))));
  assert.notEqual(stance(state(true, 1, run('a', 2))), stance(state(false, 1, run('a', 2))));
  assert.notEqual(stance(state(true, 1, run('a', 2))), stance(state(true, 1, run('a', 2, 1, { status: 'stopped' }))));
});

test('data are told by their sizes', () => {
  assert.equal(tellData(/** @type {any} */ ({ train: { y: [0, 1, 1] }, test: { y: [0] } })), 'New data: 3 training and 1 test examples.');
});

test('a step back is one step, an epoch back the end of the one before', () => {
  const at = (step, epoch, size = /** @type {any} */ (10)) => /** @type {any} */ ({ network: { step, epoch, spec: { batch_size: size } }, data: { train: { y: new Array(25) } } });
  assert.equal(stepBefore(at(7, 7 / 3), 'step'), 6);
  assert.equal(stepBefore(at(7, 7 / 3), 'epoch'), 6);
  assert.equal(stepBefore(at(8, 8 / 3), 'epoch'), 6);
  assert.equal(stepBefore(at(6, 2), 'epoch'), 3);
  assert.equal(stepBefore(at(3, 3, 'all'), 'epoch'), 2);
  assert.equal(stepBefore(at(0, 0), 'step'), null);
});
