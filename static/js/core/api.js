/** The server's calls over HTTP; every refusal and failure comes as a Problem. */
import { Problem } from './problem.js';

/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').NetworkState} NetworkState */

/**
 * @typedef {object} Api
 * @property {() => Promise<import('./types.js').Catalog>} catalog
 * @property {(spec: Spec) => Promise<NetworkState>} create
 * @property {(id: string, changes: import('./types.js').Adjustment) => Promise<NetworkState>} patch
 * @property {(id: string) => Promise<void>} remove also while the page goes away; never fails
 * @property {(id: string) => Promise<import('./types.js').Data>} data
 * @property {(id: string, what: string, query: Record<string, string>) => Promise<Blob>} file an answer as it is, to be saved
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
  /** @param {string} method @param {string} url @param {unknown} [body] */
  const call = (method, url, body) => exchange(send, method, url, body);

  return {
    catalog: () => call('GET', `${base}/api/catalog`),
    create: (spec) => call('POST', `${base}/api/networks`, spec),
    patch: (id, changes) => call('PATCH', at(id), changes),
    async remove(id) {
      try {
        await send(at(id), { method: 'DELETE', keepalive: true });
      } catch {
        // The server forgets idle networks by itself.
      }
    },
    data: (id) => call('GET', at(id, 'data')),
    file: (id, what, query) => download(send, `${at(id, what)}?${new URLSearchParams(query)}`),
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
    request.headers = { ...request.headers, 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
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
 * @param {typeof fetch} send
 * @param {string} url
 * @returns {Promise<Blob>}
 */
async function download(send, url) {
  let response;
  try {
    response = await send(url);
  } catch (failure) {
    throw Problem.from(failure, 'The server cannot be reached');
  }
  if (response.ok) return response.blob();
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
