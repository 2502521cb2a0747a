/** Sentences: what went wrong, what the page did about it. */

import { all, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';

/** @typedef {import('../core/state.js').AppState} AppState */
/** @typedef {import('../core/state.js').Notice} Notice */
/** @typedef {import('../core/problem.js').Problem} Problem */

const INFO_LASTS = 6000;

/**
 * @param {HTMLElement} root
 * @param {{store: import('../core/store.js').Store<Pick<AppState, 'notice' | 'problem'>>, fields: import('../ui/field.js').Fields}} context of any page
 * @returns {() => void}
 */
export function mount(root, { store, fields }) {
  const notice = h('div', { class: 'notice-slot', role: 'status' });
  const banner = h('div', { class: 'notice-slot', role: 'alert' });
  const stack = h('div', { class: 'notices', focusin: comes }, notice, banner);
  root.append(stack);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Where the focus came from. @type {EventTarget | null} */
  let before = null;

  /** @param {FocusEvent} event */
  function comes({ relatedTarget }) {
    if (!(relatedTarget instanceof Node && stack.contains(relatedTarget))) before = relatedTarget;
  }

  /** What is said goes, and the focus does not get lost with it. @param {HTMLElement} slot */
  function clear(slot) {
    const held = slot.contains(document.activeElement);
    slot.replaceChildren();
    if (held && before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  /** @param {Notice | null} now */
  function showNotice(now) {
    clearTimeout(timer);
    clear(notice);
    if (!now) return;
    const action = now.action && h('button', { type: 'button', class: 'notice-action', click: () => {
      store.set({ notice: null });
      now.action?.run();
    } }, now.action.label);
    notice.append(h('div', { class: `notice is-${now.tone}` }, h('p', {}, now.text), action ?? null, closeButton(() => store.set({ notice: null }))));
    if (now.tone === 'info' && !now.action) timer = setTimeout(() => store.get().notice === now && store.set({ notice: null }), INFO_LASTS);
  }

  /** @param {Problem | null} problem */
  function showProblem(problem) {
    const homeless = fields.show(problem?.errors ?? []);
    clear(banner);
    // Where the server was not reached, the notice says so and offers to try again.
    if (!problem || problem.status === 0 && store.get().notice || (problem.errors.length && !homeless.length)) return;
    const text = homeless.length ? homeless.map(({ location, message }) => `${placeInWords(location)} ${message}`).join('; ') : problem.detail || problem.title;
    banner.append(h('div', { class: 'notice is-warning' }, h('p', {}, h('strong', {}, `${problem.title}. `), text), closeButton(() => store.set({ problem: null }))));
  }

  /** @param {() => void} close */
  function closeButton(close) {
    return h('button', { type: 'button', class: 'small', 'aria-label': 'Dismiss', click: close }, icon('close'));
  }

  return all([
    store.subscribe((state) => state.notice, showNotice),
    store.subscribe((state) => state.problem, showProblem),
    () => clearTimeout(timer),
    () => stack.remove(),
  ]);
}

/** @param {(string | number)[]} location of a field; its indices count from 0, those for people from 1 */
function placeInWords(location) {
  return location.map((part) => (typeof part === 'number' ? part + 1 : part.replaceAll('_', ' '))).join(' ');
}
