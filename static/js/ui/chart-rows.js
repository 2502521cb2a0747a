/** Rows of buttons that every chart has: which curves are shown, zoom, and files, whose maker is fetched when one is asked for. */

import { Problem } from '../core/problem.js';
import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * Buttons, and words where it did not work.
 * @param {() => import('./chart-picture.js').Scene} scene
 * @returns {HTMLElement[]}
 */
export function filesRow(scene) {
  const said = h('p', { class: 'quiet', role: 'alert', hidden: true });
  const files = h('div', { class: 'chart-row' }, h('span', { class: 'control-label' }, 'Save as'), ...(/** @type {const} */ (['png', 'svg', 'csv'])).map((kind) =>
    h('button', { type: 'button', 'aria-label': `Save as ${kind.toUpperCase()}`, click: () => void download(kind) }, kind.toUpperCase())));

  /** @param {'png' | 'svg' | 'csv'} kind */
  async function download(kind) {
    said.hidden = true;
    try {
      const { saveChart } = await import('./chart-files.js');
      await saveChart(kind, scene());
    } catch (thrown) {
      said.textContent = `The file could not be made: ${Problem.from(thrown).message}`;
      said.hidden = false;
    }
  }

  return [files, said];
}

/** Buttons that come nearer, or go away. @param {(steps: number) => void} by */
export const zoomRow = (by) => h('div', { class: 'chart-row' }, h('span', { class: 'control-label' }, 'Zoom'),
  h('button', { type: 'button', 'aria-label': 'Zoom in', click: () => by(1) }, icon('plus')),
  h('button', { type: 'button', 'aria-label': 'Zoom out', click: () => by(-1) }, icon('minus')));

/**
 * A button for each part that a quantity has curves of; both parts are shown, or one of them: none would be no chart.
 * @template {string} P
 * @param {{parts: readonly [P, P], title: (part: P) => string, get: () => P | null, set: (part: P | null) => void}} options the second one's curves are dashed
 */
export function createLineKey({ parts: [first, second], title, get, set }) {
  const keys = [first, second].map((part) => ({
    part, button: h('button', { type: 'button', class: `key-${part}${part === second ? ' is-dashed' : ''}`, 'aria-label': title(part), click: () => toggle(part) }, part),
  }));
  const element = h('div', { class: 'line-key', role: 'group', 'aria-label': 'Curves' }, ...keys.map(({ button }) => button));

  /** @param {P} part */
  function toggle(part) {
    const only = get();
    set(only === null || only === part ? (part === first ? second : first) : null);
  }

  return {
    element,
    show() {
      const only = get();
      for (const { part, button } of keys) button.setAttribute('aria-pressed', String(only === null || only === part));
    },
  };
}
