/** The network's picture: where things are, how they look, what is under the pointer. */
export { layout } from './network-layout.js';
export { linksOf, visibleLinks } from './network-links.js';
export { neighbour } from './network-steps.js';
export { drawLabels, nameRoom } from './network-labels.js';
export { draw } from './network-draw.js';
export { hit, isSameHit, partOf } from './network-hit.js';
export { drawVeil, isIdle } from './network-veil.js';
