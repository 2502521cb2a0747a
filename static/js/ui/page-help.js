/** What the page's own controls mean: those that belong to no choice of the catalog. */

/** @typedef {import('./help.js').HelpText} HelpText */
/** @typedef {{on: string, text: HelpText, isPicture?: boolean}} OwnHelp isPicture: it is read by hovering, so help comes when asked for only */

const ANCHOR = 'page';

/** A control by its selector. @param {string} on @param {string} title @param {string} text @returns {OwnHelp} */
export const says = (on, title, text) => ({ on, text: { title, text, anchor: ANCHOR } });

/** A picture by its selector. @param {string} on @param {string} title @param {string} text @returns {OwnHelp} */
export const saysOfPicture = (on, title, text) => ({ ...says(on, title, text), isPicture: true });

/** @type {OwnHelp[]} */
const OWN = [
  says('.transport .play', 'Play, pause', 'Trains all runs together, a frame at a time. Space does the same.'),
  says('.transport [aria-label="Step back"]', 'Step back', 'The step before this one, with all its pictures. The key is a comma; < goes back an epoch.'),
  says('.transport [title^="One step"]', 'Step', 'One step of the optimizer: one batch, forwards and backwards, and the parameters change once. The key is a full stop; > does an epoch.'),
  says('.transport [title^="Back to the same start"]', 'Reset', 'Back to epoch 0 and to exactly the same parameters. The key is r.'),
  says('.transport [aria-label="New start"]', 'New start', 'Another seed: other first parameters and another order of the examples, on the same data.'),
  says('#timeline', 'Timeline', 'Every step since the start. Drag it back and all pictures show that moment again; play goes on from there.'),
  says('#speed', 'Speed', 'How much is trained between two frames: one step, to see each of them, up to a hundred epochs.'),
  says('.files-open', 'Upload and download', 'Learns from a table of your own (CSV), and saves the points, the output map or its picture. A file can be dropped on this panel, too.'),
  says('#features .panel-head .word', 'All columns, or one', 'Gives the network every column of the data, or the first alone.'),
  says('.formula-form .word', 'Add the formula', 'Makes the formula an input of the network, as the other features are.'),
  says('[aria-label^="Stop rules"]', 'Stop rules', 'When a run has learned enough: after so many epochs, at a target loss, or when the loss has not fallen for a while (early stopping).'),
  says('[aria-label="One layer fewer"], [aria-label="One layer more"]', 'Hidden layers', 'How many layers there are between features and output. None makes it a linear or a logistic regression.'),
  says('[aria-label$="one unit fewer"], [aria-label$="one unit more"]', 'Units', 'How many units the layer has. Each computes a(w · inputs + b).'),
  says('.layer-more', 'More of this layer', 'Exact number of units, dropout, and the numbers of its activation.'),
  says('.inspector-tab', 'Look closer', 'Opens a panel below the network; a second press closes it.'),
  says('[aria-label="Run shown"]', 'Run shown', 'Whose network, output map and panels are shown. A click on a card below does the same.'),
  says('#output .toggle:first-of-type', 'Test data', 'Shows the examples that the network never learns from, as diamonds.'),
  says('#output .toggle', 'Discretise', 'Shows the decision only, in two colours, instead of how sure the network is.'),
  says('.paint-classes button', 'Class', 'What the brush puts on the map belongs to this class.'),
  says('.paint-values input', 'Value', 'What the points have that the brush puts on the map.'),
  says('.paint-bar [aria-label="Brush"]', 'Brush', 'How wide the brush is, and how many points it puts.'),
  says('.paint-tool', 'Paint', 'Points of your own: every stroke makes an experiment of them, which the address holds as long as they are few.'),
  says('#curves [aria-label="Quantity"]', 'Quantity', 'What the chart shows of every run over the epochs.'),
  says('.line-key button', 'Training, test', 'A line is the training set, dashes the test set. A press takes one of them away, or brings it back.'),
  says('#curves .toggle', 'Logarithmic axis', 'Each line up is ten times as much: small losses can be told apart.'),
  says('.run-pick', 'Decision map', 'What this run answers over the plane. A click shows its network above.'),
  says('.run-sign', 'Colour and mark', 'How the run is drawn in every picture. A press shows the others that it can have.'),
  says('.run-name', 'Name of the run', 'It names the run in every picture, in the address and over the API.'),
  says('.run-guide', 'More settings', 'How the learning rate changes over time, how long gradients are cut, and the rarer numbers of the optimizer.'),
  says('.run-remove', 'Remove the run', 'The others begin again from their common start.'),
  says('.run-add', 'Add a run', 'Copies the last run. All runs have the same start, batches and data, so what differs is what you change.'),
  says('.lesson-stages button', 'Stage', 'A variation of this preset, from its start.'),
  says('.slot-pick', 'Pick in the network', 'Press this, then a link or a bias in the picture of the network: it becomes this axis of the plane. Esc ends it.'),
  says('.landscape-random button', 'Other directions', 'Draws two other random directions, around the same parameters.'),
  saysOfPicture('.landscape-map', 'Landscape', 'The cost on a plane through the parameters, from above. Hover, or use the arrow keys, to read it; on a path, what the run had there.'),
  saysOfPicture('.landscape-space', 'Landscape in space', 'The same cost as a surface. Drag or use the arrow keys to turn it, the wheel or + and − to come nearer, Home or a double click for the usual view.'),
  saysOfPicture('#output-map', 'Output map', 'The answer of the network at every point of the plane. Hover, or use the arrow keys, to read it.'),
  saysOfPicture('#loss-chart', 'Loss curves', 'Training (solid) and test (dashed) over the epochs. Arrow keys read values; Enter or a click goes back to that epoch.'),
  saysOfPicture('#network, #network button', 'Network', 'Each unit with its map, each link with its weight: the colour is the sign, the width the size. Arrow keys go from unit to unit.'),
];

/**
 * Help for a control, or for the label around one; undefined where there is none. What says its use by a title needs no entry here.
 * @param {HTMLElement} element
 * @param {readonly OwnHelp[]} first what a page has before that
 * @returns {OwnHelp | undefined}
 */
export function ownHelp(element, first) {
  const field = element.closest('.toggle') ?? element;
  const found = [...first, ...OWN].find(({ on }) => field.matches(on));
  if (found || !element.title) return found;
  return says('', element.getAttribute('aria-label') ?? element.textContent ?? '', element.title);
}
