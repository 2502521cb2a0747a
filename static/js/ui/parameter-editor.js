/** A small box to change one parameter of the run shown: its value, and whether it is frozen. */

import { signed } from '../core/format.js';
import { fits, freeze, isFrozen, shapeOf, thaw } from '../core/frozen.js';
import { createEdits, createReader, valueAt } from '../core/parameters.js';
import { shownRun } from '../core/state.js';
import { all, h, setText, uniqueId } from './dom.js';
import { placeName, symbol } from './notation.js';
import { outside } from './number-control.js';
import { placeBeside } from './place.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').One} One */
/** @typedef {ReturnType<typeof createParameterEditor>} ParameterEditor */

const HALF = 100; // steps of the slider on either side
const DIGITS = 6;
const RANGE = { minimum: -1e9, maximum: 1e9 };

/**
 * @param {Context} context
 * @param {object} options
 * @param {() => string[]} options.features labels
 * @param {(place: One | null) => void} options.onShow which parameter is at hand now; null: it was closed
 */
export function createParameterEditor({ api, catalog, store, session, loop, wishes }, { features, onShow }) {
  const ids = { title: uniqueId('parameter'), owner: uniqueId('parameter-wish') };
  const title = h('h2', { id: ids.title });
  const menu = h('select', { change: () => go(choices[menu.selectedIndex]) });
  const exact = h('input', { type: 'number', class: 'exact', step: 'any', 'aria-label': 'Value', change: typed, keydown: (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && typed() });
  const slider = h('input', { type: 'range', min: String(-HALF), max: String(HALF), step: '1', 'aria-label': 'Value, by slider', input: slid });
  const still = h('input', { type: 'checkbox', change: toggle });
  const undo = h('button', { type: 'button', class: 'word', click: () => set(originals.get(key()) ?? 0) }, 'Undo');
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  const box = h('div', { class: 'panel disclosure-box parameter-editor', role: 'dialog', 'aria-labelledby': ids.title, popover: 'auto', tabIndex: -1 },
    h('div', { class: 'parameter-head' }, title, menu),
    h('div', { class: 'parameter-value' }, slider, exact),
    h('div', { class: 'parameter-foot' }, h('label', { class: 'toggle' }, still, 'freeze'), undo),
    problem);
  document.body.append(box);

  /** @type {One} */
  let place = { layer: 1, parameter: 'b', unit: 0 };
  /** @type {One[]} */
  let choices = [];
  /** @type {HTMLElement | null} */
  let anchor = null;
  let run = '';
  let network = '';
  /** What is known of the value. @type {number | undefined} */
  let value;
  /** Values when they were first seen in this box, by parameter. @type {Map<string, number>} */
  const originals = new Map();
  let centre = 0;
  let reach = 1;
  let held = false; // whether the slider is under a finger

  const isOpen = () => box.matches(':popover-open');
  const key = () => `${place.parameter} ${place.layer} ${place.unit} ${place.input ?? ''}`;
  const reader = createReader({ api, onRead: (layers) => learn(valueAt(layers, place)), onProblem: say });
  const edits = createEdits({ api, onDone, onProblem: say });

  /** @param {number | undefined} exactly the value as the server has it */
  function learn(exactly) {
    if (!isOpen() || exactly === undefined) return;
    if (!originals.has(key())) originals.set(key(), exactly);
    show(exactly);
  }

  /** @param {import('../core/types.js').LayerNumbers[]} layers @param {import('../core/parameters.js').Done} change */
  function onDone(layers, { id, run: name, step, edit }) {
    if (isOpen()) show(valueAt(layers, place));
    const index = store.get().spec.runs.findIndex((each) => each.name === name);
    const { value: _, ...to } = edit;
    /** @type {import('../core/journal.js').Act} */
    const again = (network) => api.setParameters(network.id, network.spec.runs[index].name, [edit]);
    if (index >= 0) session.repeatable(id, step, JSON.stringify([index, to]), again);
  }

  /** @param {number | undefined} next */
  function show(next) {
    value = next;
    const typing = document.activeElement === exact && exact.dataset.typing;
    if (!typing) exact.value = next === undefined ? '' : String(Number(next.toPrecision(DIGITS)));
    if (next !== undefined && !held) {
      if (Math.abs(next - centre) > reach) around(next);
      slider.value = String(Math.round(((next - centre) / reach) * HALF));
    }
    slider.setAttribute('aria-valuetext', signed(next, DIGITS));
    const original = originals.get(key());
    undo.disabled = original === undefined || original === next;
    undo.title = original === undefined ? '' : `Back to ${signed(original, DIGITS)}`;
  }

  /** The slider reaches as far again as the value is large. @param {number} middle */
  function around(middle) {
    centre = middle;
    reach = Math.max(1, Number((2 * Math.abs(middle)).toPrecision(1)));
  }

  /** @param {number} next */
  function set(next) {
    say(null);
    delete exact.dataset.typing;
    reader.want(null); // what it would tell is no longer so
    if (value !== undefined && !originals.has(key())) originals.set(key(), value);
    show(next);
    edits.set(network, run, place, next);
  }

  function slid() {
    const steps = Number(slider.value);
    set(steps ? Number((centre + (steps / HALF) * reach).toPrecision(DIGITS)) : centre);
  }

  function typed() {
    if (!exact.dataset.typing) return;
    const next = exact.valueAsNumber;
    const refusal = Number.isNaN(next) ? 'must be a number' : outside(RANGE, next);
    if (!refusal) return set(next);
    delete exact.dataset.typing;
    show(value);
    say({ message: refusal });
  }

  function toggle() {
    const on = still.checked;
    session.change((spec) => ({ ...spec, frozen: on ? freeze(spec.frozen, place) : thaw(spec.frozen, place, shapeOf(spec, place.layer, catalog)) }));
  }

  /** @param {{message: string} | null} what */
  function say(what) {
    setText(problem, what?.message ?? '');
    problem.hidden = !what;
  }

  /** @param {One | undefined} next */
  function go(next) {
    if (!next) return;
    place = next;
    value = undefined;
    say(null);
    title.replaceChildren(symbol(...symbolOf(place)));
    menu.setAttribute('aria-label', `Parameter of ${placeName(place.layer, place.unit)}`);
    menu.selectedIndex = choices.findIndex((each) => each.parameter === place.parameter && each.input === place.input);
    delete exact.dataset.typing;
    const now = loop.last();
    const known = now ? liveValue(now) : undefined;
    around(known ?? 0);
    show(known);
    showFrozen();
    reader.want({ id: network, run, what: 'parameters', when: `${key()} ${performance.now()}` });
    onShow(place);
  }

  function showFrozen() {
    const { spec } = store.get();
    const common = shapeOf(spec, place.layer, catalog).names.includes(place.parameter);
    still.checked = isFrozen(spec.frozen, place);
    still.disabled = !common;
    still.title = common ? '' : 'What is frozen is so in all runs, and only this one learns it';
  }

  /** @param {import('../core/types.js').Frame} frame @returns {number | undefined} as exact as frames are */
  function liveValue({ arrays }) {
    const array = arrays.get(place.parameter, run, place.layer);
    return array?.data[place.parameter === 'W' ? place.unit * (array.shape[1] ?? 0) + (place.input ?? 0) : place.unit];
  }

  /** @param {import('../core/types.js').Frame} frame */
  function tell(frame) {
    if (!isOpen()) return;
    const { id, spec } = frame.header.state;
    if (id !== network || shownRun(store.get()) !== run || !fits(place, spec)) return box.hidePopover();
    const live = liveValue(frame);
    if (live !== undefined && (value === undefined || Math.fround(value) !== live)) show(live);
  }

  exact.addEventListener('input', () => { exact.dataset.typing = 'true'; });
  exact.addEventListener('blur', () => { delete exact.dataset.typing; });
  slider.addEventListener('pointerdown', () => { held = true; });
  for (const end of ['pointerup', 'pointercancel', 'change', 'blur']) slider.addEventListener(end, () => { held = false; });
  box.addEventListener('toggle', () => {
    if (isOpen()) return;
    wishes.set(ids.owner, null);
    reader.want(null);
    originals.clear();
    onShow(null);
  });
  const sizes = new ResizeObserver(() => isOpen() && anchor && placeBeside(box, anchor, { near: true }));
  sizes.observe(box);

  return {
    /**
     * @param {One} which
     * @param {HTMLElement} beside
     * @param {{typing?: boolean}} [options] typing: begin in the number; not by touch, where a keyboard would come up
     */
    open(which, beside, { typing = true } = {}) {
      const state = store.get();
      if (!state.network || !fits(which, state.spec)) return;
      run = shownRun(state);
      const { inputs, names } = shapeOf(state.spec, which.layer, catalog, run);
      network = state.network.id;
      anchor = beside;
      choices = names.slice(1).map((parameter) => ({ layer: which.layer, parameter, unit: which.unit }));
      for (let input = 0; input < inputs; input += 1) choices.push({ layer: which.layer, parameter: 'W', unit: which.unit, input });
      menu.replaceChildren(...choices.map((each) => h('option', {}, choiceName(each, features()))));
      wishes.set(ids.owner, { parameters: [run] });
      box.showPopover();
      go(choices.find((each) => each.parameter === which.parameter && each.input === which.input));
      placeBeside(box, anchor, { near: true });
      if (typing) exact.select();
      else box.focus();
    },
    close: () => isOpen() && box.hidePopover(),
    dispose: all([
      loop.onTell(tell),
      store.subscribe(({ spec }) => spec.frozen, showFrozen),
      () => sizes.disconnect(),
      () => box.remove(),
    ]),
  };
}

/** @param {One} place @param {string[]} features */
function choiceName({ layer, parameter, input }, features) {
  if (parameter !== 'W') return parameter === 'b' ? 'bias' : parameter.replaceAll('_', ' ');
  return `weight from ${layer === 1 ? placeName(0, input ?? 0, features) : `unit ${(input ?? 0) + 1}`}`;
}

/** @param {One} place @returns {Parameters<typeof symbol>} */
export function symbolOf({ layer, parameter, unit, input }) {
  return typeof input === 'number' ? [parameter, layer, unit, input] : [parameter, layer, unit];
}
