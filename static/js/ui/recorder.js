/** Canvases as a film: what they show, as long as it lasts, in a file. */

import { sideBySide } from './side-by-side.js';

/** In the order of our liking; Safari has no WebM in older versions. */
const TYPES = ['video/webm;codecs=vp9', 'video/webm', 'video/mp4'];
const RATE = 30; // pictures a second

/** @typedef {{stop: () => Promise<Blob>, seconds: () => number}} Recording */

/** What the browser can record as, or null if it cannot. @returns {string | null} */
export function recordingType() {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/** @param {string} type @returns {string} the end of a file's name */
export function extension(type) {
  return type.startsWith('video/mp4') ? 'mp4' : 'webm';
}

/**
 * Records from now on.
 * @param {HTMLCanvasElement[]} canvases side by side in the film
 * @param {{type: string, background: string}} options
 * @returns {Recording}
 */
export function record(canvases, { type, background }) {
  const { sheet, draw } = sideBySide(canvases, background);
  const stream = sheet.captureStream(RATE);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 6_000_000 });
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  const begun = performance.now();
  recorder.start(1000);
  let frame = requestAnimationFrame(function next() {
    draw();
    frame = requestAnimationFrame(next);
  });

  return {
    seconds: () => Math.floor((performance.now() - begun) / 1000),
    async stop() {
      cancelAnimationFrame(frame);
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
      for (const track of stream.getTracks()) track.stop();
      return new Blob(parts, { type: type.replace(/;.*/, '') });
    },
  };
}
