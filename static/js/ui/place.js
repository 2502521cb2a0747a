/** Where a popover goes: beside the panel of its owner, and over as few other controls as can be. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{left: number, top: number}} Place */

const MARGIN = 8;
const PANELS = '.layer-head, .panel, .run-card, .transport, .site-header';
const CONTROLS = 'button, select, input, a[href]';

/**
 * Moves a popover (position: fixed) beside its owner.
 * @param {HTMLElement} box
 * @param {HTMLElement} owner
 * @param {{near?: boolean, avoid?: Element}} [options] near: right or left of the owner itself, not of its whole panel; avoid:
 *   worse to lie over than any number of controls
 */
export function placeBeside(box, owner, { near = false, avoid } = {}) {
  const { width, height } = box.getBoundingClientRect();
  const target = owner.getBoundingClientRect();
  const around = visiblePart(owner.closest(PANELS) ?? owner);
  const panel = near ? { ...around, left: target.left, right: target.right } : around;
  const controls = [...document.querySelectorAll(CONTROLS)]
    .filter((control) => control !== owner && !box.contains(control) && !control.closest('canvas')) // a canvas has its own keys
    .map((control) => control.getBoundingClientRect());
  if (avoid) controls.push(...controls.map(() => avoid.getBoundingClientRect()));
  const { left, top } = choosePlace({ width, height }, target, panel, controls, { width: innerWidth, height: innerHeight });
  box.style.left = `${Math.round(left)}px`;
  box.style.top = `${Math.round(top)}px`;
}

/**
 * Of a panel what its surroundings show: they may scroll.
 * @param {Element} panel
 * @returns {Box}
 */
function visiblePart(panel) {
  const { left, right, top, bottom } = panel.getBoundingClientRect();
  const outer = panel.parentElement?.getBoundingClientRect();
  // One that is laid out as if it were not there has no size.
  return outer?.width ? { left, right, top: Math.max(top, outer.top), bottom: Math.min(bottom, outer.bottom) } : { left, right, top, bottom };
}

/**
 * The first place that covers the fewest controls: to the right or left of the panel, above it (up to its far corner)
 * or below it, above or below the target; always inside the window.
 * @param {{width: number, height: number}} size of the popover
 * @param {Box} target
 * @param {Box} panel
 * @param {Box[]} controls
 * @param {{width: number, height: number}} room the window
 * @returns {Place}
 */
export function choosePlace({ width, height }, target, panel, controls, room) {
  const level = Math.min(target.top, panel.bottom - height); // not lower than the panel, where the next begins
  const places = [
    { left: panel.right + MARGIN, top: level },
    { left: panel.left - MARGIN - width, top: level },
    { left: target.left, top: panel.top - MARGIN - height },
    ...[1, 0.5, 0].map((share) => ({ left: panel.right - share * width, top: panel.top - MARGIN - height })),
    { left: target.left, top: panel.bottom + MARGIN },
    { left: target.left, top: target.top - MARGIN - height },
    { left: target.left, top: target.bottom + MARGIN },
  ].map(({ left, top }) => ({
    left: Math.max(MARGIN, Math.min(left, room.width - width - MARGIN)),
    top: Math.max(MARGIN, Math.min(top, room.height - height - MARGIN)),
  }));
  const costs = places.map(({ left, top }) => {
    const box = { left, top, right: left + width, bottom: top + height };
    // What is pushed back into the window may come to lie over its own target.
    return controls.filter((control) => overlap(box, control)).length + (overlap(box, target) ? controls.length : 0);
  });
  return /** @type {Place} */ (places[costs.indexOf(Math.min(...costs))]);
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
