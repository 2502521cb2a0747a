/** The part of the plane that the race is run on, in a box: where it ends in x and y, and one line that tells it. */

import { same } from '../core/changes.js';
import { number } from '../core/format.js';
import { inside, isDomain } from '../core/sight.js';
import { entryOf } from './choice.js';
import { parameterControl } from './controls.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';

/** @typedef {import('../core/types.js').Domain} Domain */
/** @typedef {import('../core/types-race.js').RaceSpec} RaceSpec */

const ENDS = /** @type {const} */ ([[0, 0, 'x from'], [0, 1, 'x to'], [1, 0, 'y from'], [1, 1, 'y to']]);
const HELP = 'Runs start inside, and one that goes more than its width beyond has left. To look at a part of it, zoom the map.';

/**
 * The race on a domain one of whose ends is another one; the start comes along, so that it lies inside.
 * @param {RaceSpec} spec
 * @param {Domain | null} domain as it was
 * @param {0 | 1} axis
 * @param {0 | 1} side
 * @param {number} value
 * @returns {RaceSpec}
 */
export function withEnd(spec, domain, axis, side, value) {
  const next = /** @type {Domain | null} */ (structuredClone(domain));
  if (next) next[axis][side] = value;
  return { ...spec, domain: next, start: spec.start && isDomain(next) ? inside(next, spec.start) : spec.start };
}

/** @param {Pick<import('./race-context.js').RaceContext, 'catalog' | 'store' | 'race' | 'help' | 'fields'>} context */
export function createDomainControls({ catalog, store, race, help, fields }) {
  const own = () => entryOf(catalog.surfaces, store.get().spec.surface.kind)?.domain ?? null;
  const domain = () => store.get().spec.domain ?? own();
  const controls = ENDS.map(([axis, side, label]) => {
    /** @type {import('../core/types.js').Parameter} */
    const parameter = {
      name: `domain_${label.replace(' ', '_')}`, label, default: domain()?.[axis][side] ?? 0, minimum: null, maximum: null, scale: 'linear', type: 'number', words: [], help: HELP, anchor: 'page',
    };
    const control = parameterControl({
      parameter, help, value: domain()?.[axis][side] ?? null,
      onChange(value) {
        fields.add(`domain.${axis}`, control); // what is wrong with a span is said where it was made so
        race.change((spec) => withEnd(spec, domain(), axis, side, Number(value)));
      },
    });
    return { axis, side, control };
  });
  const box = disclosure({
    title: 'Domain', kind: 'domain-open',
    content: [h('p', { class: 'quiet' }, HELP), h('div', { class: 'controls' }, ...controls.map(({ control }) => control.element))],
  });
  const element = h('div', { class: 'control control-choice' }, h('span', { class: 'control-label' }, 'Domain'), box.button, box.box);

  function show() {
    const now = domain();
    for (const { axis, side, control } of controls) control.set(now?.[axis][side] ?? null);
    box.show(!now || same(now, own()) ? 'the surface’s own' : now.map(([low, high], axis) => `${'xy'[axis]} ${number(low)} … ${number(high)}`).join(', '));
  }

  show();
  return {
    element,
    dispose: all([
      store.subscribe((state) => state.spec, show), box.dispose,
      ...controls.flatMap(({ axis, side, control }) => [fields.add(`domain.${axis}.${side}`, control), ...(side === 0 ? [fields.add(`domain.${axis}`, control)] : [])]),
    ]),
  };
}
