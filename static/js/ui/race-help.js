/** What the controls of the page of optimizers mean that are no choice of the catalog; those it shares with the playground are in page-help.js. */

import { says, saysOfPicture } from './page-help.js';

/** @type {import('./page-help.js').OwnHelp[]} */
export const RACE_HELP = [
  says('.transport .play', 'Play, pause', 'Shows the race step by step. It is computed already, to its end. Space does the same.'),
  says('.transport [aria-label="Step back"]', 'Step back', 'The step before this one, in all pictures. The key is a comma.'),
  says('.transport [title^="One step"]', 'Step', 'One update of every optimizer. The key is a full stop.'),
  says('.transport [title^="Back to the start"]', 'Reset', 'Back to step 0, where all runs stand at the same point. The key is r.'),
  says('#timeline', 'Timeline', 'Every step of the race. Drag it, and all pictures show that moment.'),
  says('#race-speed', 'Speed', 'How many steps a second are shown while it plays.'),
  says('.domain-open', 'Domain', 'The part of the plane that the race is run on: runs start inside, and one that goes more than its width beyond has left. Zooming the map only looks nearer.'),
  says('.inspector-tab', 'Look closer', 'Opens a panel below the pictures; a second press closes it.'),
  says('.race-pick', 'Show update', 'The arrows on the map and the tab “One update” take the next update of this run apart. A click on the card does the same.'),
  says('.run-guide', 'More settings', 'How the learning rate changes over time, how long gradients are cut, the penalty in the gradient, and the rarer numbers of the optimizer.'),
  says('.convention-keep', 'Rescale α', 'A switch between the two changes the learning rate with it, so that the path stays the same. Off: only the convention changes, and the path with it.'),
  says('.run-remove', 'Remove the run', 'The others stay as they are: no run knows of another.'),
  says('.run-add', 'Add a run', 'Copies the last run. All runs have the same start and the same noise, so what differs is what you change.'),
  says('.convention-keep', 'Rescale α', 'Changes the learning rate together with the form, so that the run takes the same steps as before.'),
  says('#map .toggle', 'Arrows', 'Takes the next update of the selected run apart: gradient, memory, what becomes of it, step.'),
  says('#map .race-map-tool:first-child', 'Whole surface', 'Shows all of the surface again. The key 0 on the map does the same.'),
  says('#space .word:first-of-type', 'From above', 'Looks straight down, without perspective: the same picture as the map.'),
  says('#space .word', 'Reset view', 'Looks from the usual side. Home or a double click does the same.'),
  says('#lesson summary', 'Question', 'Ask it before you press play. A press shows the answer.'),
  says('[aria-label="What is compared"]', 'What is compared', 'The step from which on each run stays near a minimum, or f at the last step, over the learning rate.'),
  says('[aria-label="What the colours say"]', 'What the colours say', 'At which minimum a run ends from each start, or how soon it is there: the stronger the colour, the fewer steps.'),
  saysOfPicture('#race-map', 'Surface from above', 'Lines of equal height, and the path of every run. Drag the start, click to set it, or use the arrow keys. Roll, pinch or + and − zoom. Hover reads f.'),
  saysOfPicture('#space-picture', 'Surface in space', 'Drag to turn it, roll or pinch to zoom; a double click or Home looks as at first. Arrow keys turn, + and − zoom. Hover reads f. What the surface hides is faint.'),
  saysOfPicture('#inspector .chart-box canvas', 'Learning rates', 'Every run at many learning rates, from the same start and through the same noise. Arrow keys read values. The filled mark is the best rate, the hollow one the rate that the run has now.'),
];
