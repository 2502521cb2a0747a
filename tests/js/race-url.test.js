import assert from 'node:assert/strict';
import { test } from 'node:test';

import { takeAspects, writeAspects } from '../../static/js/core/aspects.js';
import { RACE_ASPECTS } from '../../static/js/core/race-outlook.js';
import { initialRaceState } from '../../static/js/core/race-state.js';
import { decodeRace, encodeRace } from '../../static/js/core/race-url.js';
import { RACE, RACE_CATALOG } from './race-catalog.js';

const encode = (spec) => encodeRace(spec, RACE_CATALOG);
const decode = (hash) => decodeRace(hash, RACE_CATALOG);

test('the usual race needs no address', () => {
  assert.equal(encode(RACE), '');
  assert.deepEqual(decode('').problems, []);
});

test('an address holds surface, start and what differs of the runs', () => {
  const bowl = { ...RACE, surface: { kind: 'bowl', condition: 50 }, domain: [[-4, 4], [-4, 4]], start: [1, -1.5], noise: 0.1 };
  const runs = [RACE.runs[0], { ...RACE.runs[1], optimizer: { ...RACE.runs[1].optimizer, beta1: 0.95 }, regularizer: { kind: 'l2', rate: 0.01 } }];
  const text = encode({ ...bowl, runs });
  assert.equal(text, 'surface=bowl&surface.condition=50&noise=0.1&runs.0.name=Momentum&runs.0.optimizer=momentum&runs.1.name=Adam'
    + '&runs.1.optimizer=adam&runs.1.optimizer.beta1=0.95&runs.1.regularizer=l2&runs.1.regularizer.rate=0.01&start=1,-1.5');
  const { spec, problems } = decode(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(spec.surface, { kind: 'bowl', condition: 50 });
  assert.deepEqual(spec.start, [1, -1.5]);
  assert.equal(spec.domain, undefined, 'the surface has its own');
  assert.equal(encode({ ...RACE, domain: null, ...spec }), text);
});

test('a part of the surface is held as spans', () => {
  const text = encode({ ...RACE, domain: [[-1, 1], [0, 2.5]] });
  assert.equal(text, 'domain=-1,1;0,2.5;');
  assert.deepEqual(decode(text).spec.domain, [[-1, 1], [0, 2.5]]);
});

test('what no race can have is named, the rest is kept', () => {
  const { spec, problems } = decode('surface=hill&start=1,2,3&domain=2,1;0,1;&steps=1e9&batch_size=3&runs.0.optimizer=adam&runs.1.optimizer=magic&noise=0.5');
  assert.deepEqual(problems.map((problem) => problem.split(':')[0]), ['surface', 'start', 'domain', 'steps', 'batch_size', 'runs.1.optimizer', 'runs.1']);
  assert.equal(spec.surface, 'rosenbrock');
  assert.equal(spec.noise, 0.5);
  assert.deepEqual(spec.runs, [{ optimizer: 'adam' }]);
});

const usual = initialRaceState(/** @type {any} */ (RACE));

test('how the race is looked at is beside it', () => {
  assert.equal(writeAspects(usual, RACE_ASPECTS), '');
  const look = { step: 120.7, tab: 'table', selected: 'Adam', quantity: 'distance', logValues: false, zoom: [2.5, 40], parts: 'y', sort: { by: 'path_length', down: true }, arrows: false, speed: Infinity, hiddenRuns: ['Momentum'] };
  const state = { ...usual, ...look, camera: { azimuth: 44.6, elevation: 90, zoom: 1.5 }, sight: [[0.5, 1.5], [-1e-7, 1]] };
  const text = writeAspects(state, RACE_ASPECTS);
  assert.equal(text, 'view.step=120&view.tab=table&view.run=Adam&view.quantity=distance&view.log=false&view.zoom=2.5-40&view.parts=y&view.sort=-path_length&view.arrows=false&view.camera=45%2C90%2C1.5&view.sight=0.5%2C1.5%3B-1e-7%2C1&view.speed=all&view.hide=Momentum');
  const { outlook, rest, problems } = takeAspects(`surface=bowl&${text}`, RACE_ASPECTS);
  assert.deepEqual(outlook, { ...look, step: 120, camera: { azimuth: 45, elevation: 90, zoom: 1.5 }, sight: state.sight });
  assert.deepEqual([rest, problems], ['surface=bowl', []]);
});

test('while it plays there is no step to come back to', () => {
  assert.equal(writeAspects({ ...usual, step: 12, playing: true }, RACE_ASPECTS), '');
});

test('looks that mean nothing are named', () => {
  const { outlook, problems } = takeAspects('view.step=-3&view.speed=7&view.camera=1,2&view.sight=2,1;0,1&view.epoch=3', RACE_ASPECTS);
  assert.deepEqual(outlook, {});
  assert.deepEqual(problems.map((problem) => problem.split(':')[0]), ['view.step', 'view.speed', 'view.camera', 'view.sight', 'view.epoch']);
});
