import assert from 'node:assert/strict';
import test from 'node:test';
import { completeFeatures, decodeFrame } from '../../static/js/core/codec.js';

/** A frame byte by byte: the length, the header padded with spaces, then what is given. */
function bytesOf(header, payload = []) {
  const text = JSON.stringify(header);
  const json = [...new TextEncoder().encode(text)];
  while (json.length % 4) json.push(0x20);
  const length = [json.length & 0xff, json.length >> 8, 0, 0];
  return Uint8Array.from([...length, ...json, ...payload]).buffer;
}

// IEEE 754, little-endian: 1 = 3F800000, −2 = C0000000, 0.5 = 3F000000, 3 = 40400000.
const ONE = [0, 0, 0x80, 0x3f];
const MINUS_TWO = [0, 0, 0, 0xc0];
const HALF = [0, 0, 0, 0x3f];
const THREE = [0, 0, 0x40, 0x40];

test('arrays are found by name, run and layer, with their shape', () => {
  const frame = decodeFrame(bytesOf({
    frame: 12,
    arrays: [
      { name: 'W', run: 'Adam', layer: 1, shape: [1, 2], offset: 0 },
      { name: 'b', run: 'Adam', layer: 1, shape: [1], offset: 8 },
      { name: 'b', run: 'Größe 2', layer: 2, shape: [1], offset: 12 },
    ],
  }, [...ONE, ...MINUS_TWO, ...HALF, ...THREE]));
  assert.equal(frame.header.frame, 12);
  const weights = frame.arrays.get('W', 'Adam', 1);
  assert.deepEqual(weights.shape, [1, 2]);
  assert.deepEqual([...weights.data], [1, -2]);
  assert.deepEqual([...frame.arrays.get('b', 'Adam', 1).data], [0.5]);
  assert.deepEqual([...frame.arrays.get('b', 'Größe 2').data], [3]);
  assert.equal(frame.arrays.get('b', 'Adam', 2), undefined);
  assert.equal(frame.arrays.get('output', 'Adam'), undefined);
});

test('layer 0 is a layer, not a missing one', () => {
  const frame = decodeFrame(bytesOf({
    arrays: [
      { name: 'units', run: 'a', layer: 1, shape: [1, 1, 1], offset: 0 },
      { name: 'units', run: 'a', layer: 0, shape: [1, 1, 1], offset: 4 },
    ],
  }, [...ONE, ...THREE]));
  assert.deepEqual([...frame.arrays.get('units', 'a', 0).data], [3]);
});

test('arrays are views: nothing is copied', () => {
  const buffer = bytesOf({ arrays: [{ name: 'output', run: 'a', shape: [1], offset: 0 }] }, ONE);
  assert.equal(decodeFrame(buffer).arrays.get('output', 'a').data.buffer, buffer);
});

test('bytes that are no frame are refused', () => {
  assert.throws(() => decodeFrame(new ArrayBuffer(2)), /cut off before its header/);
  assert.throws(() => decodeFrame(Uint8Array.from([8, 0, 0, 0, 0x7b, 0x7d]).buffer), /cut off within its header/);
  assert.throws(() => decodeFrame(Uint8Array.from([2, 0, 0, 0, 0x7b, 0x7d]).buffer), /not padded/);
  assert.throws(() => decodeFrame(Uint8Array.from([4, 0, 0, 0, 0x7b, 0x20, 0x20, 0x20]).buffer), /not JSON/);
  assert.throws(() => decodeFrame(bytesOf({ frame: 1 })), /names no arrays/);
});

test('an array that reaches beyond the frame is refused when it is asked for', () => {
  const frame = decodeFrame(bytesOf({ arrays: [{ name: 'b', run: 'a', shape: [2], offset: 0 }] }, ONE));
  assert.throws(() => frame.arrays.get('b', 'a'), RangeError);
});

/** A frame with maps of one point of these layers of run a: layer 0 is 1, the others are 3. */
function mapsOf(...layers) {
  const entries = layers.map((layer, index) => ({ name: 'units', run: 'a', layer, shape: [1, 1, 1], offset: 4 * index }));
  return decodeFrame(bytesOf({ arrays: entries }, layers.flatMap((layer) => (layer ? THREE : ONE))));
}

/** @param {import('../../static/js/core/types.js').Frame} frame */
const features = (frame, run = 'a') => frame.arrays.get('units', run, 0)?.data[0];

test('a frame without the maps of the features has those that came last', () => {
  const [first, second, third] = [mapsOf(0, 1), mapsOf(1), mapsOf(1)];
  let kept = completeFeatures(first, new Map());
  kept = completeFeatures(second, kept);
  completeFeatures(third, kept);
  assert.deepEqual([first, second, third].map((frame) => features(frame)), [1, 1, 1]);
  assert.equal(third.arrays.get('units', 'a', 0).data.buffer, first.arrays.get('units', 'a', 0).data.buffer);
  assert.deepEqual([...third.arrays.get('units', 'a', 1).data], [3]);
  assert.equal(features(third, 'another run'), undefined);
});

test('a frame without maps of units has none of the features, and after it they must come again', () => {
  const bare = decodeFrame(bytesOf({ arrays: [{ name: 'output', run: 'a', shape: [1], offset: 0 }] }, THREE));
  const after = mapsOf(1);
  const kept = completeFeatures(bare, completeFeatures(mapsOf(0, 1), new Map()));
  assert.equal(features(bare), undefined);
  assert.deepEqual([...bare.arrays.get('output', 'a').data], [3]);
  completeFeatures(after, kept);
  assert.equal(features(after), undefined);
});
