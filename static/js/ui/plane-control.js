/** Which plane through data of many columns the pictures show: by itself, two columns, or principal components. */

import { capital } from './controls.js';
import { disclosure } from './disclosure.js';
import { all, h } from './dom.js';
import { field } from './field.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('../core/types.js').Parameter} Parameter */
/** @typedef {{by: string, x: number, y: number}} Plane */

/** No plane is chosen: the columns that the features read, where these are at most two, else the components. */
const USUAL = 'by features';
const USUAL_HELP = 'Left to the features: the columns that they read where these are at most two, else the principal components.';
/** The words of the catalog, as a class says them. @type {Record<string, string>} */
const SAID = { columns: 'two columns', pca: 'principal components' };
const AXES = /** @type {const} */ (['x', 'y']);
const TITLES = { x: 'Across', y: 'Upwards' };

/**
 * @param {Pick<Context, 'catalog' | 'store' | 'session' | 'help' | 'fields'>} context
 * @param {Element} map that shows the plane
 * @returns {{elements: HTMLElement[], dispose: () => void}}
 */
export function createPlaneControl({ catalog, store, session, help, fields }, map) {
  const parameters = Object.fromEntries((catalog.experiment.plane ?? []).map((parameter) => [parameter.name, parameter]));
  const words = parameters.by?.words ?? [];
  const by = h('select', { change: () => put(by.value ? { ...usual(), by: by.value } : null) },
    h('option', { value: '' }, capital(USUAL)), ...words.map((word) => h('option', { value: word }, capital(SAID[word] ?? word))));
  const kind = field({
    label: 'Plane', fields: [by], kind: 'control-choice', help,
    text: () => ({ title: 'Plane', text: `${parameters.by?.help ?? ''} ${USUAL_HELP}`, anchor: parameters.by?.anchor }),
  });
  const axes = AXES.map((name) => {
    const select = h('select', { change: () => turn(name, Number(select.value)) });
    const { element } = field({
      label: TITLES[name], fields: [select], kind: 'control-choice', help,
      text: () => ({ title: TITLES[name], text: parameters[name]?.help ?? '', anchor: parameters[name]?.anchor }),
    });
    return { name, select, element };
  });
  const box = disclosure({
    title: 'Plane', kind: 'plane', avoid: map, face: [h('span', { class: 'quiet' }, 'Plane')],
    content: [h('div', { class: 'controls' }, kind.element, ...axes.map(({ element }) => element))],
  });

  const columns = () => store.get().spec.data.columns ?? [];
  /** @returns {Plane | null} */
  const chosen = () => {
    const { plane } = store.get().spec.data;
    return plane && { ...usual(), ...(typeof plane === 'string' ? { by: plane } : plane) };
  };

  /** Two columns, to begin with: those shown now, else the first two. @returns {Plane} */
  function usual() {
    const [x = -1, y = -1] = store.get().network?.axes?.map((name) => columns().indexOf(name) + 1) ?? [];
    const shown = x > 0 && y > 0 && x !== y;
    const first = AXES.map((name) => Number(parameters[name]?.default ?? 1));
    return { by: words[0] ?? '', x: shown ? x : first[0] ?? 1, y: shown ? y : first[1] ?? 2 };
  }

  /** @param {Plane | null} plane */
  function put(plane) {
    session.change((spec) => ({ ...spec, data: { ...spec.data, plane } }));
  }

  /** One axis shows another column; the other axis takes its old one where it showed that. @param {'x' | 'y'} name @param {number} column */
  function turn(name, column) {
    const before = chosen() ?? usual();
    const other = name === 'x' ? 'y' : 'x';
    put({ ...before, [name]: column, [other]: before[other] === column ? before[name] : before[other] });
  }

  function show() {
    const names = columns();
    const plane = chosen();
    box.button.hidden = names.length < 3 && !plane; // two columns are the plane, unless the address says otherwise
    if (box.button.hidden && box.box.matches(':popover-open')) box.box.hidePopover();
    kind.setProblem(null);
    by.value = plane?.by ?? '';
    for (const { name, select, element } of axes) {
      if (names.join('\n') !== [...select.options].map(({ text }) => text).join('\n')) {
        select.replaceChildren(...names.map((column, index) => h('option', { value: String(index + 1) }, column)));
      }
      element.hidden = plane?.by !== words[0];
      select.value = String(plane?.[name] ?? '');
    }
    box.show(plane ? SAID[plane.by] ?? plane.by : USUAL);
  }

  show();
  return {
    elements: [box.button, box.box],
    dispose: all([store.subscribe((state) => state.spec, show), fields.add('data.plane', kind), box.dispose]),
  };
}
