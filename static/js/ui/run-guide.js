/** What stands around a run's optimizer: schedule, clip and its rarer numbers, in a box with one line that tells them. */

import { choiceWithParameters, entryOf } from './choice.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { allInWords, changedInWords } from './summary.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').FullSpec['runs'][number]} Run */
/** @typedef {import('../core/types.js').LongChoice} LongChoice */
/** @typedef {'activation' | 'initializer'} OwnPart */

const NONE = { kind: '' };
/** The first entry of what a run may have for itself. @type {import('../core/types.js').CatalogEntry} */
const AS_THE_NETWORK = {
  ...NONE, label: 'As the network', summary: 'The same as in the other runs.', formula: '', mathml: '', reference: '', anchor: '', parameters: [],
};

/**
 * @param {number} index of the run
 * @param {Pick<Context, 'catalog' | 'store' | 'help' | 'fields'>} context
 * @param {(part: 'schedule' | 'clip' | OwnPart, edit: (now: LongChoice) => LongChoice | null) => void} tune
 * @param {Node} more controls that found no room in the card
 */
export function createRunGuide(index, { catalog, store, help, fields }, tune, more) {
  const run = store.get().spec.runs[index];
  const schedule = choiceWithParameters({
    label: 'Schedule', entries: catalog.schedules, choice: run?.schedule, help, fields,
    path: `runs.${index}.schedule`, onChange: (edit) => tune('schedule', edit),
  });
  const clip = choiceWithParameters({
    label: 'Clip', entries: catalog.clips, choice: run?.clip, help, fields,
    path: `runs.${index}.clip`, onChange: (edit) => tune('clip', edit),
  });
  const activation = own('activation', 'Activation', catalog.activations);
  const initializer = own('initializer', 'Initializer', catalog.initializers);

  /**
   * A choice that the run has for itself, or else the network's.
   * @param {OwnPart} part
   * @param {string} label
   * @param {import('../core/types.js').CatalogEntry[]} entries
   */
  function own(part, label, entries) {
    return choiceWithParameters({
      label, entries: [AS_THE_NETWORK, ...entries], choice: run?.[part] ?? NONE, help, fields, path: `runs.${index}.${part}`,
      onChange: (edit) => tune(part, (now) => {
        const next = edit(now);
        return next.kind === NONE.kind ? null : next;
      }),
    });
  }

  const box = disclosure({
    title: 'More settings', kind: 'run-guide', face: [h('span', { class: 'quiet' }, 'More settings')],
    content: [...schedule.elements, ...clip.elements, more, ...activation.elements, ...initializer.elements],
  });
  const usual = catalog.defaults.runs[0];
  const clipInWords = (/** @type {LongChoice} */ now) => (now.kind === usual?.clip.kind ? 'no clip' : `clip ${inWords(catalog.clips, now)}`);

  return {
    button: box.button,
    box: box.box,
    /**
     * @param {Run} now
     * @param {import('../core/types.js').Parameter[]} parameters those of the optimizer that are in the box
     */
    show(now, parameters) {
      schedule.set(now.schedule);
      clip.set(now.clip);
      activation.set(now.activation ?? NONE);
      initializer.set(now.initializer ?? NONE);
      const parts = [inWords(catalog.schedules, now.schedule), clipInWords(now.clip), allInWords(parameters, now.optimizer), ...ownInWords(now, catalog)];
      box.show(parts.filter(Boolean).join(' · '));
    },
    /** @param {Run | undefined} now whether the learning rate changes by itself */
    isGuided: (now) => now !== undefined && now.schedule.kind !== usual?.schedule.kind,
    dispose: all([schedule.dispose, clip.dispose, activation.dispose, initializer.dispose, box.dispose]),
  };
}

/**
 * A choice and what of it is not at its default.
 * @param {import('../core/types.js').CatalogEntry[]} entries
 * @param {LongChoice} choice
 */
function inWords(entries, choice) {
  const entry = entryOf(entries, choice.kind);
  if (!entry) return choice.kind;
  return [entry.label, changedInWords(entry.parameters, choice)].filter(Boolean).join(' ');
}

/**
 * What the run has for itself: its activation, its initializer.
 * @param {Run} run
 * @param {Pick<import('../core/types.js').Catalog, 'activations' | 'initializers'>} catalog
 * @returns {string[]}
 */
export function ownInWords({ activation, initializer }, { activations, initializers }) {
  return [activation && inWords(activations, activation), initializer && inWords(initializers, initializer)].filter((text) => typeof text === 'string');
}
