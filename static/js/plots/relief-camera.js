/**
 * Where a relief is seen from: the camera goes around the middle of its box.
 *
 * From above (elevation 90°, azimuth 0°) x points to the right and y upwards, as on a map.
 */

import { HIGH } from './relief-box.js';

/** @typedef {{azimuth: number, elevation: number, zoom: number}} Camera angles in degrees; azimuth 0 is in front, where y is lowest */
/** @typedef {import('./relief-box.js').Triple} Triple */

/**
 * @typedef {object} View
 * @property {Float32Array} matrix from the box to clip space, column by column
 * @property {(x: number, y: number, z: number) => [px: number, py: number]} project from the box to CSS pixels
 * @property {(px: number, py: number) => {from: Triple, along: Triple}} ray from the eye through a pixel
 * @property {(seen: readonly [number, number, number]) => Triple} direction from right, up and towards the eye to the box
 * @property {Triple} eye
 */

/** From the middle of the box to the eye: far, for a quiet perspective. */
const DISTANCE = 7;
/** What has to fit, whichever way it is turned: the corners, a little enlarged by perspective. */
const REACH = 1.5;

const RADIANS = Math.PI / 180;

/**
 * @param {Camera} camera
 * @param {{width: number, height: number, margin?: number}} size CSS pixels; margin: room for labels
 * @returns {View}
 */
export function makeView({ azimuth, elevation, zoom }, { width, height, margin = 0 }) {
  const [sa, ca, se, ce] = [Math.sin(azimuth * RADIANS), Math.cos(azimuth * RADIANS), Math.sin(elevation * RADIANS), Math.cos(elevation * RADIANS)];
  /** Right, up and towards the eye. @type {Triple[]} */
  const [right, up, back] = [[ca, sa, 0], [-sa * se, ca * se, ce], [sa * ce, -ca * ce, se]];
  const focal = (Math.max(1, Math.min(width, height) / 2 - margin) / REACH) * DISTANCE * zoom; // pixels
  const [near, far] = [DISTANCE - 2, DISTANCE + 2];
  /** A row of the matrix, of what is measured from the middle of the box. @param {Triple} axis @param {number} by @param {number} [plus] */
  const row = ([x, y, z], by, plus = 0) => [x * by, y * by, z * by, plus - (z * by * HIGH) / 2];
  const depth = (far + near) / (far - near);
  const rows = [
    row(right, (2 * focal) / width),
    row(up, (2 * focal) / height),
    row(back, -depth, depth * DISTANCE - (2 * far * near) / (far - near)),
    row(back, -1, DISTANCE),
  ];
  const matrix = new Float32Array(16);
  rows.forEach((values, index) => values.forEach((value, column) => { matrix[column * 4 + index] = value; }));
  /** @param {Triple} axis @param {Triple} point */
  const dot = (axis, point) => axis[0] * point[0] + axis[1] * point[1] + axis[2] * point[2];
  const eye = /** @type {Triple} */ (back.map((value, axis) => value * DISTANCE + (axis === 2 ? HIGH / 2 : 0)));

  return {
    matrix,
    eye,
    direction: (seen) => /** @type {Triple} */ (right.map((value, axis) => value * seen[0] + up[axis] * seen[1] + back[axis] * seen[2])),
    project(x, y, z) {
      const point = /** @type {Triple} */ ([x, y, z - HIGH / 2]);
      const by = focal / (DISTANCE - dot(back, point));
      return [width / 2 + dot(right, point) * by, height / 2 - dot(up, point) * by];
    },
    ray(px, py) {
      const [across, upwards] = [(px - width / 2) / focal, (height / 2 - py) / focal];
      return { from: eye, along: /** @type {Triple} */ (right.map((value, axis) => value * across + up[axis] * upwards - back[axis])) };
    },
  };
}
