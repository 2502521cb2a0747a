/** The invitation to take the tour of the playground: once, and only to someone who is new here. */

import { byId, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { createLate } from '../ui/late.js';

const SEEN = 'ravine.tour';

/**
 * @param {HTMLElement} root the page
 * @param {import('../ui/context.js').Context} context
 * @returns {() => void}
 */
export function mount(root, { store }) {
  const tour = createLate('The tour', () => import('./tour/steps.js'), store);
  /** @type {() => void} */
  let end = () => {};
  const invitation = h('div', { class: 'tour-invitation' },
    h('button', { type: 'button', click: take }, 'Take the tour (1 minute)'),
    h('button', { type: 'button', class: 'small', 'aria-label': 'No tour', title: 'No tour, thank you', click: decline }, icon('close')));

  async function take() {
    const found = await tour.get();
    if (!found) return;
    decline();
    end();
    end = found.start();
  }

  function decline() {
    const held = invitation.contains(document.activeElement);
    remember();
    invitation.remove();
    if (held) byId('main').querySelector('button')?.focus();
  }

  const asked = new URLSearchParams(location.search);
  const embedded = asked.has('hide') || window !== window.parent;
  if (asked.has('tour') && !embedded) void take();
  else if (!embedded && !navigator.webdriver && isNew()) root.querySelector('.site-tools')?.before(invitation);
  root.addEventListener('tour', take);
  return () => {
    end();
    invitation.remove();
    root.removeEventListener('tour', take);
  };
}

function isNew() {
  try {
    return localStorage.getItem(SEEN) === null;
  } catch {
    return false; // who keeps nothing would be asked each time
  }
}

function remember() {
  try {
    localStorage.setItem(SEEN, 'seen');
  } catch {
    // Private: there is nowhere to write it.
  }
}
