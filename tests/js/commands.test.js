import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { curlCommands, essential, fileName, frameCode, jsonText, pythonLiteral, shellQuoted } from '../../static/js/core/commands.js';
import { CATALOG, DEFAULTS } from './catalog-double.js';

const NASTY = `it's "quoted"; $(rm -rf /) \`id\` \\ !x\n\ttab é 🐍 *`;

test('an experiment is written with what differs, and with what one looks for', () => {
  const runs = [{ name: 'Momentum', optimizer: 'momentum' }, { name: 'Adam', optimizer: 'adam' }];
  assert.deepEqual(essential(DEFAULTS, CATALOG), { data: { dataset: 'circle' }, hidden: [4, 2], runs });
  const other = { ...DEFAULTS, seed: 8, data: { ...DEFAULTS.data, noise: 0.2 }, stop: { ...DEFAULTS.stop, patience: 5 } };
  const seeds = DEFAULTS.data.seed === null ? {} : { seed: DEFAULTS.data.seed };
  assert.deepEqual(essential(other, CATALOG), { seed: 8, data: { dataset: 'circle', noise: 0.2, ...seeds }, hidden: [4, 2], stop: { patience: 5 }, runs });
});

test('a shell gives a quoted text back as it was', () => {
  assert.equal(execFileSync('sh', ['-c', `printf %s ${shellQuoted(NASTY)}`], { encoding: 'utf8' }), NASTY);
  assert.equal(execFileSync('sh', ['-c', `printf %s ${shellQuoted('')}`], { encoding: 'utf8' }), '');
});

test('the commands post the spec, keep the address that was answered and train as far', () => {
  const spec = { runs: [{ name: NASTY, optimizer: 'adam' }] };
  // A curl that answers as the server does, and notes what it was asked.
  const curl = 'curl() { for word; do last=$word; case $word in {*) body=$word; esac; done; printf "%s %s\\n" "$last" "$body" >&2; printf "HTTP/1.1 201\\r\\nlocation: /api/networks/abc\\r\\n\\r\\n"; };';
  const said = execFileSync('sh', ['-c', `exec 2>&1; ${curl} ${curlCommands(spec, 75, 'http://here:1')}`], { encoding: 'utf8' });
  assert.ok(said.includes(JSON.stringify(spec)));
  assert.ok(said.includes('http://here:1/api/networks/abc/history'));
  assert.ok(!curlCommands(spec, 0, 'http://here:1').includes('/step'));
});

const VALUE = { text: NASTY, yes: true, no: false, none: null, list: [1, 2.5, -3e-7], points: [[1, 2, 0], [3, 4, 1]], layers: [8, { units: 4 }], empty: {} };

test('Python reads what is written for it', () => {
  const code = `import json; print(json.dumps(${pythonLiteral(VALUE)}))`;
  let said;
  try {
    said = execFileSync('python3', ['-c', code], { encoding: 'utf8' });
  } catch (failure) {
    if (/** @type {any} */ (failure).code === 'ENOENT') return; // no Python here
    throw failure;
  }
  assert.deepEqual(JSON.parse(said), VALUE);
});

test('JSON to be read is JSON, with points on a line', () => {
  assert.deepEqual(JSON.parse(jsonText(VALUE)), VALUE);
  assert.ok(jsonText(VALUE).includes('"points": [[1, 2, 0], [3, 4, 1]]'));
  assert.equal(jsonText({ hidden: [8, 8] }), '{\n  "hidden": [8, 8]\n}');
});

test('an address stays inside the frame that shows it', () => {
  const code = frameCode('http://here/#runs.0.name="><script>&seed=1');
  assert.equal(code.split('"').length, 13); // six attributes
  assert.ok(!code.includes('<script'));
});

test('file names are letters and digits', () => {
  assert.equal(fileName('Adam & Co / 2'), 'adam-co-2');
  assert.equal(fileName('β'), 'run');
});
