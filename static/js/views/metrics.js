/** How well the run shown does: confusion matrix, precision, recall and F1, or the errors of a regression. */

import { count } from '../core/format.js';
import { shownRun } from '../core/state.js';
import { createDiffers } from '../ui/again.js';
import { classPart } from '../ui/confusion-table.js';
import { all, h, setText } from '../ui/dom.js';
import { createPoll } from '../ui/poll.js';
import { numberPart } from '../ui/regression-errors.js';

/** @typedef {import('../ui/context.js').Context} Context */
/** @typedef {import('../core/types-scores.js').Metrics} Metrics */

const PARTS = /** @type {const} */ (['train', 'test']);
const TITLES = { train: 'Training set', test: 'Test set' };

/**
 * @param {HTMLElement} root
 * @param {Context} context
 * @returns {() => void}
 */
export function mount(root, { api, store, loop, theme }) {
  const head = h('p', { class: 'metrics-head' });
  const element = h('div', { class: 'metrics' }, head);
  root.replaceChildren(element);
  /** @type {ReturnType<typeof makePart>[]} */
  let parts = [];
  /** What the parts were made for. */
  const isOther = createDiffers();

  const poll = createPoll(async () => {
    const { network } = store.get();
    if (network) show(await api.metrics(network.id, shownRun(store.get())));
  }, (problem) => {
    // A network that was replaced meanwhile: the next frame asks for the other one. One that is lost, the session tells.
    if (problem.status !== 404) setText(head, `The metrics could not be fetched: ${problem.message}`);
  });

  /** @param {Metrics} metrics */
  function show(metrics) {
    const { step, run, class_names: names } = metrics;
    setText(head, `${run} at step ${count(step)}${names.length ? '; rows are the true classes, columns the predicted ones' : ''}`);
    if (isOther([names.length, ...names])) {
      for (const part of parts) part.dispose();
      parts = PARTS.map((part) => makePart(part, names));
      element.replaceChildren(head, ...parts.map((part) => part.element));
    }
    PARTS.forEach((part, index) => parts[index]?.show(metrics[part]));
  }

  /** @param {'train' | 'test'} part @param {string[]} names */
  function makePart(part, names) {
    const title = h('h3', {});
    const body = names.length ? classPart(names, TITLES[part]) : numberPart(theme, TITLES[part]);
    return {
      element: h('section', { class: 'metrics-part', tabIndex: 0, 'aria-label': TITLES[part] }, title, body.element), // a wide table scrolls
      /** @param {any} metrics */
      show(metrics) {
        setText(title, `${TITLES[part]} · ${count(metrics.examples)} examples`);
        body.show(metrics);
      },
      dispose: () => body.dispose(),
    };
  }

  /** Asks again where the answer could be another one. @param {import('../core/types.js').Frame} frame */
  function tell({ header: { state } }) {
    if (!root.hidden) poll([state.id, state.step, shownRun(store.get()), store.get().network?.runs.map(({ loss }) => loss.train).join()]);
  }

  return all([
    loop.onTell(tell),
    store.subscribe(shownRun, loop.redraw),
    store.subscribe(({ tab }) => tab, loop.redraw),
    () => {
      for (const part of parts) part.dispose();
      root.replaceChildren();
    },
  ]);
}
