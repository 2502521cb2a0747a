import assert from 'node:assert/strict';
import test from 'node:test';
import { createStore } from '../../static/js/core/store.js';
import { createLate } from '../../static/js/ui/late.js';

/** A thing that can be had once `fails` is false, and how often it was asked for. */
function lateThing() {
  const store = createStore(/** @type {any} */ ({ notice: null }));
  const asked = { times: 0, fails: false };
  const late = createLate('The thing', async () => {
    asked.times += 1;
    if (asked.fails) throw new TypeError('no answer');
    return { name: 'thing' };
  }, store);
  return { store, asked, late };
}

test('it is made once, when it is first asked for', async () => {
  const { store, asked, late } = lateThing();
  assert.equal(late.now(), null);
  assert.equal(asked.times, 0);
  const [first, second] = await Promise.all([late.get(), late.get()]);
  assert.equal(first, second);
  assert.equal(late.now(), first);
  assert.equal(await late.get(), first);
  assert.equal(asked.times, 1);
  assert.equal(store.get().notice, null);
});

test('a failure is said, and the next call tries again', async () => {
  const { store, asked, late } = lateThing();
  asked.fails = true;
  assert.equal(await late.get(), null);
  assert.equal(store.get().notice.text, 'The thing could not be loaded: no answer. Try again.');
  asked.fails = false;
  assert.deepEqual(await late.get(), { name: 'thing' });
  assert.equal(store.get().notice, null, 'what was said is no longer so');
});

test('another notice is left alone', async () => {
  const { store, asked, late } = lateThing();
  asked.fails = true;
  await late.get();
  asked.fails = false;
  store.set({ notice: { text: 'something else', tone: 'info' } });
  await late.get();
  assert.equal(store.get().notice.text, 'something else');
});
