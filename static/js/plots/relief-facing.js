/** Which triangles of a relief are seen from above and which from below: each is then drawn once and not twice. */

import { STRIDE } from './relief-mesh.js';

/** @typedef {import('./relief-box.js').Triple} Triple */
/** @typedef {{triangles: Uint32Array, upper: number}} Facing the triangles that show their upper side first; so many numbers are theirs */

/**
 * @param {Pick<import('./relief-mesh.js').Mesh, 'vertices' | 'triangles'>} mesh
 * @returns {(eye: Triple) => Facing} the answer's array is the same every time
 */
export function createFacing({ vertices, triangles }) {
  const count = triangles.length / 3;
  /** The plane of each triangle: its slopes, and its z over the middle of the box. */
  const planes = new Float32Array(count * 3);
  for (let i = 0; i < count; i += 1) {
    const [a, b, c] = [triangles[3 * i] * STRIDE, triangles[3 * i + 1] * STRIDE, triangles[3 * i + 2] * STRIDE];
    const [x, y, z] = [vertices[a], vertices[a + 1], vertices[a + 2]];
    const [bx, by, bz] = [vertices[b] - x, vertices[b + 1] - y, vertices[b + 2] - z];
    const [cx, cy, cz] = [vertices[c] - x, vertices[c + 1] - y, vertices[c + 2] - z];
    const area = bx * cy - by * cx;
    const [across, up] = [(bz * cy - by * cz) / area, (bx * cz - bz * cx) / area];
    planes.set([across, up, z - across * x - up * y], 3 * i);
  }
  const sorted = new Uint32Array(triangles.length);

  return ([x, y, z]) => {
    let [upper, lower] = [0, sorted.length];
    for (let i = 0; i < triangles.length; i += 3) {
      // The eye sees the upper side of a triangle when it is above its plane.
      const isUpper = z > planes[i] * x + planes[i + 1] * y + planes[i + 2];
      const to = isUpper ? upper : (lower -= 3);
      if (isUpper) upper += 3;
      sorted[to] = triangles[i];
      sorted[to + 1] = triangles[i + 1];
      sorted[to + 2] = triangles[i + 2];
    }
    return { triangles: sorted, upper };
  };
}
