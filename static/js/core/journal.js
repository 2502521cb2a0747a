/** What was done to a network while it ran, step by step, so that it can be done again to another one. */

import { same, settingsOf } from './changes.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {ReturnType<typeof settingsOf>} Settings */
/** @typedef {(network: Pick<NetworkState, 'id' | 'spec'>) => Promise<unknown>} Act done by hand to this network */
/**
 * @typedef {object} Entry
 * @property {number} step
 * @property {Settings | null} settings those in force from this step on, if others
 * @property {Map<string, Act>} acts by what they are done to: the last one counts
 */
/** @typedef {{base: FullSpec, entries: readonly Entry[]}} Story how it began, and what was done since, in the order of the steps */

/** @typedef {ReturnType<typeof createJournal>} Journal */

/** As the server does: a change forgets what lay beyond its step, and so does training on from the past. */
export function createJournal() {
  /** @type {FullSpec | null} */
  let base = null;
  /** @type {Entry[]} */
  let entries = [];
  /** @type {{step: number, reached: number} | null} */
  let last = null;
  let trains = false; // whether the last command was to train, not to seek
  let awaited = 0; // the step of what was done last: states from before may still be on their way

  /** @param {number} step */
  const forgetBeyond = (step) => { entries = entries.filter((entry) => entry.step <= step); };

  /** @param {number} step @returns {Entry} */
  function entryAt(step) {
    forgetBeyond(step);
    const found = entries.at(-1);
    if (found?.step === step) return found;
    /** @type {Entry} */
    const entry = { step, settings: null, acts: new Map() };
    entries.push(entry);
    return entry;
  }

  return {
    /** A network begins. @param {FullSpec} spec */
    begin(spec) {
      base = spec;
      entries = [];
      last = null;
      awaited = 0;
    },

    /** Its settings are others from this step on. @param {number} step @param {FullSpec} before @param {FullSpec} after */
    changed(step, before, after) {
      // Names are no part of what is repeated: those in force hold for every step.
      if (!same(settingsOf(before), settingsOf(after))) entryAt(step).settings = settingsOf(after);
    },

    /** Something else was done, which `act` can repeat. @param {number} step @param {string} to what @param {Act} act */
    done(step, to, act) {
      entryAt(step).acts.set(to, act);
      awaited = step;
    },

    /** What the page has asked for: what it finds beyond depends on it. @param {'train' | 'seek'} command */
    asked(command) {
      trains = command === 'train';
    },

    /** It was told to begin anew. @param {FullSpec} spec */
    restarted(spec) {
      if ((last?.reached ?? 0) === 0) this.begin(spec);
    },

    /** @param {Pick<NetworkState, 'step' | 'reached' | 'spec'>} state as the server tells it */
    saw({ step, reached, spec }) {
      if (reached > 0 && reached < awaited) return;
      awaited = 0;
      if (last && last.reached > 0 && reached === 0) this.begin(spec);
      else if (last && trains && last.step < last.reached && step > last.step) forgetBeyond(last.step);
      else forgetBeyond(reached);
      last = { step, reached };
    },

    /** Whether something was done that its settings as they stand do not tell. */
    goesBeyond: () => entries.some(({ step, acts }) => step > 0 || acts.size > 0),

    /** @returns {Story | null} */
    story: () => base && { base, entries },
  };
}
