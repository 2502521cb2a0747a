/** What the controls of the page of optimizers mean that are no choice of the catalog; those it shares with the playground are in page-help.js. */

import { says } from './page-help.js';

/** @type {import('./page-help.js').OwnHelp[]} */
export const RACE_HELP = [
  says('.transport .play', 'Play, pause', 'Shows the race step by step; it is computed already, to its end. Space does the same.'),
  says('.transport [aria-label="Step back"]', 'Step back', 'The step before this one, in all pictures. The key is a comma.'),
  says('.transport [title^="One step"]', 'Step', 'One update of every optimizer. The key is a full stop.'),
  says('.transport [title^="Back to the start"]', 'Reset', 'Back to step 0, where all runs stand at the same point. The key is r.'),
  says('#timeline', 'Timeline', 'Every step of the race. Drag it, and all pictures show that moment.'),
  says('#race-speed', 'Speed', 'How many steps a second are shown while it plays.'),
  says('.domain-open', 'Domain', 'The part of the plane that the race is run on: runs start inside, and one that goes more than its width beyond has left. Zooming the map only looks nearer.'),
  says('.inspector-tab', 'Look closer', 'Opens a panel below the pictures; a second press closes it.'),
  says('.race-pick', 'Show update', 'The arrows on the map and the tab “One update” take the next update of this run apart. A click on the card does the same.'),
  says('.run-guide', 'More settings', 'How the learning rate changes over time, how long gradients are cut, the penalty in the gradient, and the rarer numbers of the optimizer.'),
  says('.run-remove', 'Remove the run', 'The others stay as they are: no run knows of another.'),
  says('.run-add', 'Add a run', 'Copies the last run. All runs have the same start and the same noise, so what differs is what you change.'),
];
