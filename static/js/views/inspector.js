/** What lies open below the pictures: one of several panels, fetched when it is first wanted. */

import { Problem } from '../core/problem.js';
import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';

/** @typedef {{store: import('../core/store.js').Store<Pick<import('../core/state.js').AppState, 'tab'>>}} Holder */
/** @template C @typedef {(root: HTMLElement, context: C) => (() => void)} Mount */
/** @template C @typedef {{key: string, label: string, load: () => Promise<{mount: Mount<C>}>}} Tab */

/**
 * @template {Holder} C what the views of the page are given
 * @param {HTMLElement} root
 * @param {C} context
 * @param {readonly Tab<C>[]} tabs
 * @returns {() => void}
 */
export function mount(root, context, tabs) {
  const { store } = context;
  /** @type {(() => void)[]} */
  const mounted = [];
  const panels = tabs.map((tab) => panel(tab));
  const strip = h('div', { class: 'inspector-tabs', role: 'group', 'aria-label': 'Look closer' }, ...panels.map(({ button }) => button));
  root.append(strip, ...panels.map(({ body }) => body));

  /** @param {Tab<C>} tab */
  function panel({ key, label, load }) {
    const body = h('div', { class: 'inspector-body', id: `inspector-${key}`, role: 'region', 'aria-label': label, hidden: true });
    const button = h('button', {
      type: 'button', class: 'inspector-tab', 'aria-controls': body.id, 'aria-expanded': 'false',
      click: () => store.set({ tab: store.get().tab === key ? null : key }),
    }, h('span', {}, label), icon('chevron'));
    let asked = false;

    async function fill() {
      asked = true;
      try {
        const { mount: mountPanel } = await load();
        body.replaceChildren();
        mounted.push(mountPanel(body, context));
      } catch (thrown) {
        asked = false;
        body.replaceChildren(h('p', { class: 'quiet', role: 'alert' }, `${label} could not be loaded: ${Problem.from(thrown).message}. Close and open it to try again.`));
      }
    }

    return {
      button, body, key,
      /** @param {boolean} open */
      show(open) {
        button.setAttribute('aria-expanded', String(open));
        body.hidden = !open;
        if (open && !asked) void fill();
      },
    };
  }

  function show() {
    const { tab } = store.get();
    for (const each of panels) each.show(each.key === tab);
    root.classList.toggle('is-open', panels.some(({ key }) => key === tab));
  }

  show();
  return all([store.subscribe(({ tab }) => tab, show), () => all(mounted)(), () => root.replaceChildren()]);
}
