/** Made for the lecture, experiments and races on surfaces: fetched when they are wanted, and opened as if their address had been pasted. */

import { aspectsOf, PREFIX, takeAspects } from './aspects.js';
import { Problem } from './problem.js';
import { escapeText } from './url-text.js';

/** @typedef {import('./types-presets.js').Preset} Preset */
/** @typedef {import('./types-presets.js').PresetLine} PresetLine */
/** @typedef {{preset: string | null, stage: number, selected: string, notice: import('./state.js').Notice | null}} Shown what the store of a page has of them */
/** @typedef {ReturnType<typeof createPresets>} Presets */

/**
 * @template {Shown} S
 * @param {object} options
 * @param {string} options.noun what the page calls one of them
 * @param {() => Promise<PresetLine[]>} options.all
 * @param {(key: string) => Promise<Preset>} options.one
 * @param {Pick<import('./store.js').Store<S>, 'get' | 'set'>} options.store
 * @param {() => void} options.pause
 * @param {import('./aspects.js').Aspects<S>} options.aspects
 * @param {{go: (spec: any, outlook: Partial<S>, how: 'push' | 'replace') => void}} options.address
 */
export function createPresets({ noun, all, one, store, pause, aspects, address }) {
  /** @type {PresetLine[] | null} */
  let lines = null;
  /** @type {Map<string, Preset>} */
  const known = new Map();

  async function list() {
    lines ??= await all();
    return lines;
  }

  /**
   * @param {string} key
   * @throws {Problem} there is none of that name, or the server cannot be reached
   */
  async function read(key) {
    const names = (await list()).map((line) => line.key);
    if (!names.includes(key)) throw new Problem({ title: `There is no ${noun} “${key}”. There are: ${names.join(', ')}.` });
    const found = known.get(key) ?? await one(key);
    known.set(key, found);
    return found;
  }

  /** @param {unknown} thrown */
  const warn = (thrown) => set({ notice: { text: Problem.from(thrown).message, tone: 'warning' } });

  /** @param {Partial<Shown>} patch */
  const set = (patch) => store.set(/** @type {Partial<S>} */ (patch));

  return {
    noun,
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
        pause();
        address.go(preset.spec, { ...viewOf(preset, aspects), preset: key, stage: 1 }, how);
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
      pause();
      const { selected, ...outlook } = aspectsOf(store.get(), aspects);
      const kept = spec.runs.some(({ name }) => name === selected) ? { selected } : {};
      address.go(spec, /** @type {Partial<S>} */ ({ ...outlook, ...kept, preset: preset.key, stage }), 'push');
    },

    close: () => set({ preset: null, stage: 1 }),
  };
}

/**
 * What a preset says of how to look at it.
 * @template S
 * @param {Pick<Preset, 'view'>} preset
 * @param {import('./aspects.js').Aspects<S>} aspects
 * @returns {Partial<S>}
 */
export function viewOf({ view }, aspects) {
  return takeAspects(Object.entries(view).map(([name, value]) => `${PREFIX}${name}=${escapeText(String(value))}`).join('&'), aspects).outlook;
}
