/** What every view is given. Types only. */

/**
 * @typedef {object} Context
 * @property {import('../core/api.js').Api} api
 * @property {import('../core/types.js').Catalog} catalog
 * @property {import('../core/store.js').Store<import('../core/state.js').AppState>} store
 * @property {import('../core/session.js').Session} session
 * @property {import('../core/loop.js').Loop} loop
 * @property {ReturnType<typeof import('../core/wishes.js').createWishes>} wishes
 * @property {import('../core/presets.js').Presets} presets
 * @property {import('./theme.js').Theme} theme
 * @property {import('./help.js').Help} help
 * @property {import('./field.js').Fields} fields
 */

export {};
