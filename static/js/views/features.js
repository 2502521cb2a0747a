/** What the network sees of a point. */

import { helpOf, withDefaults } from '../ui/choice.js';
import { all, h } from '../ui/dom.js';

/** @typedef {import('../ui/context.js').Context} Context */

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { catalog, store, session, help, fields }) {
  const group = h('div', { class: 'features', role: 'group', 'aria-labelledby': 'features-title' });
  const problem = h('p', { class: 'control-problem', role: 'alert', hidden: true });
  const buttons = catalog.features.map((entry) => {
    const button = h('button', { type: 'button', class: 'chip', click: () => toggle(entry) }, entry.label);
    help.attach(button, [button], () => helpOf(entry));
    group.append(button);
    return { entry, button };
  });
  root.append(group, problem);

  /** @param {import('../core/types.js').CatalogEntry} entry */
  function toggle(entry) {
    const on = new Set(store.get().spec.features.map((feature) => feature.kind));
    if (on.has(entry.kind) && on.size === 1) return setProblem('A network needs at least one feature.');
    setProblem(null);
    session.change((spec) => ({
      ...spec,
      features: on.has(entry.kind)
        ? spec.features.filter((feature) => feature.kind !== entry.kind)
        : inOrder([...spec.features, withDefaults(entry)]),
    }));
  }

  /** @param {import('../core/types.js').LongChoice[]} features */
  function inOrder(features) {
    const place = (/** @type {{kind: string}} */ feature) => catalog.features.findIndex((entry) => entry.kind === feature.kind);
    return features.sort((a, b) => place(a) - place(b));
  }

  /** @param {string | null} message */
  function setProblem(message) {
    problem.textContent = message ?? '';
    problem.hidden = !message;
  }

  function show() {
    setProblem(null); // what was said of the last attempt
    const on = new Set(store.get().spec.features.map((feature) => feature.kind));
    for (const { entry, button } of buttons) button.setAttribute('aria-pressed', String(on.has(entry.kind)));
  }

  show();
  return all([store.subscribe((state) => state.spec, show), fields.add('features', { setProblem })]);
}
