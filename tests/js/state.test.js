import assert from 'node:assert/strict';
import { test } from 'node:test';

import { whyEnded } from '../../static/js/core/state.js';

const of = (...runs) => whyEnded({ network: /** @type {any} */ ({ runs }) });
const ready = { name: 'A', status: 'ready', detail: null };
const stopped = { name: 'B', status: 'stopped', detail: 'stopped at step 5: the limit was 1 epochs' };
const diverged = { name: 'C', status: 'diverged', detail: 'diverged at step 3' };

test('as long as one run can learn, nothing is said', () => {
  assert.equal(whyEnded({ network: null }), null);
  assert.equal(of(), null);
  assert.equal(of(stopped, ready), null);
});

test('when none can, the reasons are said, a common one once, and what can be done', () => {
  assert.equal(of(stopped, { ...stopped, name: 'A' }),
    'No run can go on: stopped at step 5: the limit was 1 epochs. Change the stop rules, reset, or go back on the timeline.');
  assert.match(of(stopped, diverged) ?? '', /^No run can go on: B stopped .*; C diverged at step 3\. Change/);
  assert.match(of(diverged) ?? '', /\. Reset, or go back/);
});
