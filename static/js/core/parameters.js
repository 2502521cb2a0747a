/** The parameters of a run: read exactly and not too often, changed one by one. */

import { Problem } from './problem.js';

/** @typedef {import('./types.js').LayerNumbers} LayerNumbers */
/** @typedef {import('./types.js').One} One */
/** @typedef {'parameters' | 'gradients'} What */
/** @typedef {{id: string, run: string, step: number, edit: import('./api.js').Edit}} Done at which step, in which network, to which run */
/** @typedef {{id: string, run: string, what: What, when: string}} Wanted when: another one wherever the numbers may be others */

const OFTEN = 250; // ms between two readings, while somebody looks

/**
 * One number out of many; undefined where there is none, or none that is finite.
 * @param {LayerNumbers[] | null | undefined} layers
 * @param {One} place
 * @returns {number | undefined}
 */
export function valueAt(layers, { layer, parameter, unit, input }) {
  const numbers = layers?.[layer - 1];
  const found = parameter === 'W' ? numbers?.W[unit]?.[input ?? 0] : parameter === 'b' ? numbers?.b[unit] : numbers?.learned?.[parameter]?.[unit];
  return found ?? undefined;
}

/**
 * Reads what was asked for last, one request at a time, and the same thing once only.
 * @param {object} options
 * @param {Pick<import('./api.js').Api, What>} options.api
 * @param {(layers: LayerNumbers[], of: Wanted) => void} options.onRead
 * @param {(problem: Problem) => void} options.onProblem
 * @param {(callback: () => void, milliseconds: number) => any} [options.later] setTimeout
 * @param {() => number} [options.now] milliseconds
 */
export function createReader({ api, onRead, onProblem, later = setTimeout, now = () => performance.now() }) {
  /** @type {Wanted | null} */
  let wanted = null;
  let have = '';
  let begun = -Infinity;
  let busy = false; // a request or a pause is under way

  function next() {
    if (busy || !wanted || keyOf(wanted) === have) return;
    busy = true;
    const pause = begun + OFTEN - now();
    if (pause > 0) later(again, pause);
    else void read(wanted);
  }

  function again() {
    busy = false;
    next();
  }

  /** @param {Wanted} what */
  async function read(what) {
    begun = now();
    try {
      const { layers } = await api[what.what](what.id, what.run);
      have = keyOf(what);
      if (wanted && isOf(what, wanted)) onRead(layers, what);
    } catch (thrown) {
      have = keyOf(what); // not again before something has changed
      if (wanted && isOf(what, wanted)) onProblem(Problem.from(thrown, 'The parameters could not be read'));
    }
    again();
  }

  return {
    /** @param {Wanted | null} what null: nobody looks any more */
    want(what) {
      wanted = what;
      next();
    },
  };
}

/** @param {Wanted} wanted */
const keyOf = ({ id, run, what, when }) => JSON.stringify([id, run, what, when]);

/** @param {Wanted} a @param {Wanted} b */
const isOf = (a, b) => a.id === b.id && a.run === b.run && a.what === b.what;

/**
 * Sends changes of single parameters: one request under way, and of those that wait for the same place only the last.
 * @param {object} options
 * @param {Pick<import('./api.js').Api, 'setParameters'>} options.api
 * @param {(layers: LayerNumbers[], change: Done) => void} options.onDone all parameters after a change
 * @param {(problem: Problem) => void} options.onProblem
 */
export function createEdits({ api, onDone, onProblem }) {
  /** @type {Map<string, {id: string, run: string, edit: import('./api.js').Edit}>} */
  const waiting = new Map();
  let busy = false;

  async function work() {
    busy = true;
    for (let [first] = waiting; first; [first] = waiting) {
      const [key, { id, run, edit }] = first;
      waiting.delete(key);
      try {
        const { layers, step } = await api.setParameters(id, run, [edit]);
        onDone(layers, { id, run, step, edit });
      } catch (thrown) {
        onProblem(Problem.from(thrown, 'The parameter could not be set'));
      }
    }
    busy = false;
  }

  return {
    /**
     * @param {string} id of the network
     * @param {string} run
     * @param {One} place
     * @param {number} value
     */
    set(id, run, { layer, parameter, unit, input }, value) {
      const edit = { layer, parameter, unit, ...(parameter === 'W' ? { input } : {}), value };
      waiting.set(JSON.stringify([id, run, layer, parameter, unit, input]), { id, run, edit });
      if (!busy) void work();
    },
  };
}
