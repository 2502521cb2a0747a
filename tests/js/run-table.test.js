import assert from 'node:assert/strict';
import test from 'node:test';
import { COLUMNS, nextSort, reached, rowOf, sortRows, toCsv } from '../../static/js/core/run-table.js';

const HISTORY = {
  name: 'Adam', step: [0, 25, 50, 75], epoch: [0, 1, 2, 3], seconds: [0, 0.5, 1.25, 2],
  train_loss: [0.7, 0.3, 0.1, 0.05], test_loss: [0.8, null, 0.2, 0.3],
  train_accuracy: [], test_accuracy: [], penalty: [],
};

test('a target is reached at the first point that is as low', () => {
  assert.deepEqual(reached(HISTORY, { of: 'train', loss: 0.3 }), { step: 25, seconds: 0.5 });
  assert.deepEqual(reached(HISTORY, { of: 'train', loss: 0.299 }), { step: 50, seconds: 1.25 });
  assert.deepEqual(reached(HISTORY, { of: 'train', loss: 9 }), { step: 0, seconds: 0 });
});

test('a loss that rises again has been there; one that is no number has not', () => {
  assert.deepEqual(reached(HISTORY, { of: 'test', loss: 0.25 }), { step: 50, seconds: 1.25 });
  assert.equal(reached(HISTORY, { of: 'test', loss: 0.1 }), null);
  assert.equal(reached(undefined, { of: 'test', loss: 1 }), null);
});

const run = (name, train, status = 'ready') => rowOf(
  { name, status, step: 50, epoch: 2, seconds: 1.25, learning_rate: 0.01, loss: { train, test: 0.5 }, penalty: 0, accuracy: null, detail: null },
  'Adam', null,
);
const names = (rows) => rows.map((row) => row.run);

test('every column has its place in a row, and what is not there is nothing', () => {
  const row = rowOf({
    name: 'a', status: 'stopped', step: 50, epoch: 2, seconds: 1.25, learning_rate: 0.01,
    loss: { train: 0.1, test: null }, penalty: 0, accuracy: { train: 0.9, test: 0.8 }, detail: null,
  }, 'Adam · ReLU', { step: 25, seconds: 0.5 });
  assert.deepEqual(COLUMNS.map(({ key }) => row[key]), ['a', 'Adam · ReLU', 0.01, 0.1, null, 0.9, 0.8, 25, 0.5, 1.25, 'stopped']);
});

test('rows sort by number, not by letter, and by name with its numbers', () => {
  const rows = [run('run 10', 0.09), run('run 2', 0.1), run('run 1', 1e-5)];
  assert.deepEqual(names(sortRows(rows, { by: 'train_loss', down: false })), ['run 1', 'run 10', 'run 2']);
  assert.deepEqual(names(sortRows(rows, { by: 'train_loss', down: true })), ['run 2', 'run 10', 'run 1']);
  assert.deepEqual(names(sortRows(rows, { by: 'run', down: false })), ['run 1', 'run 2', 'run 10']);
  assert.deepEqual(names(sortRows(rows, null)), ['run 10', 'run 2', 'run 1']);
});

test('what has no value stands at the end either way, and equals keep their order', () => {
  const rows = [run('broken', null), run('b', 0.5), run('a', 0.5), run('c', 0.1)];
  assert.deepEqual(names(sortRows(rows, { by: 'train_loss', down: false })), ['c', 'b', 'a', 'broken']);
  assert.deepEqual(names(sortRows(rows, { by: 'train_loss', down: true })), ['b', 'a', 'c', 'broken']);
});

test('a head is pressed three times around', () => {
  const once = nextSort({ by: 'run', down: true }, 'seconds');
  assert.deepEqual(once, { by: 'seconds', down: false });
  const twice = nextSort(once, 'seconds');
  assert.deepEqual(twice, { by: 'seconds', down: true });
  assert.equal(nextSort(twice, 'seconds'), null);
});

test('a table for spreadsheets has exact numbers, quotes where they are needed, and says which target', () => {
  const rows = [run('a "quick", one', 0.1 + 0.2), run('b', null, 'diverged')];
  const lines = toCsv(rows, { of: 'train', loss: 0.05 }).split('\r\n');
  assert.equal(lines[0], 'run,optimizer,learning_rate,train_loss,test_loss,train_accuracy,test_accuracy,steps_to_train_loss_0.05,seconds_to_train_loss_0.05,seconds,status');
  assert.equal(lines[1], '"a ""quick"", one",Adam,0.01,0.30000000000000004,0.5,,,,,1.25,ready');
  assert.equal(lines[2], 'b,Adam,0.01,,0.5,,,,,1.25,diverged');
  assert.deepEqual(lines.slice(3), ['']);
});
