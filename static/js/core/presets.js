/** Experiments made for the lecture: fetched when they are wanted, and opened as if their address had been pasted. */

import { PREFIX } from './aspects.js';
import { outlookOf, takeOutlook } from './outlook.js';
import { Problem } from './problem.js';
import { escapeText } from './url-text.js';

/** @typedef {import('./types-presets.js').Preset} Preset */
/** @typedef {import('./types-presets.js').PresetLine} PresetLine */
/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {ReturnType<typeof createPresets>} Presets */

/**
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'presets' | 'preset'>} options.api
 * @param {Pick<import('./store.js').Store<AppState>, 'get' | 'set'>} options.store
 * @param {Pick<import('./session.js').Session, 'pause'>} options.session
 * @param {{go: (spec: import('./types.js').FullSpec, outlook: Partial<AppState>, how: 'push' | 'replace') => void}} options.address
 */
export function createPresets({ api, store, session, address }) {
  /** @type {PresetLine[] | null} */
  let lines = null;
  /** @type {Map<string, Preset>} */
  const known = new Map();

  async function list() {
    lines ??= (await api.presets()).presets;
    return lines;
  }

  /**
   * @param {string} key
   * @throws {Problem} there is none of that name, or the server cannot be reached
   */
  async function read(key) {
    const names = (await list()).map((line) => line.key);
    if (!names.includes(key)) throw new Problem({ title: `There is no preset “${key}”. There are: ${names.join(', ')}.` });
    const found = known.get(key) ?? await api.preset(key);
    known.set(key, found);
    return found;
  }

  /** @param {unknown} thrown */
  const warn = (thrown) => store.set({ notice: { text: Problem.from(thrown).message, tone: 'warning' } });

  return {
    list,
    read,
    warn,

    /**
     * Opens a preset, with its own way to look at it.
     * @param {string} key
     * @param {'push' | 'replace'} [how] what the address does
     * @returns {Promise<boolean>} whether it is there; the reader is told if not
     */
    async open(key, how = 'push') {
      try {
        const preset = await read(key);
        session.pause();
        address.go(preset.spec, { ...viewOf(preset), preset: key, stage: 1 }, how);
        return true;
      } catch (thrown) {
        warn(thrown);
        return false;
      }
    },

    /**
     * Another stage of the preset; the page goes on looking at it as it did.
     * @param {Preset} preset
     * @param {number} stage from 1
     */
    turnTo(preset, stage) {
      const spec = preset.stages[stage - 1]?.spec;
      if (!spec) return;
      session.pause();
      const { selected, ...outlook } = outlookOf(store.get());
      address.go(spec, { ...outlook, ...(spec.runs.some(({ name }) => name === selected) ? { selected } : {}), preset: preset.key, stage }, 'push');
    },

    close: () => store.set({ preset: null, stage: 1 }),
  };
}

/**
 * What a preset says of how to look at it.
 * @param {Pick<Preset, 'view'>} preset
 * @returns {Partial<AppState>}
 */
export function viewOf({ view }) {
  return takeOutlook(Object.entries(view).map(([name, value]) => `${PREFIX}${name}=${escapeText(String(value))}`).join('&')).outlook;
}
