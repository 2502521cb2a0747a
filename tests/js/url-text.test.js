import assert from 'node:assert/strict';
import test from 'node:test';
import { escapeText, readValue, writeValue } from '../../static/js/core/url-text.js';

const PAIRS = [
  [8, '8'], [0.1, '0.1'], [-1e-8, '-1e-8'], [1e21, '1e21'], [true, 'true'], [null, 'null'],
  ['adam', 'adam'], ['Big step', 'Big+step'], ['a+b', 'a%2Bb'], ['a,b', 'a%2Cb'], ['a;b', 'a%3Bb'], ['x=1&y', 'x%3D1%26y'],
  ['5', "'5"], ['true', "'true"], ['', "'"], ["'a'", "''a'"], ['[]', "'%5B%5D"],
  [[], '[]'], [{}, '{}'], [[3], '3,'], [[8, 4], '8,4'], [['a b', '5', 5], "a+b,'5,5"], [[''], "',"],
  [[[1, 2], [3, 4]], '1,2;3,4;'], [[[1]], '1;'],
];

for (const [value, text] of PAIRS) {
  test(`${JSON.stringify(value)} is written ${text} and read again`, () => {
    assert.equal(writeValue(value), text);
    assert.deepEqual(readValue(text), value);
  });
}

test('where a list is expected, one of one needs no comma', () => {
  assert.equal(writeValue([3], true), '3');
  assert.deepEqual(readValue('3', true), [3]);
});

test('what has parts of its own is written part by part', () => {
  assert.equal(writeValue({ units: 3 }), undefined);
  assert.equal(writeValue([3, { units: 3 }]), undefined);
});

test('numbers by hand', () => {
  for (const [text, value] of [['.5', 0.5], ['5.', 5], ['%2B3', 3], ['1E3', 1000], ['-.5e-1', -0.05]]) assert.equal(readValue(text), value);
  for (const text of ['1.2.3', 'e5', '-', '0x10', 'Infinity', 'NaN']) assert.equal(readValue(text), text);
});

test('half a character becomes the sign for an unknown one', () => {
  assert.equal(escapeText('a\ud800'), 'a%EF%BF%BD');
});
