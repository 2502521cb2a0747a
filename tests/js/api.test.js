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
  const { calls, asked } = against(json({ runs: ['history'] }));
  await calls.catalog();
  await calls.create({ seed: 3 });
  await calls.state('a b');
  await calls.step('n');
  await calls.step('n', { epochs: 2 });
  await calls.reset('n');
  await calls.reset('n', 0);
  await calls.seek('n', 40);
  await calls.patch('n', { batch_size: 'all' });
  assert.deepEqual(await calls.history('n', { run: 'Größe 2', since: 0 }), ['history']);
  await calls.boundary('n', { resolution: 50 });
  await calls.activations('n', { example: 3 });
  await calls.parameters('n');
  await calls.setParameters('n', { layers: [] }, 'Adam');
  await calls.gradients('n', 'Adam');
  await calls.data('n');
  const at = 'http://host/api/networks';
  assert.deepEqual(asked, [
    ['GET', 'http://host/api/catalog', undefined],
    ['POST', at, { seed: 3 }],
    ['GET', `${at}/a%20b`, undefined],
    ['POST', `${at}/n/step`, {}],
    ['POST', `${at}/n/step`, { epochs: 2 }],
    ['POST', `${at}/n/reset`, {}],
    ['POST', `${at}/n/reset`, { seed: 0 }],
    ['POST', `${at}/n/seek`, { step: 40 }],
    ['PATCH', `${at}/n`, { batch_size: 'all' }],
    ['GET', `${at}/n/history?run=Gr%C3%B6%C3%9Fe%202&since=0`, undefined],
    ['GET', `${at}/n/boundary?resolution=50`, undefined],
    ['GET', `${at}/n/activations?example=3`, undefined],
    ['GET', `${at}/n/parameters`, undefined],
    ['PUT', `${at}/n/parameters?run=Adam`, { layers: [] }],
    ['GET', `${at}/n/gradients?run=Adam`, undefined],
    ['GET', `${at}/n/data`, undefined],
  ]);
});

test('addresses for links and for the stream', () => {
  const calls = api('https://host/app');
  assert.equal(calls.liveUrl('n'), 'wss://host/app/api/networks/n/live');
  assert.equal(calls.boundaryUrl('n', { run: 'a', format: 'png' }), 'https://host/app/api/networks/n/boundary?run=a&format=png');
  assert.equal(calls.parametersUrl('n'), 'https://host/app/api/networks/n/parameters?format=npz');
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
  await assert.rejects(calls.state('n'), { title: '502 Bad Gateway', status: 502 });
  const broken = against(() => new Response('<h1>Welcome</h1>', { status: 200 }));
  await assert.rejects(broken.calls.state('n'), { title: 'The server answered something else than JSON', status: 200 });
});

test('a server that is not there is a problem of status 0', async () => {
  const { calls } = against(() => {
    throw new TypeError('fetch failed');
  });
  await assert.rejects(calls.state('n'), { title: 'The server cannot be reached', status: 0, detail: 'fetch failed' });
});

test('removing outlives the page and never fails', async () => {
  const gone = against(() => {
    throw new TypeError('fetch failed');
  });
  await gone.calls.remove('n');
  assert.deepEqual(gone.asked, [['DELETE', 'http://host/api/networks/n', undefined, 'keepalive']]);
});

test('no content is null', async () => {
  const { calls } = against(() => new Response(null, { status: 204 }));
  assert.equal(await calls.setParameters('n', { layers: [] }), null);
});
