/** A tour of the page: a ring around one part after another, and a box beside it that says what it is for. */

import { h, uniqueId } from './dom.js';
import { placeBeside } from './place.js';

/** @typedef {{at: string, title: string, text: string}} TourStep at: selector of the part; one that is not there is passed over */

/** As in the style sheets: below it the box has its place at the foot of the window. */
const NARROW = '(max-width: 899px)';

/**
 * Starts a tour and takes the focus; it goes back when the tour ends.
 * @param {readonly TourStep[]} all
 * @returns {() => void} ends it
 */
export function startTour(all) {
  const steps = all.filter(({ at }) => document.querySelector(at)?.checkVisibility());
  if (!steps.length) return () => {};
  const before = document.activeElement;
  const [titleId, textId] = [uniqueId('tour'), uniqueId('tour')];
  const count = h('span', { class: 'tour-count' });
  const title = h('h2', { id: titleId });
  const text = h('p', { id: textId, 'aria-live': 'polite' });
  const back = h('button', { type: 'button', click: () => show(here - 1) }, 'Back');
  const next = h('button', { type: 'button', class: 'tour-next', click: () => show(here + 1) });
  const skip = h('button', { type: 'button', class: 'tool', click: end }, 'Skip');
  const ring = h('div', { class: 'tour-ring', 'aria-hidden': 'true', popover: 'manual' });
  const box = h('div', { class: 'tour', role: 'dialog', 'aria-labelledby': titleId, 'aria-describedby': textId, popover: 'manual' },
    h('header', {}, title, count), text, h('div', { class: 'tour-buttons' }, skip, back, next));
  document.body.append(ring, box);
  ring.showPopover();
  box.showPopover();
  const stop = new AbortController();
  let here = 0;

  /** @param {number} index */
  function show(index) {
    const step = steps[index];
    if (!step) return index < 0 ? undefined : end();
    here = index;
    title.textContent = step.title;
    text.textContent = step.text;
    count.textContent = `${index + 1} of ${steps.length}`;
    back.disabled = index === 0;
    next.textContent = index === steps.length - 1 ? 'Done' : 'Next';
    skip.hidden = index === steps.length - 1;
    const narrow = matchMedia(NARROW).matches;
    part()?.scrollIntoView({ block: narrow ? 'start' : 'nearest', inline: 'nearest' });
    place();
    next.focus({ preventScroll: true });
  }

  const part = () => /** @type {HTMLElement | null} */ (document.querySelector(steps[here]?.at ?? ''));

  function place() {
    const target = part();
    if (!target) return;
    const { left, top, width, height } = target.getBoundingClientRect();
    Object.assign(ring.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    if (matchMedia(NARROW).matches) Object.assign(box.style, { left: '', top: '' });
    else placeBeside(box, target, { avoid: target });
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') end();
    else if (move && box.contains(document.activeElement)) show(here + move);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function end() {
    stop.abort();
    ring.remove();
    box.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }

  addEventListener('keydown', pressed, { capture: true, signal: stop.signal });
  addEventListener('resize', place, { signal: stop.signal });
  addEventListener('scroll', place, { capture: true, passive: true, signal: stop.signal });
  show(0);
  return end;
}
