/** What the chart can show of the runs over the epochs. */

import { epoch, loss, number, percent } from './format.js';

/** @typedef {import('./types.js').Column} Column */
/** @typedef {'train' | 'test'} Part a part of the data */
/** @typedef {{part: string | null, column: string, dashed?: boolean}} CurveOf part: such as of the data; null: of no part alone */
/** @typedef {{column: string, label: string, text: (value: number) => string, log?: boolean}} Over what a chart has from left to right */

/**
 * @typedef {object} Quantity
 * @property {string} key in the address
 * @property {string} label
 * @property {string} axis what stands at the axis, with its unit
 * @property {CurveOf[]} curves columns of the history
 * @property {Over} [over] the epochs, if left out
 * @property {import('./types.js').Task} [task] the only one that has it
 * @property {string} [instead] what is shown where the task has none
 * @property {boolean} [log] whether a logarithmic axis makes sense
 * @property {number} [scale] what the axis shows is the value times this
 * @property {number} [growth] times its start: beyond, a curve leaves the picture, so that one run that diverges does not flatten
 *   the others
 * @property {number} [floor] below, a curve leaves the picture
 * @property {(value: number | null | undefined) => string} text
 */

/** @type {Over} */
export const EPOCHS = { column: 'epoch', label: 'epoch', text: epoch };

/** @param {string} name @returns {CurveOf[]} */
const both = (name) => [{ part: 'train', column: `train_${name}` }, { part: 'test', column: `test_${name}`, dashed: true }];
/** @param {string} column @returns {CurveOf[]} */
const alone = (column) => [{ part: null, column }];
/** @param {number | null | undefined} value */
const figure = (value) => number(value, 4);

/** @type {Quantity[]} */
export const QUANTITIES = [
  { key: 'loss', label: 'Loss', axis: 'loss J', curves: both('loss'), log: true, growth: 3, text: loss },
  { key: 'penalty', label: 'Penalty', axis: 'penalty, a part of J', curves: alone('penalty'), log: true, growth: 3, text: loss },
  { key: 'accuracy', label: 'Accuracy', axis: 'accuracy in %', curves: both('accuracy'), task: 'classification', instead: 'r2', scale: 100, text: percent },
  { key: 'r2', label: 'R²', axis: 'R², 1 is perfect', curves: both('r2'), task: 'regression', instead: 'accuracy', floor: -1, text: figure },
  { key: 'gradient', label: 'Gradient norm', axis: '‖∇J‖ of the training set', curves: alone('gradient_norm'), log: true, growth: 30, text: figure },
  { key: 'rate', label: 'Learning rate', axis: 'learning rate α', curves: alone('learning_rate'), log: true, text: figure },
];

/** @param {import('./types.js').Task | undefined} task @returns {Quantity[]} */
export const quantitiesFor = (task) => QUANTITIES.filter((each) => !each.task || !task || each.task === task);

/**
 * The quantity of that key, or what stands in its place for such a task.
 * @param {string} key
 * @param {import('./types.js').Task | undefined} task
 * @returns {Quantity}
 */
export function quantityOf(key, task) {
  const wanted = QUANTITIES.find((each) => each.key === key);
  const legal = quantitiesFor(task);
  const found = legal.find((each) => each === wanted) ?? legal.find((each) => each.key === wanted?.instead);
  return found ?? /** @type {Quantity} */ (QUANTITIES[0]);
}
