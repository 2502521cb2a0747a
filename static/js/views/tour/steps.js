/** The tour of the playground in six steps. */

import { startTour } from '../../ui/tour.js';

/** @type {readonly import('../../ui/tour.js').TourStep[]} */
const STEPS = [
  { at: '#data', title: 'Choose the data', text: 'Each picture is a dataset: points of two colours to tell apart, or values to predict. The sliders change how many there are and how noisy they are.' },
  { at: '#network-panel', title: 'Build the network', text: 'Features go in on the left, each column is a hidden layer, the output comes out on the right. Add layers and units with + and −. Every small picture shows what that unit answers over the plane.' },
  { at: '#transport', title: 'Train it', text: 'Play trains all runs (Space). Step makes one step of the optimizer. Drag the timeline to go back to any moment.' },
  { at: '#output', title: 'Watch it learn', text: 'The map shows what the network answers at every point. The loss below falls as it learns: solid on the training data, dashed on the test data.' },
  { at: '#runs', title: 'Race a second run', text: 'Each card is a run with an optimizer of its own. All start from the same weights on the same data, so what differs is what you chose. “Add a run” copies the last one. The page Optimizers races them on surfaces that you can see.' },
  { at: '.site-tools', title: 'Presets, and sharing', text: 'Presets are experiments made for the lecture, with what to watch. Share copies the address, which holds your whole experiment. Hover or tap a label for help; ? lists the keys.' },
];

/** @returns {() => void} ends it */
export const start = () => startTour(STEPS);
