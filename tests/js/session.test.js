import assert from 'node:assert/strict';
import test from 'node:test';

import { createSession } from '../../static/js/core/session.js';
import { initialState } from '../../static/js/core/state.js';
import { createStore } from '../../static/js/core/store.js';

const spec = (frozen) => /** @type {any} */ ({ seed: 7, data: { seed: 7 }, hidden: [], features: [], batch_size: 10, regularizer: null, stop: {}, frozen, runs: [{ name: 'A', optimizer: { kind: 'sgd' }, schedule: {}, clip: {} }] });
const ONE = [{ layer: 1 }];
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A session whose network stands, and whose server answers when it is told to. */
async function bench() {
  const state = (frozen, step) => ({ id: 'n', step, reached: step, spec: spec(frozen), runs: [] });
  const store = createStore(initialState(spec([])));
  const answers = [];
  const api = {
    create: async () => state([], 0),
    patch: (_, { frozen }) => new Promise((resolve) => answers.push(() => resolve(state(frozen, 20)))),
    data: async () => ({}), liveUrl: () => '', remove: async () => {},
  };
  const stream = { view() {}, seek() {}, close() {}, ack() {} };
  let session = /** @type {any} */ (null);
  await new Promise((onAccepted) => {
    session = createSession(/** @type {any} */ ({ api, store, openStream: () => stream, onFrame() {}, view: () => ({ maps: [], parameters: [] }), onAccepted }));
    session.start(spec([]));
  });
  await settle(); // no longer busy
  const shows = (frozen, step) => {
    session.take(/** @type {any} */ ({ header: { state: state(frozen, step), playing: true, history: { restart: true, runs: [] } } }));
    return store.get().spec.frozen;
  };
  const freeze = () => session.change((now) => ({ ...now, frozen: ONE }));
  return { shows, freeze, answers };
}

test('frames from before a change never take it back, whenever they come', async () => {
  const { shows, freeze, answers } = await bench();
  assert.deepEqual(shows([], 10), []);
  freeze();
  assert.deepEqual(shows([], 15), ONE, 'while the server is asked');
  answers[0]();
  await settle();
  assert.deepEqual(shows([], 18), ONE, 'made before the change, drawn after its answer');
  assert.deepEqual(shows(ONE, 25), ONE);
});

test('a seek brings the settings of its step back, also where the frame of the change was faster than its answer', async () => {
  const { shows, freeze, answers } = await bench();
  shows([], 10);
  freeze();
  shows(ONE, 20);
  answers[0]();
  await settle();
  assert.deepEqual(shows([], 5), []);
});
