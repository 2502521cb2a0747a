/** A race on a surface in the address bar: `surface=bowl&surface.condition=50&start=1,-1&runs.0.optimizer=adam`; see url.js. */

import { leaveOut, shortenChoice, shortenFields, shortenRun } from './shorthand.js';
import { isDomain, isPoint } from './sight.js';
import { Sieve, siftFields } from './url-check.js';
import { decode, encode } from './url.js';

/** @typedef {import('./types.js').Catalog} Catalog */
/** @typedef {import('./types-race.js').RaceSpec} RaceSpec */

/**
 * Leaves out what the server fills in anyway: the start and the domain that are the surface's own, what no run has around it.
 * @param {Partial<RaceSpec>} spec
 * @param {Catalog} catalog
 * @returns {any}
 */
function shortenRace(spec, catalog) {
  const short = shortenFields(spec, catalog);
  const kind = short.surface?.kind ?? short.surface ?? catalog.race.surface.kind;
  const own = catalog.surfaces.find((entry) => entry.kind === kind);
  if (short.surface) short.surface = shortenChoice(short.surface, 'surfaces', catalog);
  if (short.runs) short.runs = short.runs.map((/** @type {any} */ run) => shortenRun(run, catalog.race.runs[0], catalog));
  leaveOut(short, { domain: own?.domain, start: own?.start });
  return short;
}

/** What is refused of a race is named and answered as undefined. */
class RaceSieve extends Sieve {
  /** @param {string} field @param {any} value @param {any} usual @returns {any} */
  field(field, value, usual) {
    if (field === 'surface') return this.choice('surfaces', value, field);
    if (field === 'runs') return super.field(field, value, usual);
    if (field === 'start') return isPoint(value) ? value : this.refuse(field, 'is two numbers, x,y');
    if (field === 'domain') return isDomain(value) ? value : this.refuse(field, 'is from and to of x and of y: -2,2;-1,3;');
    return this.one('descent', field, value, field);
  }
}

/** @type {import('./url.js').Subject} */
const RACE = {
  shorten: shortenRace,
  sift: (read, usual, given, problems, catalog) => siftFields(new RaceSieve(problems, catalog), read, usual, given),
};

/** @param {Partial<RaceSpec>} spec @param {Catalog} catalog @returns {string} */
export const encodeRace = (spec, catalog) => encode(spec, catalog.race, catalog, RACE);

/** @param {string} hash @param {Catalog} catalog @returns {{spec: Partial<RaceSpec>, problems: string[]}} spec: short */
export const decodeRace = (hash, catalog) => decode(hash, catalog.race, catalog, RACE);
