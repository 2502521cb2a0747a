/** One of the two parameters of a plane: taken from a list, or by a press on its link or bias in the picture of the network. */

import { unitsOf } from '../core/frozen.js';
import { readPlace, spelling } from '../core/landscape-plane.js';
import { all, h, setText } from './dom.js';
import { field } from './field.js';
import { icon } from './icons.js';
import { parameterName } from './landscape-axes.js';
import { placeName } from './notation.js';

/** @typedef {import('../core/types.js').One} One */
/** @typedef {import('../core/types.js').FullSpec} FullSpec */

/** Of a layer with more parameters the list has one unit: that of the parameter chosen, or of the unit in focus. */
const MOST_LISTED = 300;

/**
 * @param {Pick<import('./context.js').Context, 'store' | 'help'>} context
 * @param {object} options
 * @param {string} options.label such as “Across”
 * @param {() => string[]} options.features labels
 * @param {(place: One) => void} options.onChoose
 */
export function createParameterSlot({ store, help }, { label, features, onChoose }) {
  const picking = { says: label.toLowerCase(), take: (/** @type {One} */ place) => { disarm(); onChoose(place); } };
  const select = h('select', { change: () => { const place = readPlace(select.value); if (place) onChoose(place); } });
  const pick = h('button', {
    type: 'button', class: 'small slot-pick', 'aria-label': `${label}: pick it in the network`, title: 'Pick it in the network: press this, then a link or a bias',
    click: () => (isArmed() ? disarm() : store.set({ picking })),
  }, icon('target'));
  const { element } = field({
    label, fields: [select], kind: 'control-choice parameter-slot', help,
    text: () => ({ title: label, text: 'One of the two parameters that the plane varies; all others stay as they are. Choose it here, or press the button and then a link or a bias in the network.', anchor: 'page' }),
  });
  const told = h('p', { class: 'visually-hidden', role: 'status' });
  element.append(pick, told);
  let listed = '';

  const isArmed = () => store.get().picking === picking;
  const disarm = () => { if (isArmed()) store.set({ picking: null }); };

  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isArmed()) return;
    event.preventDefault();
    disarm();
  };
  addEventListener('keydown', pressed, true); // before it ends a focus

  return {
    element,
    /** @param {One} place what is chosen @param {FullSpec} spec */
    show(place, spec) {
      const groups = listOf(place, spec, store.get().focus, features());
      const key = JSON.stringify(groups);
      if (key !== listed) {
        listed = key;
        select.replaceChildren(...groups.map(({ name, options }) => h('optgroup', { label: name }, ...options.map(({ value, text }) => h('option', { value }, text)))));
      }
      select.value = spelling(place);
    },
    disarm,
    dispose: all([
      store.subscribe(isArmed, (armed) => {
        pick.setAttribute('aria-pressed', String(armed));
        setText(told, armed ? `Press a link or a bias of the network: it goes ${picking.says}. On a unit, e takes its bias. Escape ends this.` : '');
      }),
      () => removeEventListener('keydown', pressed, true),
      disarm,
    ]),
  };
}

/**
 * @param {One} chosen
 * @param {FullSpec} spec
 * @param {import('../core/state.js').UnitPlace | null} focus
 * @param {string[]} features
 */
function listOf(chosen, spec, focus, features) {
  const sizes = unitsOf(spec);
  return sizes.slice(1).map((units, index) => {
    const layer = index + 1;
    const inputs = sizes[index] ?? 0;
    const only = units * (inputs + 1) <= MOST_LISTED ? null : chosen.layer === layer ? chosen.unit : focus?.layer === layer ? focus.unit : 0;
    const options = Array.from({ length: units }, (_, unit) => unit).filter((unit) => only === null || unit === only).flatMap((unit) => [
      ...Array.from({ length: inputs }, (_, input) => option({ layer, parameter: 'W', unit, input }, ` from ${fromName(layer - 1, input, features)}`)),
      option({ layer, parameter: 'b', unit }),
    ]);
    return { name: layer === sizes.length - 1 ? 'Output' : `Layer ${layer}`, options };
  });
}

/** @param {One} place @param {string} [from] */
const option = (place, from = '') => ({ value: spelling(place), text: `${parameterName(spelling(place))}${from}` });

/** @param {number} layer @param {number} unit @param {string[]} features */
const fromName = (layer, unit, features) => (layer ? `unit ${unit + 1}` : placeName(0, unit, features));
