/** One layer on its activation's curve: its picture and its figures. */

import { count, number, percent } from '../core/format.js';
import { shareOf } from '../core/decades.js';
import { binAt, drawActivity } from '../plots/activity.js';
import { fit } from '../plots/canvas.js';
import { createDiffers } from './again.js';
import { h, setText } from './dom.js';
import { watch } from './watch.js';

/** @typedef {import('../core/types-activity.js').Spread} Spread */
/** @typedef {import('../plots/activity.js').Bin} Bin */
/** @typedef {import('../core/decades.js').Decades} Decades */
/** @typedef {{key: string, label: string, says: string, formula: string}} Figure */

const DIGITS = 3;

/** What is told of a layer below its picture. @type {Figure[]} */
const FIGURES = [
  { key: 'saturated', label: 'saturated', formula: '|g′(z)| < 0.01 · max |g′|', says: 'The share of pairs of a unit and an example where the curve is nearly flat: there the unit learns hardly anything.' },
  { key: 'dead', label: 'dead', formula: 'g′(z) = 0 for every example', says: 'The share of units whose slope is zero for every training example: they do not learn at all. Of one unit 0% or 100%.' },
  { key: 'mean', label: 'mean a', formula: 'mean of a over units and examples', says: 'Where the answers of the units lie on average. Far from 0, the next layer sees mostly a constant.' },
  { key: 'std', label: 'std a', formula: '√ mean (a − mean a)²', says: 'How far the answers spread. Near 0, the units answer the same to every example.' },
  { key: 'gradient', label: '‖∇J‖', formula: '√ Σ (∂J/∂W)² + Σ (∂J/∂b)²', says: 'The norm of the gradient of the cost by the weights and biases of this layer, over the whole training set with dropout off. The bars of all layers have one logarithmic scale: where they shrink towards the features, the gradient vanishes.' },
];

/** What may be said of both histograms by arrow keys. @type {Record<string, ['z' | 'a', number]>} */
const MOVES = { ArrowLeft: ['z', -1], ArrowRight: ['z', 1], ArrowDown: ['a', -1], ArrowUp: ['a', 1] };

/**
 * @param {object} options
 * @param {number} options.layer
 * @param {string} options.name
 * @param {number} options.units
 * @param {import('./help.js').Help} options.help
 * @param {import('./theme.js').Theme} options.theme
 * @param {() => void} options.onChange draw again
 * @param {(unit: number | null) => void} options.onUnit
 * @param {(text: string) => void} options.onRead what the cursor is at
 */
export function createActivityCard({ layer, name, units, help, theme, onChange, onUnit, onRead }) {
  const activation = h('span', { class: 'activity-kind' });
  const choice = h('select', { class: 'activity-unit', 'aria-label': `${name}: which units`, hidden: units < 2, change: () => onUnit(choice.value === '' ? null : Number(choice.value)) },
    h('option', { value: '' }, `all ${units} units`), ...Array.from({ length: units }, (_, unit) => h('option', { value: unit }, `unit ${unit + 1}`)));
  const canvas = h('canvas', { tabIndex: 0, role: 'img', 'aria-label': `${name}: how z and a are spread on the curve of the activation; arrow keys read the bins` });
  const box = h('div', { class: 'activity-plot' }, canvas);
  const bar = h('span', { class: 'activity-bar-fill' });
  const values = FIGURES.map(() => h('dd', {}));
  const figures = h('dl', { class: 'activity-figures' }, ...FIGURES.map((figure, index) => {
    // The keyboard finds the words once, not in every layer again.
    const label = h('label', layer === 1 ? { tabIndex: 0 } : {}, figure.label);
    help.attach(label, layer === 1 ? [label] : [], () => ({ title: figure.label, text: figure.says, range: figure.formula }));
    return h('div', { class: `activity-${figure.key}` }, h('dt', {}, label), values[index], figure.key === 'gradient' && h('span', { class: 'activity-bar', 'aria-hidden': 'true' }, bar));
  }));
  const element = h('section', { class: 'activity-card', 'aria-label': name, data: { layer } },
    h('div', { class: 'activity-head' }, h('h3', {}, name), activation, choice), box, figures);

  const differs = createDiffers();
  const watched = watch(box, onChange);
  /** @type {import('../plots/axes.js').ChartFrame | null} */
  let frame = null;
  /** @type {Spread | null} */
  let shown = null;
  /** @type {Bin | null} */
  let cursor = null;

  /** @param {Bin | null} bin */
  function moveTo(bin) {
    cursor = bin;
    read();
    onChange();
  }

  function read() {
    const { of, index } = cursor ?? { of: /** @type {const} */ ('z'), index: -1 };
    const histogram = shown?.[of];
    const bin = histogram?.counts[index];
    if (!shown || !histogram || bin === undefined) return onRead('');
    const whole = histogram.counts.reduce((sum, each) => sum + each, 0);
    const whose = shown.unit === undefined ? name : `${name}, unit ${shown.unit + 1}`;
    onRead(`${whose}: ${of} from ${number(histogram.edges[index], DIGITS)} to ${number(histogram.edges[index + 1], DIGITS)}: ${count(bin)} of ${count(whole)}`);
  }

  canvas.addEventListener('pointermove', (event) => shown && frame && moveTo(binAt(shown, frame, event.offsetX, event.offsetY)));
  canvas.addEventListener('pointerleave', () => moveTo(null));
  canvas.addEventListener('blur', () => moveTo(null));
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move || !shown) return;
    event.preventDefault();
    const [of, by] = move;
    const bins = shown[of].counts.length;
    const from = cursor?.of === of ? cursor.index + by : Math.floor(bins / 2);
    moveTo(bins ? { of, index: Math.max(0, Math.min(bins - 1, from)) } : null);
  });

  return {
    element,
    /**
     * @param {Spread} whole the layer
     * @param {Spread | null} one of its units, shown instead
     */
    draw(whole, one) {
      shown = one ?? whole;
      const { width, height, ratio, visible } = watched.seen;
      const palette = theme.palette();
      if (!visible || !differs([shown, width, height, ratio, palette, cursor?.of, cursor?.index])) return;
      frame = drawActivity(fit(canvas, width, height, ratio), shown, { width, height, ratio, style: palette.style, accent: palette.accent, cursor });
    },
    /**
     * @param {Spread} whole
     * @param {Spread | null} one
     * @param {string} label of the activation
     * @param {Decades | null} decades
     */
    tell(whole, one, label, decades) {
      const spread = one ?? whole;
      const learned = Object.entries(spread.curve?.learned ?? {}).map(([what, value]) => `${what.replaceAll('_', ' ')} ${number(value, DIGITS)}`);
      setText(activation, [label, ...learned].join(', '));
      if (learned.length) activation.title = `${label}, learned: ${learned.join(', ')}${one ? '' : ', the mean of its units'}`;
      const texts = [percent(spread.saturated), percent(spread.dead), number(spread.mean, DIGITS), number(spread.std, DIGITS), number(whole.gradient_norm, DIGITS)];
      texts.forEach((text, index) => setText(/** @type {Element} */ (values[index]), text));
      bar.style.scale = `${shareOf(whole.gradient_norm, decades).toFixed(4)} 1`;
      const unit = one?.unit === undefined ? '' : String(one.unit);
      if (choice.value !== unit) choice.value = unit;
      if (cursor) read();
    },
    dispose: watched.dispose,
  };
}
