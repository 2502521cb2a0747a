/** The sign of a run as a button: a press shows the colours and marks that it can have instead. */

import { STYLES, styleOf, withStyle } from '../core/run-looks.js';
import { runStyle } from '../plots/colour.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { drawRunMark } from './run-mark.js';

/**
 * @param {{store: import('../core/run-looks.js').RunStore, theme: import('./theme.js').Theme}} context
 * @param {() => string} name of the run
 */
export function createRunSign({ store, theme }, name) {
  const mark = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
  const swatches = Array.from({ length: STYLES }, (_, style) => {
    const canvas = h('canvas', { class: 'run-mark', 'aria-hidden': 'true' });
    const button = h('button', { type: 'button', class: 'run-swatch', click: () => choose(style) }, canvas);
    return { canvas, button };
  });
  const grid = h('div', { class: 'run-swatches', role: 'group', 'aria-label': 'Colours and marks' }, ...swatches.map(({ button }) => button));
  const box = disclosure({ title: 'Colour and mark', kind: 'run-sign', face: [mark], content: [grid] });

  /** @param {number} style */
  function choose(style) {
    store.set((state) => ({ styles: withStyle(state, name(), style) }));
    box.box.hidePopover();
    box.button.focus();
  }

  function show() {
    const state = store.get();
    const own = styleOf(state, name());
    const palette = theme.palette();
    drawRunMark(mark, own, palette);
    box.button.setAttribute('aria-label', `Colour and mark of ${name()}`);
    swatches.forEach(({ canvas, button }, style) => {
      drawRunMark(canvas, style, palette);
      const other = state.spec.runs.find((run) => styleOf(state, run.name) === style && run.name !== name());
      const says = `Colour ${(style % palette.runs.length) + 1}, ${runStyle(style, palette.runs).mark}${other ? `: ${other.name} has it, and gets this one's` : ''}`;
      button.setAttribute('aria-label', says);
      button.title = says;
      button.setAttribute('aria-pressed', String(style === own));
    });
  }

  show();
  return { elements: [box.button, box.box], show, dispose: all([store.subscribe((state) => state.styles, show), theme.onChange(show), box.dispose]) };
}
