import assert from 'node:assert/strict';
import test from 'node:test';
import { openStream } from '../../static/js/core/stream.js';

/** A server that does what the test says. */
function makeWorld() {
  const sockets = [];
  const timers = [];
  const heard = { frames: [], specs: [], features: [], statuses: [], problems: [] };
  const connect = (url) => {
    const socket = {
      url, readyState: 0, sent: [],
      send: (text) => socket.sent.push(JSON.parse(text)),
      close: () => socket.drop(1005, ''),
      accept: () => {
        socket.readyState = 1;
        socket.onopen();
      },
      frame: (number, spec = null) => socket.onmessage({ data: frameOf({ frame: number, state: { spec }, arrays: [] }) }),
      maps: (number, ...layers) => socket.onmessage({ data: frameOf({
        frame: number, state: { spec: null },
        arrays: layers.map((layer, index) => ({ name: 'units', run: 'a', layer, shape: [1, 1, 1], offset: 4 * index })),
      }, layers.flatMap(() => [0, 0, 0x80, 0x3f])) }),
      text: (data) => socket.onmessage({ data }),
      drop: (code, reason = '') => {
        socket.readyState = 3;
        socket.onclose({ code, reason });
      },
    };
    sockets.push(socket);
    return socket;
  };
  const stream = openStream('ws://host/live', {
    onFrame({ header, arrays }) {
      heard.frames.push(header.frame);
      heard.features.push(arrays.get('units', 'a', 0)?.data[0]);
      heard.specs.push(header.state.spec);
    },
    onStatus: (status, reason) => heard.statuses.push(reason ? `${status}: ${reason}` : status),
    onProblem: (problem) => heard.problems.push(problem),
  }, {
    connect,
    later: (action, wait) => timers.push({ action, wait, cancelled: false }) - 1,
    cancel: (timer) => timer !== null && (timers[timer].cancelled = true),
    random: () => 1,
  });
  return { stream, sockets, timers, heard, last: () => sockets.at(-1) };
}

/** The header padded with spaces, then the bytes of the arrays. */
function frameOf(header, payload = []) {
  const text = JSON.stringify(header);
  const json = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 4) * 4));
  const bytes = new Uint8Array(4 + json.length + payload.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(payload, 4 + json.length);
  return bytes.buffer;
}

test('commands go out in the words of the protocol', () => {
  const { stream, last } = makeWorld();
  last().accept();
  stream.play({ epochsPerFrame: 2 });
  stream.play({ stepsPerFrame: 5 });
  stream.pause();
  stream.step();
  stream.step({ epochs: 1 });
  stream.seek(40);
  stream.reset();
  stream.reset(3);
  stream.view({ maps: [{ run: 'Adam', resolution: 100 }], parameters: ['Adam'] });
  assert.deepEqual(last().sent, [
    { type: 'play', epochs_per_frame: 2 },
    { type: 'play', steps_per_frame: 5 },
    { type: 'pause' },
    { type: 'step', steps: 1 },
    { type: 'step', epochs: 1 },
    { type: 'seek', step: 40 },
    { type: 'reset' },
    { type: 'reset', seed: 3 },
    { type: 'view', maps: [{ run: 'Adam', resolution: 100 }], parameters: ['Adam'] },
  ]);
});

test('nothing is sent before the connection is live, but a view is kept for it', () => {
  const { stream, last, heard } = makeWorld();
  assert.equal(stream.play({ epochsPerFrame: 1 }), false);
  assert.equal(stream.view({ maps: [], parameters: ['a'] }), false);
  assert.deepEqual(heard.statuses, ['connecting']);
  last().accept();
  assert.deepEqual(last().sent, [{ type: 'view', maps: [], parameters: ['a'] }]);
  assert.deepEqual(heard.statuses, ['connecting', 'live']);
  assert.equal(stream.pause(), true);
});

test('a frame is acknowledged once, after the page says that it was drawn', () => {
  const { stream, last, heard } = makeWorld();
  last().accept();
  last().frame(1);
  assert.deepEqual(heard.frames, [1]);
  assert.deepEqual(last().sent, []);
  assert.equal(stream.ack(1), true);
  assert.equal(stream.ack(1), false);
  assert.equal(stream.ack(9), false);
  assert.deepEqual(last().sent, [{ type: 'ack', frame: 1 }]);
});

test('a lost connection comes back with its view, and frames of the old one are not acknowledged to the new', () => {
  const { stream, sockets, timers, heard, last } = makeWorld();
  last().accept();
  stream.view({ maps: [], parameters: ['a'] });
  last().frame(1);
  last().drop(1006);
  assert.equal(timers.length, 1);
  assert.equal(stream.pause(), false);
  timers[0].action();
  assert.equal(sockets.length, 2);
  last().accept();
  assert.equal(stream.ack(1), false);
  assert.deepEqual(last().sent, [{ type: 'view', maps: [], parameters: ['a'] }]);
  assert.deepEqual(heard.statuses, ['connecting', 'live', 'lost', 'connecting', 'live']);
});

test('a frame without a spec has the last one told', () => {
  const { last, heard } = makeWorld();
  last().accept();
  last().frame(1, { seed: 1 });
  last().frame(2);
  last().frame(3, { seed: 2 });
  last().frame(4);
  assert.deepEqual(heard.specs, [{ seed: 1 }, { seed: 1 }, { seed: 2 }, { seed: 2 }]);
  assert.equal(heard.specs[1], heard.specs[0], 'the same object, so that nothing need be compared');
});

test('a frame without the maps of the features has those told last, but not those of a connection that is gone', () => {
  const { timers, last, heard } = makeWorld();
  last().accept();
  last().maps(1, 0, 1);
  last().maps(2, 1);
  last().drop(1006);
  timers[0].action();
  last().accept();
  last().maps(1, 1);
  assert.deepEqual(heard.features, [1, 1, undefined]);
});

test('waits grow to a limit, and start anew after a frame', () => {
  const { timers, last } = makeWorld();
  for (let i = 0; i < 6; i += 1) {
    last().drop(1006);
    timers.at(-1).action();
  }
  assert.deepEqual(timers.map((timer) => timer.wait), [500, 1000, 2000, 4000, 8000, 8000]);
  last().accept();
  last().frame(1);
  last().drop(1006);
  assert.equal(timers.at(-1).wait, 500);
});

for (const [code, reason] of [[4404, 'unknown network'], [4409, 'another page took this network over']]) {
  test(`${code} ends it, with its reason`, () => {
    const { timers, heard, last } = makeWorld();
    last().accept();
    last().drop(code, reason);
    assert.equal(timers.length, 0);
    assert.equal(heard.statuses.at(-1), `closed: ${reason}`);
  });
}

test('a refused message is reported as the problem it is, and its view is not sent again', () => {
  const { stream, timers, heard, last } = makeWorld();
  last().accept();
  stream.view({ maps: [{ run: 'nobody', resolution: 1 }], parameters: [] });
  last().text('{"title": "Unknown run", "status": 404, "detail": "there is no nobody"}');
  last().drop(1008, 'there is no nobody');
  assert.equal(heard.problems[0].title, 'Unknown run');
  assert.equal(heard.problems[0].detail, 'there is no nobody');
  assert.equal(timers.at(-1).wait, 8000);
  timers.at(-1).action();
  last().accept();
  assert.deepEqual(last().sent, []);
});

test('a frame that cannot be read is a problem, and the connection starts again', () => {
  const { timers, heard, last } = makeWorld();
  last().accept();
  last().onmessage({ data: new ArrayBuffer(2) });
  assert.match(heard.problems[0].detail, /cut off/);
  assert.deepEqual(heard.frames, []);
  assert.equal(timers.length, 1);
});

test('closed is closed: nothing more is heard or tried', () => {
  const { stream, timers, heard, last } = makeWorld();
  const socket = last();
  socket.accept();
  stream.close();
  socket.frame(5);
  assert.deepEqual(heard.frames, []);
  assert.equal(heard.statuses.at(-1), 'closed');
  assert.equal(timers.length, 0);

  const lost = makeWorld();
  lost.last().drop(1006);
  lost.stream.close();
  assert.equal(lost.timers[0].cancelled, true);
});
