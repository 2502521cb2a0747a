/** What every view of the page of optimizers is given. Types only. */

/**
 * @typedef {object} RaceContext
 * @property {import('../core/api.js').Api} api
 * @property {import('../core/types.js').Catalog} catalog
 * @property {import('../core/store.js').Store<import('../core/race-state.js').RaceState>} store
 * @property {import('../core/race.js').Race} race
 * @property {import('../core/player.js').Player} player
 * @property {import('../core/presets.js').Presets} presets
 * @property {import('./theme.js').Theme} theme
 * @property {import('./help.js').Help} help
 * @property {import('./field.js').Fields} fields
 */

export {};
