/** What of a network is under the pointer. */

/** @typedef {import('./network-layout.js').Layout} Layout */
/** @typedef {import('./network-layout.js').Node} Node */
/** @typedef {import('./network-layout.js').Link} Link */
/** @typedef {import('./network-layout.js').Curve} Curve */
/** @typedef {{type: 'node', node: Node} | {type: 'bias', node: Node} | {type: 'link', link: Link}} Hit */

const PIECES = 24; // of a curve; a chord of so short a piece is within a fraction of a pixel of it
const BIAS_MARGIN = 3; // the square is small, the pointer is not

/**
 * The unit, bias or link at a place: the nearest link within reach, measured to its curve.
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @param {number} [reach] pixels
 * @param {Link[]} [links] those drawn
 * @returns {Hit | null}
 */
export function hit(layout, x, y, reach = 6, links = layout.links) {
  const node = layout.nodes.find((each) => isInside(each, x, y, 0));
  if (node) return { type: 'node', node };
  const owner = layout.nodes.find((each) => each.bias && isInside(each.bias, x, y, Math.max(BIAS_MARGIN, reach / 2)));
  if (owner) return { type: 'bias', node: owner };

  /** @type {Link | null} */
  let link = null;
  let least = reach;
  for (const each of links) {
    const { x0, y0, x1, y1 } = each.curve;
    if (x < x0 - reach || x > x1 + reach || y < Math.min(y0, y1) - reach || y > Math.max(y0, y1) + reach) continue;
    const distance = distanceTo(each.curve, x, y);
    if (distance <= least) {
      least = distance;
      link = each;
    }
  }
  return link && { type: 'link', link };
}

/**
 * Whether both are the same unit, bias or link.
 * @param {Hit | null} a
 * @param {Hit | null} b
 */
export function isSameHit(a, b) {
  return a?.type === b?.type && partOf(a) === partOf(b);
}

/** The link or unit that is meant. @param {Hit | null} hit */
export const partOf = (hit) => (hit?.type === 'link' ? hit.link : hit?.node);

/**
 * @param {{x: number, y: number, size: number}} square
 * @param {number} x
 * @param {number} y
 * @param {number} margin
 * @returns {boolean}
 */
function isInside(square, x, y, margin) {
  const far = square.size + margin;
  return x >= square.x - margin && x <= square.x + far && y >= square.y - margin && y <= square.y + far;
}

/**
 * A place on a curve.
 * @param {Curve} curve
 * @param {number} t from 0 to 1
 * @returns {[number, number]}
 */
export function pointOn({ x0, y0, x1, y1, bend }, t) {
  const s = 1 - t;
  return [
    s * s * s * x0 + 3 * s * t * bend + t * t * t * x1, // both controls have the same x: 3s²t + 3st² = 3st
    s * s * (s + 3 * t) * y0 + t * t * (t + 3 * s) * y1,
  ];
}

/**
 * @param {Curve} curve
 * @param {number} x
 * @param {number} y
 * @returns {number} pixels
 */
function distanceTo(curve, x, y) {
  let least = Infinity;
  let [fromX, fromY] = [curve.x0, curve.y0];
  for (let i = 1; i <= PIECES; i += 1) {
    const [toX, toY] = pointOn(curve, i / PIECES);
    least = Math.min(least, distanceToSegment(x, y, fromX, fromY, toX, toY));
    [fromX, fromY] = [toX, toY];
  }
  return least;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 * @returns {number}
 */
function distanceToSegment(x, y, x0, y0, x1, y1) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const along = square && Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
