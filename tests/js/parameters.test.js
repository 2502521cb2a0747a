import assert from 'node:assert/strict';
import test from 'node:test';
import { createEdits, createReader, valueAt } from '../../static/js/core/parameters.js';

const LAYERS = [{ W: [[1, 2], [3, null]], b: [5, 6], learned: { leak: [7, 8] } }];
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('a number is found by its place, and one that is not finite is none', () => {
  assert.equal(valueAt(LAYERS, { layer: 1, parameter: 'W', unit: 1, input: 0 }), 3);
  assert.equal(valueAt(LAYERS, { layer: 1, parameter: 'W', unit: 1, input: 1 }), undefined);
  assert.equal(valueAt(LAYERS, { layer: 1, parameter: 'b', unit: 1 }), 6);
  assert.equal(valueAt(LAYERS, { layer: 1, parameter: 'leak', unit: 0 }), 7);
  assert.equal(valueAt(LAYERS, { layer: 2, parameter: 'b', unit: 0 }), undefined);
  assert.equal(valueAt(null, { layer: 1, parameter: 'b', unit: 0 }), undefined);
});

/** A reader whose clock and server are the test's. */
function reading() {
  const log = { asked: [], read: [], problems: [], pauses: [], answers: [], time: 0 };
  const ask = (what) => (id, run) => {
    log.asked.push([what, id, run]);
    return new Promise((resolve, reject) => log.answers.push({ resolve: () => resolve({ layers: LAYERS }), reject }));
  };
  const reader = createReader({
    api: { parameters: ask('parameters'), gradients: ask('gradients') },
    onRead: (layers, { run }) => log.read.push(run), onProblem: ({ message }) => log.problems.push(message),
    later: (callback, milliseconds) => log.pauses.push({ callback, milliseconds }), now: () => log.time,
  });
  const want = (when, rest = {}) => reader.want({ id: 'n', run: 'Adam', what: 'parameters', when, ...rest });
  return { log, reader, want };
}

test('the same is read once, and another no sooner than a quarter of a second later', async () => {
  const { log, want } = reading();
  want('step 1');
  want('step 1');
  log.answers[0].resolve();
  await settle();
  want('step 1');
  assert.equal(log.asked.length, 1);
  log.time = 100;
  want('step 2');
  want('step 3');
  assert.deepEqual(log.pauses.map(({ milliseconds }) => milliseconds), [150]);
  log.time = 250;
  log.pauses[0].callback();
  assert.equal(log.asked.length, 2);
  want('step 3');
  log.answers[1].resolve();
  await settle();
  assert.equal(log.asked.length, 2);
  assert.deepEqual(log.read, ['Adam', 'Adam']);
});

test('what is not looked at any more is neither asked for nor told', async () => {
  const { log, reader, want } = reading();
  want('step 1');
  reader.want(null);
  log.answers[0].resolve();
  await settle();
  assert.deepEqual(log.read, []);
  assert.equal(log.asked.length, 1);
});

test('an answer about another run or other numbers is not taken for this one', async () => {
  const { log, want } = reading();
  want('step 1');
  want('step 1', { run: 'Momentum' });
  log.time = 1000;
  log.answers[0].resolve();
  await settle();
  assert.deepEqual(log.read, []);
  assert.deepEqual(log.asked.at(-1), ['parameters', 'n', 'Momentum']);
  want('step 1', { what: 'gradients' });
  log.time = 2000;
  log.answers[1].resolve();
  await settle();
  assert.deepEqual(log.asked.at(-1), ['gradients', 'n', 'Adam']);
  log.answers[2].resolve();
  await settle();
  assert.deepEqual(log.read, ['Adam']);
});

test('a failure is told once, and not tried again before something has changed', async () => {
  const { log, want } = reading();
  want('step 1');
  log.answers[0].reject(new Error('no'));
  await settle();
  log.time = 1000;
  want('step 1');
  assert.deepEqual(log.problems, ['no']);
  assert.equal(log.asked.length, 1);
  want('step 2');
  assert.equal(log.asked.length, 2);
});

test('of edits that wait only the last of a place is sent, and every place', async () => {
  const sent = [];
  const done = [];
  const edits = createEdits({
    api: { setParameters: (id, run, [edit]) => new Promise((resolve) => sent.push({ edit, answer: () => resolve({ step: 7, layers: [edit.value] }) })) },
    onDone: ([value], { step, edit }) => done.push([value, step, edit.parameter]), onProblem: () => assert.fail('no problem'),
  });
  const weight = { layer: 1, parameter: 'W', unit: 0, input: 1 };
  const bias = { layer: 1, parameter: 'b', unit: 0 };
  for (const value of [1, 2, 3]) edits.set('n', 'Adam', weight, value);
  edits.set('n', 'Adam', bias, 9);
  for (let index = 0; index < 3; index += 1) {
    sent[index].answer();
    await settle();
  }
  assert.deepEqual(sent.map(({ edit }) => edit), [{ ...weight, value: 1 }, { ...weight, value: 3 }, { ...bias, value: 9 }]);
  assert.deepEqual(done, [[1, 7, 'W'], [3, 7, 'W'], [9, 7, 'b']]);
});

test('an edit that is refused is told, and the next one goes', async () => {
  const told = [];
  const edits = createEdits({
    api: { setParameters: async (id, run, [{ value }]) => (value < 0 ? Promise.reject(new Error('too small')) : { layers: [value] }) },
    onDone: ([value]) => told.push(value), onProblem: ({ message }) => told.push(message),
  });
  edits.set('n', 'Adam', { layer: 1, parameter: 'b', unit: 0 }, -1);
  edits.set('n', 'Adam', { layer: 1, parameter: 'b', unit: 0 }, 1);
  await settle();
  assert.deepEqual(told, ['too small', 1]);
});
