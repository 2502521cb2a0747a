/**
 * Where a relief is seen from: the camera goes around the middle of its box.
 *
 * From above (elevation 90°, azimuth 0°) x points to the right and y upwards, as on a map.
 */

import { HIGH } from './relief-box.js';

/** @typedef {{azimuth: number, elevation: number, zoom: number}} Camera angles in degrees; azimuth 0 is in front, where y is lowest */
/** @typedef {import('./relief-box.js').Triple} Triple */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Margin */

/**
 * @typedef {object} View
 * @property {Float32Array} matrix from the box to clip space, column by column
 * @property {(x: number, y: number, z: number) => [px: number, py: number]} project from the box to CSS pixels
 * @property {(px: number, py: number) => {from: Triple, along: Triple}} ray from the eye through a pixel
 * @property {(seen: readonly [number, number, number]) => Triple} direction from right, up and towards the eye to the box
 * @property {Triple} eye
 */

/** From the middle of the box to the eye: far, for a quiet perspective; from above so far that there is none, as on a map. */
const DISTANCE = 9;
const FAR_ABOVE = 90;
/** Degrees of elevation from which on it goes away. */
const STEEP = 70;
/** What has to fit, however far around it is turned: the corners, a little enlarged by perspective. */
const REACH = 1.44;

const RADIANS = Math.PI / 180;

/**
 * @param {Camera} camera
 * @param {{width: number, height: number, margin?: Partial<Margin>}} size CSS pixels; margin: room for labels
 * @returns {View}
 */
export function makeView({ azimuth, elevation, zoom }, { width, height, margin = {} }) {
  const [sa, ca, se, ce] = [Math.sin(azimuth * RADIANS), Math.cos(azimuth * RADIANS), Math.sin(elevation * RADIANS), Math.cos(elevation * RADIANS)];
  /** Right, up and towards the eye. @type {Triple[]} */
  const [right, up, back] = [[ca, sa, 0], [-sa * se, ca * se, ce], [sa * ce, -ca * ce, se]];
  const steep = Math.max(0, (elevation - STEEP) / (90 - STEEP));
  const flat = steep * steep * (3 - 2 * steep);
  const distance = DISTANCE + FAR_ABOVE * flat;
  const room = { left: 0, right: 0, top: 0, bottom: 0, ...margin };
  const upright = REACH * (se + (HIGH / 2) * ce); // half of what it takes upwards: less, the flatter it is looked at
  const focal = Math.max(1, Math.min((width - room.left - room.right) / 2 / REACH, (height - room.top - room.bottom) / 2 / upright)) * distance * zoom; // pixels
  // From above, where no heights stand beside it, it is in the middle of the picture.
  const middle = [(width + (1 - flat) * (room.left - room.right)) / 2, (height + (1 - flat) * (room.top - room.bottom)) / 2];
  const [near, far] = [distance - 2, distance + 2];
  /** A row of the matrix, of what is measured from the middle of the box. @param {Triple} axis @param {number} by @param {number} [plus] */
  const row = ([x, y, z], by, plus = 0) => [x * by, y * by, z * by, plus - (z * by * HIGH) / 2];
  const depth = (far + near) / (far - near);
  const toEye = row(back, -1, distance);
  /** Where margins differ the middle of the box is not that of the picture. @param {number[]} line @param {number} by */
  const shifted = (line, by) => line.map((value, column) => value + by * toEye[column]);
  const rows = [
    shifted(row(right, (2 * focal) / width), (2 * middle[0]) / width - 1),
    shifted(row(up, (2 * focal) / height), 1 - (2 * middle[1]) / height),
    row(back, -depth, depth * distance - (2 * far * near) / (far - near)),
    toEye,
  ];
  const matrix = new Float32Array(16);
  rows.forEach((values, index) => values.forEach((value, column) => { matrix[column * 4 + index] = value; }));
  /** @param {Triple} axis @param {Triple} point */
  const dot = (axis, point) => axis[0] * point[0] + axis[1] * point[1] + axis[2] * point[2];
  const eye = /** @type {Triple} */ (back.map((value, axis) => value * distance + (axis === 2 ? HIGH / 2 : 0)));

  return {
    matrix,
    eye,
    direction: (seen) => /** @type {Triple} */ (right.map((value, axis) => value * seen[0] + up[axis] * seen[1] + back[axis] * seen[2])),
    project(x, y, z) {
      const point = /** @type {Triple} */ ([x, y, z - HIGH / 2]);
      const by = focal / (distance - dot(back, point));
      return [middle[0] + dot(right, point) * by, middle[1] - dot(up, point) * by];
    },
    ray(px, py) {
      const [across, upwards] = [(px - middle[0]) / focal, (middle[1] - py) / focal];
      return { from: eye, along: /** @type {Triple} */ (right.map((value, axis) => value * across + up[axis] * upwards - back[axis])) };
    },
  };
}
