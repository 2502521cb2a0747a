/**
 * How the page is looked at, in the address beside the experiment: `view.tab=activations&view.test=true`.
 *
 * What is here belongs to the page alone: it changes no number, and the server never hears of it.
 */
import { CHART_ASPECTS } from './chart-outlook.js';
import { planeAspect } from './landscape-plane.js';
import { OF_RUNS } from './outlook-runs.js';
import { escapeText, unescapeText } from './url-text.js';

/** @typedef {import('./state.js').AppState} AppState */

/**
 * One thing that can be looked at in several ways.
 * @typedef {object} Aspect
 * @property {keyof AppState} key where the store has it
 * @property {(value: any, state: AppState) => string | null} write as text; null: as usual, there is nothing to say
 * @property {(text: string) => any} read undefined when the text means nothing
 */

export const PREFIX = 'view.';

/** @param {keyof AppState} key @returns {Aspect} */
export const flag = (key) => ({
  key, write: (value) => (value ? 'true' : null), read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
});

/** @param {keyof AppState} key @param {readonly string[]} [words] those that mean something; any, if left out @returns {Aspect} */
export const word = (key, words) => ({
  key, write: (value) => value || null, read: (text) => (text && (!words || words.includes(text)) ? text : undefined),
});

/** @type {Aspect} */
const speed = {
  key: 'pace',
  write: (pace) => ('stepsPerFrame' in pace ? `${pace.stepsPerFrame}step` : pace.epochsPerFrame === 1 ? null : String(pace.epochsPerFrame)),
  read(text) {
    const found = /^([1-9]\d{0,2})(step)?$/.exec(text);
    return found ? { [found[2] ? 'stepsPerFrame' : 'epochsPerFrame']: Number(found[1]) } : undefined;
  },
};

/** A layer and a unit, counted from 1 as their names on the page: 2.3; layer 0 are the features. @type {Aspect} */
const focus = {
  key: 'focus',
  write: (place) => place && `${place.layer}.${place.unit + 1}`,
  read(text) {
    const found = /^(\d)\.([1-9]\d{0,2})$/.exec(text);
    return found ? { layer: Number(found[1]), unit: Number(found[2]) - 1 } : undefined;
  },
};

/** Of a preset; the first one is as usual. @type {Aspect} */
const stage = { key: 'stage', write: (number) => (number > 1 ? String(number) : null), read: (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined) };

/** Name in the address, and what it stands for. @type {Record<string, Aspect>} */
export const ASPECTS = {
  tab: word('tab'),
  landscape: planeAspect,
  run: word('selected'),
  focus,
  test: flag('showTest'),
  discretise: flag('discretise'),
  log: flag('logLoss'),
  ...CHART_ASPECTS,
  projector: flag('projector'),
  gradients: flag('showGradients'),
  speed,
  ...OF_RUNS,
  preset: word('preset'),
  stage,
};

/**
 * What an address says of the page, and the rest of it.
 * @param {string} hash without the `#`
 * @returns {{outlook: Partial<AppState>, rest: string, problems: string[]}}
 */
export function takeOutlook(hash) {
  /** @type {Record<string, unknown>} */
  const outlook = {};
  /** @type {string[]} */
  const problems = [];
  const pairs = hash.split('&');
  const rest = pairs.filter((pair) => !pair.startsWith(PREFIX));
  for (const pair of pairs) {
    if (!pair.startsWith(PREFIX)) continue;
    const cut = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = pair.slice(PREFIX.length, cut);
    const aspect = Object.hasOwn(ASPECTS, name) ? ASPECTS[name] : undefined;
    const value = aspect?.read(plain(pair.slice(cut + 1)));
    if (aspect && value !== undefined) outlook[aspect.key] = value;
    else problems.push(`${PREFIX}${name}: ${aspect ? 'means nothing' : 'no such field'}`);
  }
  return { outlook, rest: rest.join('&'), problems };
}

/**
 * @param {AppState} state
 * @returns {string} pairs for an address; empty when all is as usual
 */
export function writeOutlook(state) {
  const pairs = Object.entries(ASPECTS).flatMap(([name, { key, write }]) => {
    const text = isUsual(state, key) ? null : write(state[key], state);
    return text === null ? [] : [`${PREFIX}${name}=${escapeText(text)}`];
  });
  return pairs.join('&');
}

/** @param {AppState} state @returns {Partial<AppState>} how it is looked at, and nothing else */
export const outlookOf = (state) => Object.fromEntries(Object.values(ASPECTS).map(({ key }) => [key, state[key]]));

/** The first run is shown unless another one is said that there is. @param {AppState} state @param {keyof AppState} key */
const isUsual = ({ spec: { runs }, selected }, key) => key === 'selected' && runs.findIndex(({ name }) => name === selected) <= 0;

/** @param {string} text */
function plain(text) {
  try {
    return unescapeText(text);
  } catch {
    return '';
  }
}
