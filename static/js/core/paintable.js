/** Whether the output map can be painted on. */

import { factsOf, isStandardized } from './facts.js';

/** @typedef {import('./types.js').FullSpec} FullSpec */
/** @typedef {import('./types.js').Catalog} Catalog */

/**
 * Why points cannot be painted on the map of these data; null where they can.
 * @param {FullSpec['data']} data
 * @param {Catalog} catalog
 */
export function whyNoPainting(data, catalog) {
  const { columns } = factsOf(data, catalog);
  if (columns > 2) return `These data have ${columns} columns, and the map shows a plane through them: a place on it is no whole example.`;
  if (data.standardize ?? isStandardized(data, columns)) return 'These data are standardized: every point that is added moves all the others. Switch “Standardize” off to paint.';
  const { by, x = 1, y = 2 } = data.plane ?? { by: 'columns' };
  if (by !== 'columns' || x !== 1 || y !== 2) return 'The map shows another plane than x₁ and x₂. Set the plane back to “By features” to paint.';
  return null;
}
