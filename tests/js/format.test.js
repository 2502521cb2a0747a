import assert from 'node:assert/strict';
import test from 'node:test';
import { count, epoch, loss, number, percent, signed } from '../../static/js/core/format.js';

test('numbers keep their significant digits and lose idle zeros', () => {
  assert.equal(number(0.03125), '0.03125');
  assert.equal(number(-12.5), '−12.5');
  assert.equal(number(0), '0');
  assert.equal(number(1234.5678), '1235');
  assert.equal(number(0.00000031), '3.1e−7');
  assert.equal(number(1e6), '1e6');
  assert.equal(number(-1.05e-7), '−1.05e−7');
  assert.equal(number(2 / 3, 2), '0.67');
});

test('nothing is a dash, never NaN', () => {
  for (const nothing of [null, undefined, NaN, Infinity]) {
    for (const format of [number, percent, count, epoch, signed]) assert.equal(format(nothing), '–');
    assert.equal(loss(nothing).trim(), '–');
  }
});

test('losses are six characters wide whatever their size', () => {
  assert.equal(loss(0.0312), '0.0312');
  assert.equal(loss(0), '0.0000');
  assert.equal(loss(12.3456), '12.346');
  assert.equal(loss(9.99999), '10.000');
  assert.equal(loss(123.456), '123.46');
  assert.equal(loss(0.000031), '3.1e−5');
  assert.equal(loss(1234567).trim(), '1.2e6');
  for (let power = -12; power <= 12; power += 1) assert.equal(loss(1.2345 * 10 ** power).length, 6, `1e${power}`);
});

test('thousands, percentages, signs', () => {
  assert.equal(count(3200), '3,200');
  assert.equal(count(1234567), '1,234,567');
  assert.equal(count(999), '999');
  assert.equal(count(-1500), '−1,500');
  assert.equal(percent(0.984), '98.4%');
  assert.equal(percent(1, 0), '100%');
  assert.equal(signed(0.42), '+0.42');
  assert.equal(signed(-1.3), '−1.3');
  assert.equal(signed(0), '0');
});

test('epochs: whole ones plain, parts of one cut to hundredths', () => {
  assert.equal(epoch(1234), '1,234');
  assert.equal(epoch(0), '0');
  assert.equal(epoch(0.4), '0.40');
  assert.equal(epoch(0.29), '0.29');
  assert.equal(epoch(12.999), '12.99');
  assert.equal(epoch(3 * (1 / 3)), '1');
});
