/** The server's calls over HTTP; every refusal and failure comes as a Problem. */
import { Problem } from './problem.js';
import { readHeights, readPaths } from './race-answers.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').Choice} Choice */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {import('./types.js').LayerNumbers} LayerNumbers */
/** @typedef {import('./types.js').One & {value: number}} Edit */

/**
 * @typedef {object} Table
 * @property {{name: string, kind: 'numeric' | 'text', missing: number}[]} columns
 * @property {{points: number[][], columns: string[], class_names: string[], task: import('./types.js').Task}} data
 * @property {number} rows how many examples there are
 * @property {number} found how many lines the table has
 * @property {number[]} dropped lines left out
 */
/**
 * @typedef {object} Api
 * @property {() => Promise<import('./types.js').Catalog>} catalog
 * @property {() => Promise<{presets: import('./types-presets.js').PresetLine[]}>} presets
 * @property {(key: string) => Promise<import('./types-presets.js').Preset>} preset
 * @property {(spec: Spec) => Promise<NetworkState>} create
 * @property {(id: string, changes: import('./types.js').Adjustment) => Promise<NetworkState>} patch
 * @property {(id: string, amount: {steps: number} | {epochs: number}) => Promise<NetworkState>} step
 * @property {(id: string, step: number) => Promise<NetworkState>} seek
 * @property {(id: string) => Promise<void>} remove also while the page goes away; never fails
 * @property {(id: string) => Promise<import('./types.js').Data>} data
 * @property {(id: string, run: string) => Promise<import('./types-scores.js').Metrics>} metrics
 * @property {(id: string, since: number) => Promise<import('./types-scores.js').Norms>} gradientNorms
 * @property {(id: string, query: import('./types-activity.js').ActivationsQuery) => Promise<import('./types-activity.js').Activations>} activations
 * @property {(file: Blob, query: Record<string, string>) => Promise<Table>} csv a table as data of an experiment
 * @property {(id: string, query: Record<string, string>) => string} boundaryUrl address of a map
 * @property {(id: string, what: string, query: Record<string, string>) => Promise<Blob>} file an answer as it is, to be saved
 * @property {(id: string, run: string) => Promise<{layers: LayerNumbers[]}>} parameters
 * @property {(id: string, run: string) => Promise<{layers: LayerNumbers[]}>} gradients of the whole training set's cost
 * @property {(id: string, run: string, edits: Edit[]) => Promise<{step: number, layers: LayerNumbers[]}>} setParameters answers at which step
 * @property {(spec: Partial<import('./types-race.js').RaceSpec>) => Promise<import('./types-race.js').Paths>} descents
 * @property {(spec: Partial<import('./types-race.js').RaceSpec> & {rates?: number}) => Promise<import('./types-race.js').Rates>} rates every run at many learning rates
 * @property {(spec: Partial<import('./types-race.js').RaceSpec> & {resolution?: number}) => Promise<import('./types-race.js').Starts>} starts every run from many starts
 * @property {(sight: {surface: Choice, domain?: import('./types.js').Domain | null, resolution?: number}) => Promise<import('./types-race.js').Heights>} heights
 * @property {(id: string) => string} liveUrl address of the WebSocket
 */

/**
 * The calls of a server.
 * @param {string} [base] where it is, without a slash at the end; this page's server, if left out
 * @param {{fetch?: typeof fetch}} [options]
 * @returns {Api}
 */
export function api(base = '', options = {}) {
  const send = options.fetch ?? ((...request) => fetch(...request));
  /** @param {string} id @param {string} [what] */
  const at = (id, what = '') => `${base}/api/networks/${encodeURIComponent(id)}${what && `/${what}`}`;
  /** @param {string} run @param {string} id @param {string} what */
  const of = (run, id, what) => `${at(id, what)}?run=${encodeURIComponent(run)}`;
  /** @param {string} method @param {string} url @param {unknown} [body] */
  const call = (method, url, body) => exchange(send, method, url, body);

  return {
    catalog: () => call('GET', `${base}/api/catalog`),
    presets: () => call('GET', `${base}/api/presets`),
    preset: (key) => call('GET', `${base}/api/presets/${encodeURIComponent(key)}`),
    create: (spec) => call('POST', `${base}/api/networks`, spec),
    patch: (id, changes) => call('PATCH', at(id), changes),
    step: (id, amount) => call('POST', at(id, 'step'), amount),
    seek: (id, step) => call('POST', at(id, 'seek'), { step }),
    async remove(id) {
      try {
        await send(at(id), { method: 'DELETE', keepalive: true });
      } catch {
        // The server forgets idle networks by itself.
      }
    },
    data: (id) => call('GET', at(id, 'data')),
    metrics: (id, run) => call('GET', at(id, `metrics?run=${encodeURIComponent(run)}`)),
    gradientNorms: (id, since) => call('GET', at(id, `gradient-norms?since=${since}`)),
    activations: (id, query) => call('GET', `${at(id, 'activations')}?${new URLSearchParams(/** @type {any} */ (query))}`),
    csv: (file, query) => call('POST', `${base}/api/data/csv?${new URLSearchParams(query)}`, file),
    boundaryUrl: (id, query) => `${at(id, 'boundary')}?${new URLSearchParams(query)}`,
    file: async (id, what, query) => (await demand(send, `${at(id, what)}?${new URLSearchParams(query)}`)).blob(),
    parameters: (id, run) => call('GET', of(run, id, 'parameters')),
    gradients: (id, run) => call('GET', of(run, id, 'gradients')),
    setParameters: (id, run, edits) => call('PATCH', of(run, id, 'parameters'), { set: edits }),
    descents: async (spec) => readPaths(await (await demand(send, `${base}/api/descents?format=frame`, spec)).arrayBuffer()),
    rates: (spec) => call('POST', `${base}/api/descents/rates`, spec),
    starts: (spec) => call('POST', `${base}/api/descents/starts`, spec),
    heights: async (sight) => readHeights(await call('POST', `${base}/api/surfaces`, sight)),
    liveUrl(id) {
      const url = new URL(at(id, 'live'), globalThis.location?.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return url.href;
    },
  };
}

/**
 * @param {typeof fetch} send
 * @param {string} method
 * @param {string} url
 * @param {unknown} [body]
 * @returns {Promise<any>} what the server answered
 */
async function exchange(send, method, url, body) {
  /** @type {RequestInit} */
  const request = { method, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    const isFile = body instanceof Blob; // the only files that are sent are tables
    request.headers = { ...request.headers, 'Content-Type': isFile ? 'text/csv' : 'application/json' };
    request.body = isFile ? body : JSON.stringify(body);
  }
  let response;
  try {
    response = await send(url, request);
  } catch (failure) {
    throw Problem.from(failure, 'The server cannot be reached');
  }
  const text = await response.text();
  const answer = readJson(text);
  if (response.ok && answer !== undefined) return answer;
  const title = response.ok ? 'The server answered something else than JSON' : `${response.status} ${response.statusText}`.trim();
  throw Problem.from({ status: response.status, ...(typeof answer === 'object' ? answer : {}) }, title);
}

/**
 * An answer that is no JSON.
 * @param {typeof fetch} send
 * @param {string} url
 * @param {unknown} [body] what is posted; left out, the answer is only asked for
 * @returns {Promise<Response>}
 */
async function demand(send, url, body) {
  const request = body === undefined ? undefined : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  let response;
  try {
    response = await send(url, request);
  } catch (failure) {
    throw Problem.from(failure, 'The server cannot be reached');
  }
  if (response.ok) return response;
  const answer = readJson(await response.text());
  throw Problem.from({ status: response.status, ...(typeof answer === 'object' ? answer : {}) }, `${response.status} ${response.statusText}`.trim());
}

/** @param {string} text @returns {any} undefined when it is not JSON */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
