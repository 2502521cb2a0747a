/** What every layer does with the training set: z and a on the curve of its activation, what is stuck, how large its gradient is. */

import { outputUnits } from '../core/classes.js';
import { decadesOf } from '../core/decades.js';
import { createFollower } from '../core/follower.js';
import { count, number } from '../core/format.js';
import { shownRun } from '../core/state.js';
import { createActivityCard } from '../ui/activity-card.js';
import { entryOf } from '../ui/choice.js';
import { capital } from '../ui/controls.js';
import { all, h, setText } from '../ui/dom.js';
import { watch } from '../ui/watch.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types-activity.js').Activations} Activations */
/** @typedef {import('../core/types.js').Frame} Frame */

/** What the lines and bars of the pictures are, in their order. */
const KEYS = [
  { key: 'curve', label: 'a = g(z)', says: 'The activation of the layer. The thick part is where its units are on the training set, the stronger the more often.' },
  { key: 'slope', label: 'g′(z)', says: 'The slope of the activation, by which every gradient is multiplied on its way back through the layer.' },
  { key: 'bars', label: 'histograms', says: 'Below the curve how often each z comes, at its left how often each a, over all examples of the training set and all units, or the unit in focus.' },
];

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { api, catalog, store, loop, theme, help }) {
  const keys = h('p', { class: 'activity-keys' }, ...KEYS.map(({ key, label, says }) => {
    const word = h('label', { class: `key-${key}`, tabIndex: 0 }, label);
    help.attach(word, [word], () => ({ title: label, text: says }));
    return word;
  }));
  const when = h('p', { class: 'activity-when' });
  const reading = h('output', { class: 'activity-reading' });
  const row = h('div', { class: 'activity-row' });
  root.classList.add('activity');
  root.append(h('div', { class: 'activity-top' }, keys, when, reading), row);

  /** @type {Activations | null} */
  let told = null;
  /** @type {ReturnType<typeof createActivityCard>[]} */
  let cards = [];
  let arranged = '';
  const watched = watch(row, loop.redraw);
  let subject = ''; // whose network and run is told of
  const follower = createFollower({
    /** @param {Activations} answer */
    take(answer) {
      told = answer;
      loop.redraw();
    },
    fail: (problem) => setText(when, problem.message),
  });

  /** Asks for what this frame shows. @param {Frame} frame */
  function follow({ header: { state } }) {
    if (!watched.seen.visible) return follower.follow(null);
    const run = shownRun(store.get());
    const { focus } = store.get();
    const unit = focus && focus.layer > 0 ? focus : null;
    const loss = state.runs.find(({ name }) => name === run)?.loss.train;
    const network = `${state.id} ${run}`;
    if (subject !== network) told = null;
    subject = network;
    follower.follow({
      what: `${network} ${unit?.layer} ${unit?.unit}`,
      when: `${state.step} ${loss}`, // weights can be set by hand: another loss at the same step
      ask: () => api.activations(state.id, { run, ...(unit ?? {}) }),
    });
  }

  /** One card a layer. @param {Frame} frame */
  function arrange({ header: { state: { spec } } }) {
    const units = [...spec.hidden.map((layer) => layer.units), outputUnits(spec)];
    if (arranged === units.join()) return;
    arranged = units.join();
    all(cards.map(({ dispose }) => dispose))();
    cards = units.map((many, index) => createActivityCard({
      layer: index + 1, units: many, name: index + 1 === units.length ? 'Output' : `Layer ${index + 1}`,
      help, theme, onChange: loop.redraw, onRead: (text) => setText(reading, text),
      onUnit: (unit) => store.set({ focus: unit === null ? null : { layer: index + 1, unit } }),
    }));
    row.replaceChildren(...cards.map(({ element }) => element));
  }

  /** @param {(card: typeof cards[number], layer: Activations['layers'][number], unit: Activations['unit']) => void} act */
  function each(act) {
    if (!told || told.layers.length !== cards.length) return;
    const { layers, unit } = told;
    const { focus } = store.get();
    cards.forEach((card, index) => {
      const one = unit && unit.layer === index + 1 && focus?.layer === unit.layer && focus.unit === unit.unit ? unit : null;
      act(card, /** @type {Activations['layers'][number]} */ (layers[index]), one);
    });
  }

  /** @param {Frame} frame */
  function draw(frame) {
    if (!watched.seen.visible) return;
    arrange(frame);
    each((card, layer, unit) => card.draw(layer, unit));
  }

  /** @param {Frame} frame */
  function tell(frame) {
    follow(frame);
    if (!watched.seen.visible || !told) return;
    const decades = decadesOf(told.layers.map(({ gradient_norm: norm }) => norm));
    const bars = decades ? `; bars of ‖∇J‖ from ${number(decades.low)} to ${number(decades.high)} (log)` : '';
    setText(when, `${shownRun(store.get())}, step ${count(told.step)}, training set${bars}`);
    each((card, layer, unit) => card.tell(layer, unit, entryOf(catalog.activations, layer.activation)?.label ?? capital(layer.activation), decades));
  }

  return all([
    loop.onDraw(draw),
    loop.onTell(tell),
    store.subscribe(({ focus }) => focus, loop.redraw),
    store.subscribe(shownRun, loop.redraw),
    theme.onChange(loop.redraw),
    watched.dispose,
    () => follower.follow(null),
    () => all(cards.map(({ dispose }) => dispose))(),
    () => root.replaceChildren(),
  ]);
}
