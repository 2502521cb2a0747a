/** The tour of the playground in six steps, and the invitation to take it: once, and only to someone who is new here. */

import { byId, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { startTour } from '../ui/tour.js';

const SEEN = 'ravine.tour';

/** @type {readonly import('../ui/tour.js').TourStep[]} */
const STEPS = [
  { at: '#data', title: 'Choose the data', text: 'Each picture is a dataset: points of two colours to tell apart, or values to predict. The sliders change how many there are and how noisy they are.' },
  { at: '#network-panel', title: 'Build the network', text: 'Features go in on the left, each column is a hidden layer, the output comes out on the right. Add layers and units with + and −. Every small picture shows what that unit answers over the plane.' },
  { at: '#transport', title: 'Train it', text: 'Play trains all runs (Space). Step makes one step of the optimizer. Drag the timeline to go back to any moment.' },
  { at: '#output', title: 'Watch it learn', text: 'The map shows what the network answers at every point. The loss below falls as it learns: solid on the training data, dashed on the test data.' },
  { at: '#runs', title: 'Race a second run', text: 'Each card is a run with an optimizer of its own. All start from the same weights on the same data, so what differs is what you chose. “Add a run” copies the last one.' },
  { at: '.site-tools', title: 'Presets, and sharing', text: 'Presets are experiments made for the lecture, with what to watch. Share copies the address, which holds your whole experiment. Hover or tap a label for help; ? lists the keys.' },
];

/**
 * @param {HTMLElement} root the page
 * @returns {() => void}
 */
export function mount(root) {
  /** @type {() => void} */
  let end = () => {};
  const invitation = h('div', { class: 'tour-invitation' },
    h('button', { type: 'button', click: take }, 'Take the tour (1 minute)'),
    h('button', { type: 'button', class: 'small', 'aria-label': 'No tour', title: 'No tour, thank you', click: decline }, icon('close')));

  function take() {
    decline();
    end();
    end = startTour(STEPS);
  }

  function decline() {
    const held = invitation.contains(document.activeElement);
    remember();
    invitation.remove();
    if (held) byId('main').querySelector('button')?.focus();
  }

  const asked = new URLSearchParams(location.search);
  const embedded = asked.has('hide') || window !== window.parent;
  if (asked.has('tour') && !embedded) take();
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
