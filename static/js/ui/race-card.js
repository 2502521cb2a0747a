/** One run on a surface: its optimizer and hyperparameters, and how it stands at the step shown. */

import { isSwitched } from '../core/conventions.js';
import { loss, number } from '../core/format.js';
import { outcome, standing, twinOf } from '../core/race-figures.js';
import { isHidden } from '../core/run-looks.js';
import { createConventions } from './convention-switches.js';
import { all, h, setText } from './dom.js';
import { createRunSettings, isOnControl } from './run-settings.js';
import { CROWD } from './run-strip.js';

/** @typedef {import('./race-context.js').RaceContext} RaceContext */
/** @typedef {import('../core/types-race.js').Racer} Racer */

/**
 * @param {number} index place of the run in the race
 * @param {RaceContext} context
 * @param {import('./run-strip.js').Actions} actions
 */
export function createRaceCard(index, context, actions) {
  const { catalog, store, race, player, help } = context;
  const run = () => store.get().spec.runs[index];
  const conventions = createConventions({ catalog, help, get: () => /** @type {Racer} */ (run() ?? catalog.race.runs[0]), onChange: edit });
  const slot = h('div', { class: 'conventions-slot' });
  const settings = createRunSettings(index, context, {
    actions, tune, usual: catalog.race.runs[0],
    extras: [{ part: 'regularizer', label: 'Penalty', entries: catalog.regularizers }], more: [slot], isBrief: true,
    isElsewhere: (kind, parameter) => isSwitched(catalog.conventions, kind, parameter),
  });
  const { guide } = settings;
  const figures = { value: h('dd', {}), distance: h('dd', {}), length: h('dd', {}) };
  const list = h('dl', { class: 'run-figures' },
    figure('f', 'The value of the surface', figures.value),
    figure('distance to min.', 'The distance from here to the nearest of the lowest points, in units of x and y', figures.distance, 'is-distance'),
    figure('step length', 'The length of the last step, in units of x and y', figures.length, 'is-length'));
  const detail = h('p', { class: 'run-detail' });
  const rate = h('output', { class: 'run-rate', hidden: true, title: 'The learning rate of the next step' });
  /** Whose path is the same one. @type {string | null} */
  let twin = null;
  const pick = h('button', { type: 'button', class: 'race-pick', title: 'The map’s arrows and the tab One update are those of this run. A click on the card does the same.', click: select }, 'Show update');
  const foot = h('div', { class: 'run-foot' }, guide.button, rate, pick, guide.box);
  const element = h('article', { class: 'run-card race-card', click: clicked },
    settings.head,
    h('div', { class: 'run-state' }, list, detail),
    settings.parameters,
    foot);

  function select() {
    const chosen = run();
    if (chosen) store.set({ selected: chosen.name });
  }

  /** @param {MouseEvent} event a click anywhere but on a control selects the run */
  function clicked(event) {
    if (!isOnControl(event)) select();
  }

  /** @type {import('./run-guide.js').Tune} */
  function tune(part, how) {
    edit((one) => ({ ...one, [part]: how(/** @type {Record<string, any>} */ (one)[part]) }));
  }

  /** @param {(run: Racer) => Racer} how */
  function edit(how) {
    race.change((spec) => ({ ...spec, runs: spec.runs.map((one, at) => (at === index ? how(one) : one)) }));
  }

  function show() {
    const { selected, spec } = store.get();
    const now = spec.runs[index];
    if (!now) return;
    element.setAttribute('aria-label', now.name);
    element.classList.toggle('is-hidden', isHidden(store.get(), now.name));
    element.classList.toggle('is-selected', now.name === selected);
    pick.setAttribute('aria-pressed', String(now.name === selected));
    pick.setAttribute('aria-label', `Show update of ${now.name}`);
    rate.hidden = !guide.isGuided(now);
    conventions.set(now);
    const isCrowded = spec.runs.length >= CROWD;
    conventions.place(isCrowded ? slot : foot, isCrowded ? null : rate, !isCrowded);
  }

  /** In every frame: text only. */
  function tell() {
    const { paths, step, spec } = store.get();
    const path = paths?.runs.find(({ name }) => name === spec.runs[index]?.name) ?? paths?.runs[index];
    if (!path) return;
    const now = standing(path, step);
    setText(figures.value, loss(now.value));
    setText(figures.distance, loss(now.distance));
    setText(figures.length, loss(now.length));
    if (!rate.hidden) setText(rate, `α now ${number(now.rate, 3)}`);
    const came = outcome(path, step);
    element.classList.toggle('is-there', came?.isGood ?? twin !== null);
    element.classList.toggle('has-ended', came?.isGood === false);
    setText(detail, detail.title = [twin && `Same path as ${twin}.`, came?.text].filter(Boolean).join(' '));
  }

  function compare() {
    const { paths, spec } = store.get();
    twin = paths && twinOf(paths.runs, spec.runs[index]?.name ?? '');
  }

  show();
  compare();
  return {
    element,
    dispose: all([
      player.onDraw(tell),
      store.subscribe((state) => state.spec, show),
      store.subscribe((state) => state.paths, compare),
      store.subscribe((state) => state.selected, show),
      store.subscribe((state) => state.hiddenRuns, show),
      settings.dispose,
      conventions.dispose,
      () => element.remove(),
    ]),
  };
}

/**
 * @param {string} label
 * @param {string} title
 * @param {HTMLElement} value
 * @param {string} [kind]
 */
const figure = (label, title, value, kind = '') => h('div', { title, class: kind }, h('dt', {}, label), value);
