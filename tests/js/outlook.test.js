import assert from 'node:assert/strict';
import { test } from 'node:test';

import { takeOutlook, writeOutlook } from '../../static/js/core/outlook.js';
import { initialState } from '../../static/js/core/state.js';

const usual = initialState(/** @type {any} */ ({ runs: [{ name: 'Momentum' }, { name: 'Adam' }, { name: 'Adam & co' }] }));

test('what is as usual is not said', () => {
  assert.equal(writeOutlook(usual), '');
});

test('what was written is read again, beside the experiment', () => {
  const state = { ...usual, tab: 'activations', selected: 'Adam & co', showTest: true, logLoss: true, pace: { stepsPerFrame: 1 } };
  const text = writeOutlook(state);
  assert.equal(text, 'view.tab=activations&view.run=Adam+%26+co&view.test=true&view.log=true&view.speed=1step');
  const { outlook, rest, problems } = takeOutlook(`hidden=8,8&${text}&seed=3`);
  assert.deepEqual(outlook, { tab: 'activations', selected: 'Adam & co', showTest: true, logLoss: true, pace: { stepsPerFrame: 1 } });
  assert.equal(rest, 'hidden=8,8&seed=3');
  assert.deepEqual(problems, []);
});

test('a unit in focus is named as on the page, layers and units counted from 1', () => {
  const state = { ...usual, focus: { layer: 2, unit: 2 } };
  assert.equal(writeOutlook(state), 'view.focus=2.3');
  assert.deepEqual(takeOutlook('view.focus=2.3').outlook, { focus: { layer: 2, unit: 2 } });
  assert.deepEqual(takeOutlook('view.focus=0.128').outlook, { focus: { layer: 0, unit: 127 } });
  for (const wrong of ['2', '2.0', '2.', 'a.1', '2.3.4']) assert.deepEqual(takeOutlook(`view.focus=${wrong}`).outlook, {}, wrong);
});

test('what means nothing is named and left as it is', () => {
  const { outlook, problems } = takeOutlook('view.speed=fast&view.colour=red&view.test&view.run=%E0%A4%A');
  assert.deepEqual(outlook, {});
  assert.deepEqual(problems, ['view.speed: means nothing', 'view.colour: no such field', 'view.test: means nothing', 'view.run: means nothing']);
});

test('the run that is shown is said only where it is another than the first, and is there', () => {
  assert.equal(writeOutlook({ ...usual, selected: 'Momentum' }), '');
  assert.equal(writeOutlook({ ...usual, selected: 'gone' }), '');
  assert.equal(writeOutlook({ ...usual, selected: 'Adam' }), 'view.run=Adam');
});
