/** What stands around a run's optimizer: schedule, clip, its rarer numbers and what its page adds, in a box with one line that tells them. */

import { choiceWithParameters, entryOf } from './choice.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { allInWords, changedInWords } from './summary.js';

/** @typedef {import('../core/types.js').LongChoice} LongChoice */
/** @typedef {import('../core/types.js').CatalogEntry} CatalogEntry */
/** @typedef {import('../core/run-looks.js').Guided & Record<string, any>} Run of any page */
/** @typedef {{part: string, label: string, entries: CatalogEntry[], none?: CatalogEntry}} Extra a choice that runs of this page have besides; none: what stands for null */
/** @typedef {(part: string, edit: (now: LongChoice) => LongChoice | null) => void} Tune */

const NONE = { kind: '' };
/** The first entry of what a run may have for itself. @type {CatalogEntry} */
export const AS_THE_NETWORK = {
  ...NONE, label: 'As the network', summary: 'The same as in the other runs.', formula: '', mathml: '', reference: '', anchor: '', parameters: [],
};

/**
 * @param {number} index of the run
 * @param {object} options
 * @param {Pick<import('../core/types.js').Catalog, 'schedules' | 'clips'>} options.catalog
 * @param {Run | undefined} options.run
 * @param {Run | undefined} options.usual what a run is like unless it is said
 * @param {import('./help.js').Help} options.help
 * @param {import('./field.js').Fields} options.fields
 * @param {Tune} options.tune
 * @param {Extra[]} options.extras
 * @param {boolean} options.isBrief whether only what is not as usual is told
 * @param {Node[]} options.more controls that found no room in the card
 */
export function createRunGuide(index, { catalog, run, usual, help, fields, tune, extras, isBrief, more }) {
  const menus = [{ part: 'schedule', label: 'Schedule', entries: catalog.schedules }, { part: 'clip', label: 'Clip', entries: catalog.clips }, ...extras].map(menu);
  const [schedule, clip, ...others] = menus;

  /** @param {Extra} extra */
  function menu({ part, label, entries, none }) {
    const control = choiceWithParameters({
      label, entries: none ? [none, ...entries] : entries, choice: run?.[part] ?? NONE, help, fields, path: `runs.${index}.${part}`,
      onChange: (edit) => tune(part, (now) => {
        const next = edit(now);
        return next.kind === NONE.kind ? null : next;
      }),
    });
    return {
      elements: control.elements, dispose: control.dispose,
      /** @param {Run} now */
      set: (now) => control.set(now[part] ?? NONE),
      /** In one line; empty where it is as usual. @param {Run} now */
      says: (now) => (now[part] && now[part].kind !== usual?.[part]?.kind ? inWords(entries, now[part]) : ''),
    };
  }

  const box = disclosure({
    title: 'More settings', kind: 'run-guide', face: [h('span', { class: 'quiet' }, 'More settings')],
    content: [...[schedule, clip].flatMap((each) => each?.elements ?? []), ...more, ...others.flatMap(({ elements }) => elements)],
  });

  return {
    button: box.button,
    box: box.box,
    /**
     * @param {Run} now
     * @param {import('../core/types.js').Parameter[]} parameters those of the optimizer that are in the box
     */
    show(now, parameters) {
      for (const each of menus) each.set(now);
      const clipped = clip?.says(now);
      const parts = [
        isBrief ? schedule?.says(now) : inWords(catalog.schedules, now.schedule),
        clipped ? `clip ${clipped}` : isBrief ? '' : 'no clip',
        (isBrief ? changedInWords : allInWords)(parameters, now.optimizer), ...others.map(({ says }) => says(now)),
      ];
      box.show(parts.filter(Boolean).join(' · '));
    },
    /** @param {Run | undefined} now whether the learning rate changes by itself */
    isGuided: (now) => now !== undefined && now.schedule.kind !== usual?.schedule.kind,
    dispose: all([...menus.map(({ dispose }) => dispose), box.dispose]),
  };
}

/**
 * A choice and what of it is not at its default.
 * @param {CatalogEntry[]} entries
 * @param {LongChoice} choice
 */
function inWords(entries, choice) {
  const entry = entryOf(entries, choice.kind);
  if (!entry) return choice.kind;
  return [entry.label, changedInWords(entry.parameters, choice)].filter(Boolean).join(' ');
}

/**
 * What the run has for itself: its activation, its initializer.
 * @param {{activation?: LongChoice | null, initializer?: LongChoice | null}} run
 * @param {Pick<import('../core/types.js').Catalog, 'activations' | 'initializers'>} catalog
 * @returns {string[]}
 */
export function ownInWords({ activation, initializer }, { activations, initializers }) {
  return [activation && inWords(activations, activation), initializer && inWords(initializers, initializer)].filter((text) => typeof text === 'string');
}
