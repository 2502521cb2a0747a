/** The frame budget: what a frame costs, and how many there are. Opened by `?debug` in the address. */

import { count, number } from '../core/format.js';
import { all, h, setText } from '../ui/dom.js';

/** @typedef {import('../core/meter.js').Budget} Budget */

const EVERY = 500; // ms
/** Every figure with its name. @type {[string, (budget: Budget) => string][]} */
const FIGURES = [
  ['updates/s', ({ updates }) => figure(updates)],
  ['epochs/s', ({ epochs }) => figure(epochs)],
  ['frames/s', ({ frames }) => figure(frames)],
  ['drawn/s', ({ drawn }) => figure(drawn)],
  ['train ms', ({ train }) => figure(train)],
  ['maps ms', ({ maps }) => figure(maps)],
  ['encode ms', ({ encode }) => figure(encode)],
  ['draw ms', ({ draw }) => figure(draw)],
  ['longest ms', ({ longest }) => figure(longest)],
  ['kB a frame', ({ bytes }) => figure(bytes && bytes / 1000)],
  ['kB/s', ({ traffic }) => figure(traffic && traffic / 1000)],
  ['arithmetic', ({ backend }) => backend ?? figure(null)],
];

/**
 * @param {HTMLElement} root
 * @param {import('../core/meter.js').Meter} meter
 * @returns {() => void}
 */
export function mount(root, meter) {
  const values = FIGURES.map(() => h('dd', {}));
  const panel = h('dl', { class: 'budget', 'aria-hidden': 'true' }, ...FIGURES.map(([name], index) => h('div', {}, h('dt', {}, name), values[index])));
  root.append(panel);

  function show() {
    const budget = meter.read();
    FIGURES.forEach(([, say], index) => setText(/** @type {Element} */ (values[index]), say(budget)));
  }
  show();
  const timer = setInterval(show, EVERY);
  return all([() => clearInterval(timer), () => panel.remove()]);
}

/** In digits that stand still. @param {number | null} value */
function figure(value) {
  if (value === null) return number(value);
  return value < 99.95 ? value.toFixed(value < 9.995 ? 2 : 1) : count(value);
}
