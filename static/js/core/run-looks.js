/**
 * How the runs look: each has a style of its own, a number that stands for a colour and a mark, and keeps it; some are hidden.
 *
 * A run has the style of its place, until the user or a change of places gives it another one, by name.
 */

/** @typedef {import('./state.js').AppState} AppState */
/** @typedef {Pick<AppState, 'styles'> & {spec: {runs: {name: string}[]}}} Looks */
/** @typedef {Record<string, number>} Styles */
/** @typedef {Pick<AppState, 'selected' | 'styles' | 'hiddenRuns'>} RunView which run is shown, and how all of them look */
/** @typedef {import('./types-race.js').Guided} Guided */
/** @typedef {RunView & {spec: {runs: Guided[]}}} Looked */
/**
 * The store of any page with runs.
 * @typedef {object} RunStore
 * @property {() => Looked} get
 * @property {(patch: Partial<RunView> | ((state: Looked) => Partial<RunView>)) => void} set
 * @property {import('./store.js').Store<Looked>['subscribe']} subscribe
 */

/** So many styles can be chosen: every colour with two marks, of a palette of eight. */
export const STYLES = 16;

/**
 * The style of a run: what every view asks.
 * @param {Looks} state
 * @param {string} name
 * @returns {number}
 */
export function styleOf({ spec, styles }, name) {
  return Object.hasOwn(styles, name) ? /** @type {number} */ (styles[name]) : Math.max(0, spec.runs.findIndex((run) => run.name === name));
}

/** @param {Looks} state @returns {Styles} those of all runs, whatever place they are moved to */
export function allStyles(state) {
  return Object.fromEntries(state.spec.runs.map(({ name }) => [name, styleOf(state, name)]));
}

/**
 * Gives a run a style; whoever had it gets the run's old one, so that no two are alike.
 * @param {Looks} state
 * @param {string} name
 * @param {number} style
 * @returns {Styles}
 */
export function withStyle(state, name, style) {
  const styles = allStyles(state);
  const other = Object.keys(styles).find((each) => styles[each] === style);
  if (other !== undefined) styles[other] = styleOf(state, name);
  return { ...styles, [name]: style };
}

/**
 * The styles with one more run, which gets the first that is free.
 * @param {Looks} state
 * @param {string} name of the new run
 * @returns {Styles}
 */
export function withNewRun(state, name) {
  const styles = allStyles(state);
  const taken = new Set(Object.values(styles));
  let free = 0;
  while (taken.has(free)) free += 1;
  return { ...styles, [name]: free };
}

/**
 * What a run's new name changes: it looks as before.
 * @param {Looks & Pick<AppState, 'hiddenRuns'>} state
 * @param {string} before
 * @param {string} after
 * @returns {Pick<AppState, 'styles' | 'hiddenRuns'>}
 */
export function renameLooks(state, before, after) {
  return {
    styles: { ...allStyles(state), [after]: styleOf(state, before) },
    hiddenRuns: state.hiddenRuns.map((name) => (name === before ? after : name)),
  };
}

/** @param {Pick<AppState, 'hiddenRuns'>} state @param {string} name @returns {boolean} */
export const isHidden = ({ hiddenRuns }, name) => hiddenRuns.includes(name);

/**
 * @param {Pick<AppState, 'hiddenRuns'>} state
 * @param {string} name
 * @returns {Pick<AppState, 'hiddenRuns'>} it is shown where it was hidden, and hidden where it was shown
 */
export function toggleHidden(state, name) {
  const others = state.hiddenRuns.filter((each) => each !== name);
  return { hiddenRuns: isHidden(state, name) ? others : [...others, name] };
}
