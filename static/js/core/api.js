/** The server's calls over HTTP; every refusal and failure comes as a Problem. */
import { Problem } from './problem.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').NetworkState} NetworkState */
/** @typedef {import('./types.js').Parameters} Parameters */
/** @typedef {{run?: string, resolution?: number, layer?: number, unit?: number}} BoundaryQuery */

/**
 * @typedef {object} Api
 * @property {() => Promise<import('./types.js').Catalog>} catalog
 * @property {(spec: Spec) => Promise<NetworkState>} create
 * @property {(id: string) => Promise<NetworkState>} state
 * @property {(id: string, by?: {steps: number} | {epochs: number}) => Promise<NetworkState>} step one step, if nothing is said
 * @property {(id: string, seed?: number) => Promise<NetworkState>} reset
 * @property {(id: string, step: number) => Promise<NetworkState>} seek
 * @property {(id: string, changes: import('./types.js').Adjustment) => Promise<NetworkState>} patch
 * @property {(id: string) => Promise<void>} remove also while the page goes away; never fails
 * @property {(id: string, query?: {run?: string, since?: number}) => Promise<import('./types.js').HistoryRun[]>} history
 * @property {(id: string, query?: BoundaryQuery) => Promise<import('./types.js').Boundary>} boundary
 * @property {(id: string, query: BoundaryQuery & {format: 'npy' | 'png'}) => string} boundaryUrl
 * @property {(id: string, query?: {run?: string, example?: number}) => Promise<any>} activations
 * @property {(id: string, run?: string) => Promise<Parameters>} parameters
 * @property {(id: string, run?: string) => string} parametersUrl as npz
 * @property {(id: string, parameters: Parameters, run?: string) => Promise<any>} setParameters
 * @property {(id: string, run?: string) => Promise<Parameters>} gradients
 * @property {(id: string) => Promise<import('./types.js').Data>} data
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
  /** @param {string} id @param {string} [what] @param {Record<string, unknown>} [query] */
  const at = (id, what = '', query = {}) =>
    `${base}/api/networks/${encodeURIComponent(id)}${what && `/${what}`}${search(query)}`;
  /** @param {string} method @param {string} url @param {unknown} [body] */
  const call = (method, url, body) => exchange(send, method, url, body);

  return {
    catalog: () => call('GET', `${base}/api/catalog`),
    create: (spec) => call('POST', `${base}/api/networks`, spec),
    state: (id) => call('GET', at(id)),
    step: (id, by) => call('POST', at(id, 'step'), by ?? {}),
    reset: (id, seed) => call('POST', at(id, 'reset'), seed === undefined ? {} : { seed }),
    seek: (id, step) => call('POST', at(id, 'seek'), { step }),
    patch: (id, changes) => call('PATCH', at(id), changes),
    async remove(id) {
      try {
        await send(at(id), { method: 'DELETE', keepalive: true });
      } catch {
        // The server forgets idle networks by itself.
      }
    },
    history: async (id, query) => (await call('GET', at(id, 'history', query))).runs,
    boundary: (id, query) => call('GET', at(id, 'boundary', query)),
    boundaryUrl: (id, query) => at(id, 'boundary', query),
    activations: (id, query) => call('GET', at(id, 'activations', query)),
    parameters: (id, run) => call('GET', at(id, 'parameters', { run })),
    parametersUrl: (id, run) => at(id, 'parameters', { run, format: 'npz' }),
    setParameters: (id, parameters, run) => call('PUT', at(id, 'parameters', { run }), parameters),
    gradients: (id, run) => call('GET', at(id, 'gradients', { run })),
    data: (id) => call('GET', at(id, 'data')),
    liveUrl(id) {
      const url = new URL(at(id, 'live'), globalThis.location?.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return url.href;
    },
  };
}

/**
 * @param {Record<string, unknown>} query entries that are undefined are left out
 * @returns {string}
 */
function search(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/**
 * @param {typeof fetch} send
 * @param {string} method
 * @param {string} url
 * @param {unknown} [body]
 * @returns {Promise<any>} what the server answered; null for no content
 */
async function exchange(send, method, url, body) {
  /** @type {RequestInit} */
  const request = { method, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    request.headers = { ...request.headers, 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await send(url, request);
  } catch (failure) {
    throw Problem.from(failure, 'The server cannot be reached');
  }
  if (response.status === 204) return null;
  const text = await response.text();
  const answer = readJson(text);
  if (response.ok && answer !== undefined) return answer;
  const title = response.ok ? 'The server answered something else than JSON' : `${response.status} ${response.statusText}`.trim();
  throw Problem.from({ status: response.status, ...(typeof answer === 'object' ? answer : {}) }, title);
}

/** @param {string} text @returns {any} undefined when it is not JSON */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
