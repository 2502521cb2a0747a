import assert from 'node:assert/strict';
import { test } from 'node:test';

import { takeOutlook, writeOutlook } from '../../static/js/core/outlook.js';
import { curvesCsv } from '../../static/js/core/curves-csv.js';
import { QUANTITIES, quantitiesFor, quantityOf } from '../../static/js/core/quantities.js';
import { smoothed } from '../../static/js/core/smoothing.js';
import { held, nearer, showing, touching } from '../../static/js/core/span.js';
import { initialState } from '../../static/js/core/state.js';
import { drawMark } from '../../static/js/plots/marks.js';
import { svgRecorder } from '../../static/js/plots/svg.js';
import { seriesOf, valueRange } from '../../static/js/ui/chart-series.js';

const close = (found, expected) => {
  assert.equal(found.length, expected.length);
  found.forEach((value, index) => (expected[index] === null ? assert.equal(value, null) : assert.ok(Math.abs(value - expected[index]) < 1e-9, `${value} is not ${expected[index]}`)));
};

test('a moving average of the past: by hand, and of a constant nothing changes', () => {
  close(smoothed([1, 4, 7], 0.5), [1, 3, 37 / 7]); // (4 + ½·1) / 1½, and (7 + ½·4 + ¼·1) / 1¾
  close(smoothed([2, 2, 2], 0.9), [2, 2, 2]);
  const values = [1, 2];
  assert.equal(smoothed(values, 0), values);
});

test('what is no number stays a gap, and is passed over', () => {
  close(smoothed([1, null, 4], 0.5), [1, null, 3]);
});

test('a span is held within the whole, and is nothing when it is all of it', () => {
  assert.deepEqual(held([20, 10], [0, 100]), [10, 20]);
  assert.deepEqual(held([-5, 5], [0, 100]), [0, 10]);
  assert.deepEqual(held([95, 105], [0, 100]), [90, 100]);
  assert.equal(held([0, 100], [0, 100]), null);
  assert.equal(held([0, 1], [3, 3]), null);
  const [from, to] = held([50, 50], [0, 100]) ?? [0, 0];
  assert.ok(to > from, 'a span of no width is widened');
});

test('coming nearer keeps a place where it is, and going away leads to the whole', () => {
  const span = nearer(null, [0, 100], 2, 25);
  assert.deepEqual(span, [12.5, 62.5]); // 25 is a quarter of the way through either
  assert.equal(nearer(span, [0, 100], 0.1, 25), null);
  assert.deepEqual(showing([10, 20], 25), [15, 25]);
  assert.deepEqual(showing([10, 20], 12), [10, 20]);
  assert.equal(touching([30, 40], [0, 20]), null);
});

test('every quantity but those of the other task can be chosen, and that is answered by its counterpart', () => {
  assert.deepEqual(quantitiesFor('regression').map(({ key }) => key), ['loss', 'penalty', 'r2', 'gradient', 'rate']);
  assert.equal(quantityOf('accuracy', 'regression').key, 'r2');
  assert.equal(quantityOf('r2', 'classification').key, 'accuracy');
  assert.equal(quantityOf('nonsense', 'classification').key, 'loss');
  for (const { key } of QUANTITIES) assert.equal(quantityOf(key, undefined).key, key);
});

test('how the chart is looked at is in the address', () => {
  const usual = initialState(/** @type {any} */ ({ runs: [{ name: 'Adam' }] }));
  const look = { quantity: 'gradient', smoothing: 0.6, zoom: [2.5, 40], parts: 'test', largeChart: true };
  const text = writeOutlook({ ...usual, .../** @type {any} */ (look) });
  assert.equal(text, 'view.quantity=gradient&view.smoothing=0.6&view.zoom=2.5-40&view.parts=test&view.chart=true');
  assert.deepEqual(takeOutlook(text), { outlook: look, rest: '', problems: [] });
  const bad = 'view.quantity=beauty&view.smoothing=1&view.zoom=40-2&view.parts=none&view.zoom=1-2-3&view.smoothing=';
  assert.deepEqual(takeOutlook(bad).outlook, {});
  assert.equal(takeOutlook(bad).problems.length, 6);
});

test('a table has the numbers as exact as they are', () => {
  const runs = [
    { name: 'a, "b"', step: [0, 5], epoch: [0, 0.2], train_loss: [0.1 + 0.2, null] },
    { name: 'c', step: [0], epoch: [0], train_loss: [1e-300] },
  ];
  assert.equal(curvesCsv(runs, ['train_loss']), 'run,step,epoch,train_loss\r\n"a, ""b""",0,0,0.30000000000000004\r\n"a, ""b""",5,0.2,\r\nc,0,0,1e-300\r\n');
});

const RUN = { name: 'Adam', step: [0, 1, 2], epoch: [0, 1, 2], train_accuracy: [0.5, null, 0.75], test_accuracy: [0.25, 0.5, 1] };
const accuracy = quantityOf('accuracy', 'classification');

test('curves: the test set below and dashed, in the colour of the run, per cent', () => {
  const both = seriesOf([RUN], { SGD: 0, Adam: 1 }, accuracy, { parts: null, smoothing: 0 }, ['black', 'green']);
  assert.deepEqual(both.map(({ y, colour, dash }) => [y, colour, dash]), [[[25, 50, 100], 'green', [4, 3]], [[50, null, 75], 'green', undefined]]);
  const one = seriesOf([RUN], { Adam: 0 }, accuracy, { parts: 'train', smoothing: 0.5 }, ['black']);
  assert.deepEqual(one.map(({ y, faint }) => [y, faint]), [[[50, null, 75], true], [[50, null, (0.5 * 75 + 0.25 * 50) / 0.75], undefined]]);
});

test('the axis shows what lies in the span, and not a run that left all proportion', () => {
  const y = [1, 0.5, 1e6, 0.25];
  const series = [{ x: [0, 1, 2, 3], y, colour: 'black' }];
  const loss = quantityOf('loss', 'regression');
  const [low, high] = valueRange(series, loss, false, null) ?? [];
  assert.ok(low < 0.25 && high > 3 && high < 3.2, `${low} to ${high}`);
  const [, near] = valueRange([{ x: [0, 1, 2], y: [9, 0.5, 0.25], colour: 'black' }], loss, false, [1, 2]) ?? [];
  assert.ok(near > 0.5 && near < 0.6, String(near));
  const r2 = valueRange([{ x: [0, 1], y: [-50, 0.9], colour: 'black' }], quantityOf('r2', 'regression'), false, null) ?? [];
  assert.ok(r2[0] < -1 && r2[0] > -1.2, String(r2));
});

test('what is drawn becomes paths and text', () => {
  const { context, text } = svgRecorder(100, 50, (words) => words.length * 6);
  context.strokeStyle = 'rgb(1, 2, 3)';
  context.setLineDash([4, 3]);
  context.lineWidth = 2;
  context.save();
  context.translate(10, 5);
  context.beginPath();
  context.rect(0, 0, 20, 20);
  context.clip();
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(3.333333, 7);
  context.stroke();
  context.restore();
  context.globalAlpha = 0.3;
  context.fillStyle = 'red';
  drawMark(context, 'circle', 50, 25, 8);
  context.font = '12px "A & B", serif';
  context.textAlign = 'right';
  context.fillText('<R² & "more">\u0000', 90, 40);
  assert.deepEqual(context.measureText('abc'), { width: 18 });
  assert.equal(text(), [
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">',
    '<defs><clipPath id="clip0"><path d="M10 5h20v20h-20Z"/></clipPath></defs>',
    '<path d="M10 5L13.33 12" fill="none" stroke="rgb(1, 2, 3)" stroke-width="2" stroke-linejoin="miter" stroke-dasharray="4 3" clip-path="url(#clip0)"/>',
    '<path d="M46 25a4 4 0 1 1 8 0a4 4 0 1 1 -8 0Z" fill="red" opacity="0.3"/>',
    '<text x="90" y="40" font-family="&quot;A &amp; B&quot;, serif" font-size="12" text-anchor="end" fill="red" opacity="0.3">&lt;R² &amp; &quot;more&quot;&gt;</text>',
    '</svg>', '',
  ].join('\n'));
});
