/** The network's picture: where things are, how they look, what is under the pointer. */
export { layout } from './network-layout.js';
export { draw } from './network-draw.js';
export { hit } from './network-hit.js';
