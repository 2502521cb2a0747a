import assert from 'node:assert/strict';
import test from 'node:test';
import { api } from '../../static/js/core/api.js';
import { Problem } from '../../static/js/core/problem.js';

/** Calls against a server that always answers the same; `asked` lists what it was asked. */
function against(answer) {
  const asked = [];
  const fetch = async (url, { method = 'GET', body, keepalive } = {}) => {
    asked.push([method, url, body === undefined ? undefined : JSON.parse(body), ...(keepalive ? ['keepalive'] : [])]);
    return answer();
  };
  return { calls: api('http://host', { fetch }), asked };
}

const json = (value, status = 200) => () => new Response(JSON.stringify(value), { status });

test('calls go where the contract says', async () => {
  const { calls, asked } = against(json({}));
  await calls.catalog();
  await calls.create({ seed: 3 });
  await calls.patch('a b', { batch_size: 'all' });
  await calls.data('n');
  const at = 'http://host/api/networks';
  assert.deepEqual(asked, [
    ['GET', 'http://host/api/catalog', undefined],
    ['POST', at, { seed: 3 }],
    ['PATCH', `${at}/a%20b`, { batch_size: 'all' }],
    ['GET', `${at}/n/data`, undefined],
  ]);
});

test('the address of the stream', () => {
  const calls = api('https://host/app');
  assert.equal(calls.liveUrl('n'), 'wss://host/app/api/networks/n/live');
});

test('a refusal is a problem with its fields', async () => {
  const errors = [{ location: ['runs', 0, 'optimizer', 'beta1'], message: 'must be between 0 and 0.9999', value: 2 }];
  const { calls } = against(json({ title: 'Bad input', status: 422, detail: 'beta1 …', errors }, 422));
  await assert.rejects(calls.create({}), (problem) => {
    assert.ok(problem instanceof Problem);
    assert.deepEqual([problem.title, problem.status, problem.detail, problem.errors], ['Bad input', 422, 'beta1 …', errors]);
    return true;
  });
});

test('an answer that is not JSON is a problem too', async () => {
  const { calls } = against(() => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }));
  await assert.rejects(calls.data('n'), { title: '502 Bad Gateway', status: 502 });
  const broken = against(() => new Response('<h1>Welcome</h1>', { status: 200 }));
  await assert.rejects(broken.calls.data('n'), { title: 'The server answered something else than JSON', status: 200 });
});

test('a server that is not there is a problem of status 0', async () => {
  const { calls } = against(() => {
    throw new TypeError('fetch failed');
  });
  await assert.rejects(calls.data('n'), { title: 'The server cannot be reached', status: 0, detail: 'fetch failed' });
});

test('removing outlives the page and never fails', async () => {
  const gone = against(() => {
    throw new TypeError('fetch failed');
  });
  await gone.calls.remove('n');
  assert.deepEqual(gone.asked, [['DELETE', 'http://host/api/networks/n', undefined, 'keepalive']]);
});
