/** Live frames: a JSON header and the float32 arrays that it names. */

/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {import('./types.js').FrameHeader} FrameHeader */
/** @typedef {import('./types.js').FrameArray} FrameArray */
/** @typedef {Map<string, FrameArray>} FeatureMaps the maps of the features that a run has, by its name */

const LENGTH_BYTES = 4;

/**
 * Reads a frame; its arrays are views into the buffer, nothing is copied.
 * @param {ArrayBuffer} buffer
 * @returns {Frame}
 * @throws {RangeError} when the bytes are no frame
 */
export function decodeFrame(buffer) {
  if (buffer.byteLength < LENGTH_BYTES) throw new RangeError('a frame is cut off before its header');
  const start = LENGTH_BYTES + new DataView(buffer).getUint32(0, true);
  if (start > buffer.byteLength) throw new RangeError('a frame is cut off within its header');
  if (start % 4) throw new RangeError('the header of a frame is not padded to a multiple of 4');
  const header = readHeader(new Uint8Array(buffer, LENGTH_BYTES, start - LENGTH_BYTES));
  const entries = header.arrays;

  return {
    header,
    arrays: {
      entries,
      get(name, run, layer) {
        const entry = entries.find(
          (each) => each.name === name && each.run === run && (layer === undefined || each.layer === layer),
        );
        return entry && view(buffer, start, entry.shape, entry.offset);
      },
    },
  };
}

/**
 * Maps of the features come only when they are new: a frame with maps of a run's other layers gets those that came last.
 * @param {Frame} frame
 * @param {FeatureMaps} last of the frame before
 * @returns {FeatureMaps} of this frame
 */
export function completeFeatures({ arrays }, last) {
  const { entries, get } = arrays;
  /** @type {FeatureMaps} */
  const now = new Map();
  for (const { name, run = '' } of entries) {
    if (name !== 'units' || now.has(run)) continue;
    const maps = get(name, run, 0) ?? last.get(run);
    if (maps) now.set(run, maps);
  }
  arrays.get = (name, run, layer) => (name === 'units' && layer === 0 ? now.get(run ?? '') : get(name, run, layer));
  return now;
}

/**
 * @param {Uint8Array} bytes
 * @returns {FrameHeader}
 */
function readHeader(bytes) {
  let header;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RangeError('the header of a frame is not JSON');
  }
  if (!Array.isArray(header?.arrays)) throw new RangeError('the header of a frame names no arrays');
  return header;
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} start of the arrays
 * @param {number[]} shape
 * @param {number} offset
 * @returns {FrameArray}
 */
function view(buffer, start, shape, offset) {
  const length = shape.reduce((product, side) => product * side, 1);
  return { shape, data: new Float32Array(buffer, start + offset, length) };
}
