import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { PREFIX } from '../../static/js/core/aspects.js';
import { ASPECTS, takeOutlook } from '../../static/js/core/outlook.js';
import { createPresets, viewOf } from '../../static/js/core/presets.js';
import { Problem } from '../../static/js/core/problem.js';
import { initialState } from '../../static/js/core/state.js';
import { createStore } from '../../static/js/core/store.js';
import { cutAddresses } from '../../static/js/ui/reference.js';

const FOLDER = fileURLToPath(new URL('../../app/presets', import.meta.url));
const spec = /** @type {any} */ ({ seed: 1, runs: [{ name: 'SGD' }] });
const other = /** @type {any} */ ({ seed: 2, runs: [{ name: 'Adam' }] });
const PRESET = { key: 'one', title: 'One', line: 'A line.', watch: '', predict: [], view: { log: true, speed: '5', tab: 'metrics' }, spec, stages: [{ label: 'a', watch: '', spec }, { label: 'b', watch: '', spec: other }], reference: '' };

function bench({ fails = false } = {}) {
  const store = createStore(initialState(spec));
  /** @type {any[]} */
  const went = [];
  const asked = { list: 0, one: 0, paused: 0 };
  const presets = createPresets({
    noun: 'preset',
    store,
    aspects: ASPECTS,
    all: async () => {
      asked.list += 1;
      if (fails) throw new Problem({ title: 'The server cannot be reached' });
      return [PRESET, { key: 'two', title: 'Two', line: '' }];
    },
    one: async () => {
      asked.one += 1;
      return PRESET;
    },
    pause: () => { asked.paused += 1; },
    address: { go: (...given) => went.push(given) },
  });
  return { store, presets, went, asked };
}

test('a preset is opened with its own way to look at it, and paused, for its questions come first', async () => {
  const { presets, went, asked } = bench();
  assert.equal(await presets.open('one'), true);
  assert.deepEqual(went, [[spec, { logLoss: true, pace: { epochsPerFrame: 5 }, tab: 'metrics', preset: 'one', stage: 1 }, 'push']]);
  await presets.open('one', 'replace');
  assert.equal(went[1][2], 'replace');
  assert.deepEqual(asked, { list: 1, one: 1, paused: 2 }, 'it is fetched once');
});

test('another stage is another experiment, looked at as before', () => {
  const { presets, went, store } = bench();
  store.set({ tab: 'parameters', selected: 'SGD', showTest: true });
  presets.turnTo(PRESET, 2);
  const [to, outlook, how] = went[0];
  assert.equal(to, other);
  assert.equal(how, 'push');
  assert.equal(outlook.tab, 'parameters');
  assert.equal(outlook.showTest, true);
  assert.equal(outlook.stage, 2);
  assert.equal('selected' in outlook, false, 'it has no run of that name');
  presets.turnTo(PRESET, 3);
  assert.equal(went.length, 1, 'there is no third');
});

test('one that is not there is told with the names of those that are', async () => {
  const { presets, went, store, asked } = bench();
  assert.equal(await presets.open('three'), false);
  assert.equal(store.get().notice?.text, 'There is no preset “three”. There are: one, two.');
  assert.deepEqual([went.length, asked.one], [0, 0]);
});

test('a server that does not answer is told, and asked again next time', async () => {
  const { presets, store, asked } = bench({ fails: true });
  await presets.open('one');
  assert.equal(store.get().notice?.text, 'The server cannot be reached');
  await presets.open('one');
  assert.equal(asked.list, 2);
});

test('what the files say of how to look at them means something', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  assert.ok(files.length >= 8);
  for (const file of files) {
    const { view, spec: { runs } } = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    const pairs = Object.entries(view).map(([name, value]) => `${PREFIX}${name}=${String(value).replaceAll(' ', '+')}`);
    assert.deepEqual(takeOutlook(pairs.join('&')).problems, [], file);
    assert.equal(Object.keys(viewOf({ view }, ASPECTS)).length, pairs.length, file);
    if (view.run) assert.ok(runs.some((/** @type {any} */ { name }) => name === view.run), `${file} shows a run that it has`);
  }
});

test('addresses are found in a reference, with brackets and without what follows', () => {
  const addresses = (/** @type {string} */ text) => cutAddresses(text).filter(({ isAddress }) => isAddress).map(({ text: found }) => found);
  const given = 'Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5; EMA form: https://arxiv.org/abs/1212.0901, and more';
  assert.deepEqual(addresses(given), ['https://doi.org/10.1016/0041-5553(64)90137-5', 'https://arxiv.org/abs/1212.0901']);
  assert.equal(cutAddresses(given).map(({ text }) => text).join(''), given);
  assert.deepEqual(addresses('Ng, Deep Learning course 2'), []);
});
