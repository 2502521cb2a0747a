import assert from 'node:assert/strict';
import test from 'node:test';

import { createJournal } from '../../static/js/core/journal.js';

const spec = (rate, name = 'A') => /** @type {any} */ ({ seed: 7, batch_size: 10, regularizer: null, stop: {}, runs: [{ name, optimizer: { kind: 'sgd', rate }, schedule: {}, clip: {} }] });
const told = (journal) => journal.story().entries.map(({ step, settings, acts }) => [step, settings?.runs[0].optimizer.rate ?? null, acts.size]);

/** A journal that saw its network at these steps while it trained. */
function at(...steps) {
  const journal = createJournal();
  journal.begin(spec(1));
  journal.asked('train');
  for (const step of steps) journal.saw({ step, reached: step, spec: spec(1) });
  return journal;
}

test('it tells how the network began and what was done since, in order', () => {
  const journal = at(0, 50);
  journal.changed(50, spec(1), spec(2));
  journal.done(80, 'a weight', async () => {});
  journal.changed(80, spec(2), spec(3));
  assert.deepEqual(journal.story().base, spec(1));
  assert.deepEqual(told(journal), [[50, 2, 0], [80, 3, 1]]);
});

test('of several settings at one step the last holds, and a name alone is nothing to repeat', () => {
  const journal = at(0);
  journal.changed(0, spec(1), spec(2));
  journal.changed(0, spec(2), spec(3));
  journal.changed(0, spec(3), spec(3, 'B'));
  assert.deepEqual(told(journal), [[0, 3, 0]]);
});

test('a change in the past forgets what lay beyond it', () => {
  const journal = at(0, 100);
  journal.changed(100, spec(1), spec(2));
  journal.asked('seek');
  journal.saw({ step: 40, reached: 100, spec: spec(1) });
  assert.deepEqual(told(journal), [[100, 2, 0]], 'going back alone forgets nothing');
  journal.changed(40, spec(1), spec(5));
  assert.deepEqual(told(journal), [[40, 5, 0]]);
});

test('training on from the past forgets, even as far as it was before; seeking forward does not', () => {
  for (const [command, left] of /** @type {const} */ ([['train', 1], ['seek', 2]])) {
    const journal = at(0, 200);
    journal.changed(20, spec(1), spec(2));
    journal.changed(150, spec(2), spec(3));
    journal.saw({ step: 200, reached: 200, spec: spec(3) });
    journal.asked('seek');
    journal.saw({ step: 100, reached: 200, spec: spec(2) });
    journal.asked(command);
    journal.saw({ step: 200, reached: 200, spec: spec(2) });
    assert.equal(told(journal).length, left, command);
  }
});

test('a reset begins anew from the settings in force', () => {
  const journal = at(0, 100);
  journal.changed(100, spec(1), spec(2));
  journal.saw({ step: 0, reached: 0, spec: spec(2) });
  assert.deepEqual(journal.story(), { base: spec(2), entries: [] });
});

test('of what was done to one thing at one step the last counts', async () => {
  const journal = at(0, 40);
  const done = [];
  for (const value of [1, 2, 3]) journal.done(40, 'a weight', async () => done.push(value));
  journal.done(40, 'a bias', async () => done.push(9));
  for (const act of journal.story().entries[0].acts.values()) await act({ id: 'n', spec: spec(1) });
  assert.deepEqual(done, [3, 9]);
});

test('a state from before what was done last takes nothing away, a later one does', () => {
  const journal = at(0, 40);
  journal.done(50, 'a weight', async () => {}); // the answer was faster than the frame of step 45
  journal.saw({ step: 45, reached: 45, spec: spec(1) });
  assert.deepEqual(told(journal), [[50, null, 1]]);
  journal.saw({ step: 60, reached: 60, spec: spec(1) });
  journal.saw({ step: 45, reached: 45, spec: spec(1) });
  assert.deepEqual(told(journal), []);
});

test('what is frozen is among the settings', () => {
  const journal = at(0);
  journal.changed(0, spec(1), { ...spec(1), frozen: [{ layer: 2 }] });
  assert.deepEqual(journal.story().entries[0].settings.frozen, [{ layer: 2 }]);
});

test('it tells whether something was done that the settings as they stand do not hold', () => {
  const journal = at(0);
  assert.equal(journal.goesBeyond(), false);
  journal.changed(0, spec(1), spec(2)); // before the first step: it begins so
  assert.equal(journal.goesBeyond(), false);
  journal.done(0, 'a weight', async () => {});
  assert.equal(journal.goesBeyond(), true);

  const other = at(0, 50);
  other.changed(50, spec(1), spec(2));
  assert.equal(other.goesBeyond(), true);
});
