/**
 * Light, dark, or as the system has it; and the colours that canvases draw with.
 */

import { makeClassColours } from '../plots/class-colour.js';
import { makeScale } from '../plots/colour.js';
import { h } from './dom.js';
import { icon } from './icons.js';

/** @typedef {import('../plots/canvas.js').PlotStyle} PlotStyle */
/** @typedef {ReturnType<typeof makeScale>} Scale */
/** @typedef {'system' | 'light' | 'dark'} Choice */
/** @typedef {{scale: Scale, runs: string[], classes: import('../plots/class-colour.js').ClassColours, style: PlotStyle, accent: string, outline: string}} Palette */
/**
 * @typedef {object} Theme
 * @property {() => Palette} palette the colours in force
 * @property {(listener: () => void) => (() => void)} onChange
 * @property {() => void} refresh the page looks different: colours and type are read again
 * @property {HTMLElement} button
 */

const STORED = 'ravine-theme';
/** @type {Choice[]} */
const CHOICES = ['system', 'light', 'dark'];
const ICONS = /** @type {const} */ ({ system: 'system', light: 'sun', dark: 'moon' });
const WORDS = { system: 'as the system', light: 'light', dark: 'dark' };

/** @returns {Theme} */
export function createTheme() {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Palette | null} */
  let palette = null;
  let choice = CHOICES.find((one) => one === root.dataset.theme) ?? 'system';

  const button = h('button', { type: 'button', class: 'tool', click: next });
  const changed = () => {
    palette = null;
    for (const listener of listeners) listener();
  };

  function show() {
    button.replaceChildren(icon(ICONS[choice]));
    button.title = `Theme: ${WORDS[choice]}`;
    button.setAttribute('aria-label', `Theme: ${WORDS[choice]}`);
  }

  function next() {
    // What the system does not have comes first: the first press must change something.
    /** @type {Choice[]} */
    const order = dark.matches ? ['system', 'light', 'dark'] : ['system', 'dark', 'light'];
    choice = order[(order.indexOf(choice) + 1) % order.length] ?? 'system';
    if (choice === 'system') delete root.dataset.theme;
    else root.dataset.theme = choice;
    remember(choice);
    show();
    changed();
  }

  for (const query of [dark, matchMedia('(forced-colors: active)')]) query.addEventListener('change', changed);
  show();
  return {
    button,
    refresh: changed,
    palette: () => (palette ??= readPalette()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @param {Choice} choice */
function remember(choice) {
  try {
    if (choice === 'system') localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, choice);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}

/** @returns {Palette} */
function readPalette() {
  const probe = h('span', { hidden: true });
  probe.style.setProperty('forced-color-adjust', 'none'); // where the system has few colours, data keep theirs
  document.body.append(probe);
  const computed = getComputedStyle(probe);
  /** @param {string} property */
  const colour = (property) => {
    probe.style.color = `var(${property})`;
    return computed.color;
  };
  /** @param {string} kind */
  const colours = (kind) => Array.from({ length: Number(computed.getPropertyValue(`--${kind}-count`)) || 1 }, (_, index) => colour(`--${kind}-${index}`));
  const palette = {
    scale: makeScale({ low: colour('--value-low'), middle: colour('--value-middle'), high: colour('--value-high') }),
    runs: colours('run'),
    classes: makeClassColours(colour('--value-middle'), colours('class')),
    style: {
      text: colour('--ink'), muted: colour('--quiet'), line: colour('--edge'), grid: colour('--line'),
      background: colour('--panel'), font: `${(parseFloat(computed.fontSize) * 0.786).toFixed(1)}px ${computed.fontFamily}`,
      weight: Number(computed.getPropertyValue('--plot-weight')) || 1,
    },
    accent: colour('--accent'),
    outline: colour('--panel'),
  };
  probe.remove();
  return palette;
}
