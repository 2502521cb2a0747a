import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createPlayer } from '../../static/js/core/player.js';
import { Problem } from '../../static/js/core/problem.js';
import { outcome, standing, tellOutcomes, tellRace } from '../../static/js/core/race-figures.js';
import { initialRaceState } from '../../static/js/core/race-state.js';
import { createRace } from '../../static/js/core/race.js';
import { createStore } from '../../static/js/core/store.js';
import { pathsOf, RACE } from './race-catalog.js';

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A race on a server that answers when it is told to. */
function begin() {
  const store = createStore(initialRaceState(structuredClone(/** @type {any} */ (RACE))));
  /** @type {{what: string, spec: any, answer: (value: any) => void, fail: (problem: Problem) => void}[]} */
  const asked = [];
  const wait = (what) => (spec) => new Promise((answer, fail) => { asked.push({ what, spec, answer, fail }); });
  const written = [];
  const api = { descents: wait('descents'), heights: wait('heights') };
  const race = createRace({ api: /** @type {any} */ (api), store, onAccepted: (spec, how) => written.push([spec, how]) });
  /** Answers everything that is asked; the race is completed as a server does. */
  async function serve(steps) {
    while (asked.length) {
      for (const { what, spec, answer } of asked.splice(0)) answer(what === 'heights' ? { of: spec } : pathsOf({ ...RACE, ...spec }, steps));
      await settled();
    }
  }
  return { store, race, asked, written, serve };
}

test('paths and heights are asked for at once, and heights again only for another surface', async () => {
  const { store, race, asked, written, serve } = begin();
  race.start({}, 'replace');
  assert.deepEqual(asked.map(({ what }) => what).sort(), ['descents', 'heights']);
  await serve();
  assert.equal(store.get().paths?.runs.length, 2);
  assert.deepEqual(written, [[RACE, 'replace']]);
  race.change((spec) => ({ ...spec, noise: 0.5 }));
  assert.deepEqual(asked.map(({ what }) => what), ['descents']);
  await serve();
  race.change((spec) => ({ ...spec, surface: { kind: 'bowl', condition: 3 } }));
  assert.deepEqual(asked.map(({ what }) => what).sort(), ['descents', 'heights']);
});

test('while one answer is under way only the last change waits, and what comes is shown', async () => {
  const { store, race, asked, written, serve } = begin();
  race.start({}, 'replace');
  await serve();
  for (const noise of [1, 2, 3]) race.change((spec) => ({ ...spec, noise }));
  assert.deepEqual(asked.map(({ spec }) => spec.noise), [1]);
  asked.splice(0)[0]?.answer(pathsOf({ ...RACE, noise: 1 }));
  await settled();
  assert.equal(store.get().paths?.spec.noise, 1, 'the picture follows');
  assert.equal(store.get().spec.noise, 3, 'the control stays where it is');
  assert.deepEqual(asked.map(({ spec }) => spec.noise), [3]);
  await serve();
  assert.deepEqual(written.map(([spec]) => spec.noise), [0, 3]);
});

test('what is refused leaves the race as it is', async () => {
  const { store, race, asked, written, serve } = begin();
  race.start({}, 'replace');
  await serve();
  const { paths } = store.get();
  race.change((spec) => ({ ...spec, start: [9, 9] }));
  const problem = new Problem({ title: 'Unprocessable', status: 422, errors: [{ location: ['start', 0], message: 'must be on the surface' }] });
  asked.splice(0)[0]?.fail(problem);
  await settled();
  assert.deepEqual([store.get().spec, store.get().paths, store.get().problem], [RACE, paths, problem]);
  assert.equal(written.length, 1);
});

test('a lost connection is said, and the same can be tried again', async () => {
  const { store, race, asked, serve } = begin();
  race.start({}, 'replace');
  await serve();
  race.change((spec) => ({ ...spec, noise: 0.5 }));
  asked.splice(0)[0]?.fail(new Problem({ title: 'The server cannot be reached' }));
  await settled();
  assert.equal(store.get().spec.noise, 0.5, 'what was asked for stays');
  store.get().notice?.action?.run();
  await serve();
  assert.deepEqual([store.get().paths?.spec.noise, store.get().notice, store.get().problem], [0.5, null, null]);
});

test('an address that no race can be made of gives the usual one, and says why', async () => {
  const { store, race, asked, serve } = begin();
  race.start({ start: [50, 50] }, 'replace');
  for (const { fail } of asked.splice(0)) fail(new Problem({ title: 'No', status: 422, detail: 'start: must be on the surface.' }));
  await settled();
  await serve();
  assert.deepEqual(store.get().spec, RACE);
  assert.match(store.get().notice?.text ?? '', /must be on the surface/);
});

test('the step that is looked at is kept, also where a race between was shorter', async () => {
  const { store, race, serve } = begin();
  store.set({ step: 200 });
  race.start({}, 'replace');
  await serve(500);
  assert.equal(store.get().step, 200);
  race.change((spec) => ({ ...spec, noise: 1 }));
  await serve(41);
  assert.equal(store.get().step, 41);
  race.change((spec) => ({ ...spec, noise: 0 }));
  await serve(500);
  assert.equal(store.get().step, 200);
});

/** A clock whose frames come when they are called for. */
function clock(state) {
  const store = createStore({ ...initialRaceState(structuredClone(/** @type {any} */ (RACE))), paths: pathsOf(RACE), ...state });
  /** @type {((now: number) => void)[]} */
  const frames = [];
  const player = createPlayer(store, { schedule: (frame) => frames.push(frame) });
  return { store, player, frame: (now) => frames.splice(0).forEach((each) => each(now)), waiting: () => frames.length };
}

test('play moves by steps a second, a long pause is none, and the end stops it', () => {
  const { store, player, frame, waiting } = clock({ speed: 60 });
  player.play();
  frame(1000);
  assert.equal(store.get().step, 0);
  frame(1050);
  assert.equal(store.get().step, 3);
  frame(9000);
  assert.equal(store.get().step, 9, 'as after a tenth of a second');
  store.set({ step: 499.9 });
  frame(9050);
  assert.deepEqual([store.get().step, store.get().playing], [500, false]);
  frame(9100);
  assert.equal(waiting(), 0, 'a page that stands asks for no frames');
  player.play();
  assert.equal(store.get().step, 0, 'from the end it plays from the start');
});

test('all at once is the end in one frame', () => {
  const { store, player, frame } = clock({ speed: Infinity });
  player.play();
  frame(1000);
  assert.deepEqual([store.get().step, store.get().playing], [500, false]);
});

test('a pause is on a step, and a step goes to the next one', () => {
  const { store, player } = clock({ step: 12.6, playing: true });
  player.toggle();
  assert.deepEqual([store.get().step, store.get().playing], [12, false]);
  player.by(1);
  assert.equal(store.get().step, 13);
  store.set({ step: 12.6, playing: true });
  player.by(-1);
  assert.equal(store.get().step, 12);
  player.seek(-3);
  assert.equal(store.get().step, 0);
});

test('play waits for a race that is not known yet', () => {
  const { store, player, frame } = clock({ paths: null, step: 7 });
  player.play();
  frame(1000);
  frame(1100);
  assert.deepEqual([store.get().step, store.get().playing], [7, true]);
});

const PATH = {
  name: 'SGD', status: 'diverged', detail: 'diverged at step 3: x is not finite; try 0.1', steps: 2, steps_to_minimum: null,
  of: (/** @type {string} */ name) => new Map([['value', [9, 4, 1]], ['distance', [3, 2, 1]], ['step', [3, 4, 0, 1]], ['rate', [0.5, 0.25]]]).get(name),
};

test('a card tells the numbers of its step, and of the last one where the path has ended', () => {
  const path = /** @type {any} */ (PATH);
  assert.deepEqual(standing(path, 1.9), { step: 1, value: 4, distance: 2, length: 5, rate: 0.25 });
  assert.deepEqual(standing(path, 0).length, NaN);
  assert.deepEqual(standing(path, 50).value, 1);
  assert.equal(outcome(path, 1.9), null);
  assert.deepEqual(outcome(path, 2), { text: 'Diverged at step 3: x is not finite; try 0.1.', isGood: false });
  const good = { ...path, status: 'ready', detail: null, steps_to_minimum: 2 };
  assert.equal(outcome(good, 1), null);
  assert.deepEqual(outcome(good, 2), { text: 'At the minimum after 2 steps.', isGood: true });
  const paths = /** @type {any} */ ({ runs: [good, { ...path, name: 'Adam' }] });
  assert.equal(tellRace({ paths, playing: false, step: 1, hiddenRuns: ['Adam'] }), 'Paused at step 1 of 2. SGD: f is 4.');
});

test('what becomes of the runs is told once, when it comes', () => {
  const path = /** @type {any} */ (PATH);
  const paths = /** @type {any} */ ({ runs: [{ ...path, status: 'ready', steps_to_minimum: 1 }, { ...path, name: 'Adam' }] });
  const all = { paths, hiddenRuns: [] };
  assert.equal(tellOutcomes(all, 0, 0.9), '');
  assert.equal(tellOutcomes(all, 0, 1.2), 'SGD: At the minimum after 1 step.');
  assert.equal(tellOutcomes(all, 1.2, 2), 'Adam: Diverged at step 3: x is not finite; try 0.1.');
  assert.equal(tellOutcomes(all, 2, 2), '');
  assert.equal(tellOutcomes({ ...all, hiddenRuns: ['SGD'] }, 0, 1.2), '');
  assert.equal(tellOutcomes({ ...all, paths: null }, 0, 2), '');
});

test('another surface is shown from its start, once it is there', async () => {
  const { store, race, serve } = begin();
  store.set({ step: 200 });
  race.start({}, 'replace');
  await serve();
  race.change((spec) => ({ ...spec, surface: { kind: 'bowl', condition: 3 } }), { anew: true });
  race.change((spec) => ({ ...spec, noise: 1 }));
  assert.equal(store.get().step, 200);
  await serve();
  assert.equal(store.get().step, 0);
});

test('another surface or domain is seen as a whole, other numbers of the same as before', async () => {
  const { store, race, serve } = begin();
  const sight = /** @type {any} */ ([[0, 1], [0, 1]]);
  store.set({ sight });
  race.start({}, 'replace');
  await serve();
  race.change((spec) => ({ ...spec, surface: { ...spec.surface, b: 50 } }));
  await serve();
  assert.deepEqual(store.get().sight, sight);
  race.change((spec) => ({ ...spec, domain: [[-3, 3], [-1, 3]] }));
  race.change((spec) => ({ ...spec, noise: 1 }));
  assert.deepEqual(store.get().sight, sight, 'until the race is there');
  await serve();
  assert.equal(store.get().sight, null);
});
