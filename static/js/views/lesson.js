/** The card of the preset that is open: what to watch, what to ask before, its stages. */

import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { referenceNodes } from '../ui/reference.js';

/** @typedef {import('../core/types-presets.js').Preset} Preset */

/**
 * @param {HTMLElement} root
 * @param {{store: import('../core/store.js').Store<any>, presets: import('../core/presets.js').Presets}} context
 * @returns {() => void}
 */
export function mount(root, { store, presets }) {
  /** @type {Preset | null} */
  let shown = null;

  async function show() {
    const { preset: key } = store.get();
    if (key && shown?.key !== key) {
      try {
        const found = await presets.read(key);
        if (store.get().preset !== key) return; // another one was opened meanwhile
        shown = found;
        fill(found);
      } catch (thrown) {
        presets.close();
        presets.warn(thrown);
      }
    }
    if (!store.get().preset) shown = null;
    root.hidden = !shown;
    if (shown) showStage(shown);
  }

  /** The focus goes to where another preset can be opened, or, where a page is framed without that, to the content. */
  function close() {
    presets.close();
    const menu = /** @type {HTMLElement | null} */ (document.querySelector('#presets-menu > button'));
    const heir = menu?.checkVisibility() ? menu : root.ownerDocument.querySelector('.transport button, main button');
    if (heir instanceof HTMLElement) heir.focus({ preventScroll: true });
  }

  /** @param {Preset} preset */
  function fill(preset) {
    const { title, watch, predict, stages, reference } = preset;
    const stageButtons = stages.map(({ label }, index) => h('button', { type: 'button', class: 'word', click: () => presets.turnTo(preset, index + 1) }, `${index + 1}. ${label}`));
    root.replaceChildren(
      h('header', { class: 'lesson-head' },
        h('h2', { id: 'lesson-title' }, title),
        stages.length ? h('div', { class: 'lesson-stages', role: 'group', 'aria-label': 'Stages' }, ...stageButtons) : null,
        h('button', { type: 'button', class: 'small lesson-close', 'aria-label': `Close the ${presets.noun}`, title: `Close the ${presets.noun}; the ${presets.noun === 'demo' ? 'race' : 'experiment'} stays`, click: close }, icon('close'))),
      h('div', { class: 'lesson-body', tabIndex: 0, role: 'group', 'aria-label': 'Questions, and what to watch' },
        h('div', { class: 'lesson-predict' },
          h('h3', {}, 'Before you press Play'),
          ...predict.map(({ question, answer }) => h('details', {}, h('summary', {}, question, ' ', h('span', { class: 'lesson-show' })), h('p', {}, answer)))),
        h('div', { class: 'lesson-watch' },
          h('h3', {}, 'What to watch'),
          h('p', {}, watch),
          stages.length ? h('p', { class: 'lesson-stage', role: 'status' }) : null,
          h('p', { class: 'lesson-reference' }, ...referenceNodes(reference)))));
  }

  /** @param {Preset} preset */
  function showStage({ stages }) {
    const { stage } = store.get();
    root.querySelectorAll('.lesson-stages button').forEach((button, index) => button.setAttribute('aria-pressed', String(index + 1 === stage)));
    const said = root.querySelector('.lesson-stage');
    const now = stages[stage - 1];
    if (said && now) said.replaceChildren(h('strong', {}, `${now.label}: `), now.watch);
  }

  void show();
  return all([store.subscribe(({ preset, stage }) => `${preset} ${stage}`, () => void show()), () => root.replaceChildren()]);
}
