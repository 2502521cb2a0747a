/** The experiments made for the lecture, as docs/api.md describes them. Types only. */

/** @typedef {{key: string, title: string, line: string}} PresetLine */
/** @typedef {{question: string, answer: string}} Question */
/** @typedef {{label: string, watch: string, spec: import('./types.js').FullSpec}} Stage */

/**
 * @typedef {object} PresetBody
 * @property {string} watch what to look at
 * @property {Question[]} predict
 * @property {Record<string, string | boolean>} view how the page looks at it, named as in its address
 * @property {import('./types.js').FullSpec} spec
 * @property {Stage[]} stages the first is the preset itself
 * @property {string} reference
 */
/** @typedef {PresetLine & PresetBody} Preset */

export {};
