import assert from 'node:assert/strict';
import test from 'node:test';
import { createStore } from '../../static/js/core/store.js';

test('a listener hears of its own part only, with the value before', () => {
  const store = createStore({ step: 0, name: 'a' });
  const heard = [];
  store.subscribe((state) => state.step, (value, previous) => heard.push([value, previous]));
  store.set({ name: 'b' });
  assert.deepEqual(heard, []);
  store.set({ step: 3 });
  store.set((state) => ({ step: state.step + 1 }));
  assert.deepEqual(heard, [[3, 0], [4, 3]]);
  assert.deepEqual(store.get(), { step: 4, name: 'b' });
});

test('the same value is no change, and NaN is the same as NaN', () => {
  const store = createStore({ value: NaN });
  let calls = 0;
  store.subscribe((state) => state.value, () => (calls += 1));
  store.set({ value: NaN });
  assert.equal(calls, 0);
  store.set({ value: 1 });
  assert.equal(calls, 1);
});

test('a state is not changed in place', () => {
  const first = { step: 0 };
  const store = createStore(first);
  store.set({ step: 1 });
  assert.deepEqual(first, { step: 0 });
});

test('who unsubscribes hears nothing more, not even of the change that is being told', () => {
  const store = createStore({ step: 0 });
  const heard = [];
  store.subscribe((state) => state.step, () => stop());
  const stop = store.subscribe((state) => state.step, (value) => heard.push(value));
  store.set({ step: 1 });
  assert.deepEqual(heard, []);
});

test('a listener may set: every listener ends with the last value and hears it once', () => {
  const store = createStore({ step: 0 });
  const heard = [];
  store.subscribe((state) => state.step, (value) => value < 3 && store.set({ step: value + 1 }));
  store.subscribe((state) => state.step, (value, previous) => heard.push([value, previous]));
  store.set({ step: 1 });
  assert.deepEqual(heard, [[3, 0]]);
});

test('a listener that fails is reported, and the others still hear', () => {
  const store = createStore({ step: 0 });
  const heard = [];
  store.subscribe((state) => state.step, () => {
    throw new Error('broken view');
  });
  store.subscribe((state) => state.step, (value) => heard.push(value));
  assert.throws(() => store.set({ step: 1 }), /broken view/);
  assert.deepEqual(heard, [1]);
});
