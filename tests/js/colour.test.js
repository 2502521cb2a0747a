import assert from 'node:assert/strict';
import test from 'node:test';
import { makeScale, parseColour, relate, runStyle } from '../../static/js/plots/colour.js';

const scale = makeScale({ low: '#e8730c', middle: '#f2f3f3', high: '#0b6bb4' });

test('colours are read in the forms that style sheets use', () => {
  assert.deepEqual(parseColour('#0b6bb4'), [11, 107, 180]);
  assert.deepEqual(parseColour(' #FA0 '), [255, 170, 0]);
  assert.deepEqual(parseColour('rgb(1, 20, 255)'), [1, 20, 255]);
  assert.deepEqual(parseColour('rgb(1 20 255)'), [1, 20, 255]);
  assert.throws(() => parseColour('tomato'), /tomato/);
});

test('the ends and the middle of the scale are the colours given', () => {
  assert.equal(scale.css(-1), 'rgb(232, 115, 12)');
  assert.equal(scale.css(0), 'rgb(242, 243, 243)');
  assert.equal(scale.css(1), 'rgb(11, 107, 180)');
  assert.deepEqual([...scale.lut.slice(0, 4)], [232, 115, 12, 255]);
  assert.deepEqual([...scale.lut.slice(-4)], [11, 107, 180, 255]);
  assert.equal(scale.lut.length, scale.size * 4);
});

test('beyond the ends the scale stays at them', () => {
  assert.equal(scale.css(-7), scale.css(-1));
  assert.equal(scale.css(Infinity), scale.css(1));
});

test('halfway from black to white is the grey of half the lightness, not half the number', () => {
  // OKLab: the grey of lightness 0.5 has linear 0.125, which is 0.3886 in sRGB: 99 of 255.
  const grey = makeScale({ low: '#000', middle: '#fff', high: '#000' });
  assert.equal(grey.css(-0.5), 'rgb(99, 99, 99)');
  assert.equal(grey.css(0.5), 'rgb(99, 99, 99)');
});

test('from the middle to an end the scale goes steadily', () => {
  const blue = Array.from({ length: 11 }, (_, i) => scale.lut[scale.index(i / 10) * 4]);
  assert.deepEqual(blue, [...blue].sort((a, b) => b - a));
});

test('values relate to the middle and the farther end', () => {
  assert.equal(relate(0.5, { low: 0, high: 1, middle: 0.5 }), 0);
  assert.equal(relate(1, { low: 0, high: 1, middle: 0.5 }), 1);
  assert.equal(relate(-1, { low: -1, high: 3, middle: 0 }), -1 / 3);
  assert.equal(relate(2, { low: 2, high: 2, middle: 2 }), 0);
});

test('the first 64 runs all look different, the first eight in every respect', () => {
  const palette = Array.from({ length: 8 }, (_, i) => `#00000${i}`);
  const styles = Array.from({ length: 64 }, (_, i) => runStyle(i, palette));
  assert.equal(new Set(styles.map((style) => JSON.stringify(style))).size, 64);
  for (const aspect of ['colour', 'mark']) {
    assert.equal(new Set(styles.slice(0, 8).map((style) => JSON.stringify(style[aspect]))).size, 8, aspect);
  }
});
