import assert from 'node:assert/strict';
import test from 'node:test';

import { api } from '../../static/js/core/api.js';
import { hasDecimalCommas, namesIn, writeTable } from '../../static/js/core/csv.js';

test('points as a table: names of classes, quotes where they are needed', () => {
  assert.equal(writeTable(['x1', 'a "b", c'], ['red', 'green, or so'], [[0.5, -1e-7, 0], [2, 3, 1]]),
    'x1,"a ""b"", c",label\r\n0.5,-1e-7,red\r\n2,3,"green, or so"\r\n');
  assert.equal(writeTable(['label', 'y'], [], [[1, 2, 0.25]]), 'label,y,label_\r\n1,2,0.25\r\n');
});

test('classes whose names would come back as something else are told by number', () => {
  for (const names of [['0', '1'], ['7', '9'], ['NA', 'b'], ['1e3', 'b']]) {
    assert.equal(writeTable(['a', 'b'], names, [[1, 2, 0], [3, 4, 1]]), 'a,b,label\r\n1,2,0\r\n3,4,1\r\n');
  }
});

test('the names in the first line, whatever parts them', () => {
  assert.deepEqual(namesIn('a,b,y\n1,2,0\n'), ['a', 'b', 'y']);
  assert.deepEqual(namesIn('\uFEFFlänge; breite ;art\r\n'), ['länge', 'breite', 'art']);
  assert.deepEqual(namesIn('\n"a, b, c, d";e;"say ""y"""\n'), ['a, b, c, d', 'e', 'say "y"']);
  assert.deepEqual(namesIn('a\tb, c\td'), ['a', 'b, c', 'd']);
  assert.deepEqual(namesIn(''), []);
});

test('decimal commas are seen where they part no cells', () => {
  assert.equal(hasDecimalCommas('a;b\n1,5;2\n'), true);
  assert.equal(hasDecimalCommas('a\tb\n-,5\t2\n'), true);
  assert.equal(hasDecimalCommas('a;b\n1,5;2.5\n'), false, 'who writes points and commas means something else');
  assert.equal(hasDecimalCommas('a,b\n1,5\n'), false);
  assert.equal(hasDecimalCommas('a;b\n1;2\n'), false);
});

test('a table is sent as it is', async () => {
  /** @type {any[]} */
  const asked = [];
  const fetch = async (url, { method, body, headers }) => {
    asked.push(method, url, headers['Content-Type'], await body.text());
    return new Response('{"rows": 2}');
  };
  const calls = api('http://host', { fetch: /** @type {any} */ (fetch) });
  assert.deepEqual(await calls.csv(new Blob(['a;b\n']), { label: 'ä b', decimal: 'comma' }), { rows: 2 });
  assert.deepEqual(asked, ['POST', 'http://host/api/data/csv?label=%C3%A4+b&decimal=comma', 'text/csv', 'a;b\n']);
  assert.equal(calls.boundaryUrl('n', { run: 'A b', format: 'csv' }), 'http://host/api/networks/n/boundary?run=A+b&format=csv');
});
