/** What the inputs of a network are called on the page. */

import { featureName } from '../core/names.js';
import { entryOf } from './choice.js';

/**
 * @param {import('../core/types.js').Catalog} catalog
 * @param {import('../core/types.js').FullSpec | undefined} spec
 * @returns {string[]}
 */
export const featureLabels = (catalog, spec) => spec?.features.map((feature) => featureName(feature, entryOf(catalog.features, feature.kind), spec.data.columns)) ?? [];
