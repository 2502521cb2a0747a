import assert from 'node:assert/strict';
import test from 'node:test';
import { drawMapAxes, mapMargin } from '../../static/js/plots/map-axes.js';
import { fakeContext, STYLE } from './canvas-double.js';

const LINE = 12;

/** Where the texts stand that the axes of that domain have, in a square of that side. */
function textsOf(domain, side) {
  const context = fakeContext();
  const margin = mapMargin(context, domain, STYLE);
  const area = { x: margin.left, y: margin.top, width: side - margin.left - margin.right, height: side - margin.top - margin.bottom };
  let align = '';
  const texts = [];
  const recorder = new Proxy(context, {
    set: (target, name, value) => {
      if (name === 'textAlign') align = value;
      target[name] = value;
      return true;
    },
    get: (target, name) => name !== 'fillText' ? target[name] : (text, x, y) => {
      const width = 7 * text.length;
      const left = align === 'center' ? x - width / 2 : x - width;
      texts.push({ text, left, right: left + width, middle: y > area.y + area.height + 5 ? area.y + area.height + 11 : y });
    },
  });
  drawMapAxes(recorder, area, domain, STYLE);
  return texts;
}

for (const range of [[-6, 6], [-7, 7], [-5.2, 5.1], [-10, 10], [0, 1], [-1200, 1300], [3, 3.01], [-0.5, 8]]) {
  for (const side of [160, 300, 500]) {
    test(`the names of the axes keep clear of the ticks, and no label is cut: ${range} on ${side} pixels`, () => {
      const texts = textsOf([range, range], side);
      for (const { text, left } of texts) assert.ok(left >= 0, text);
      for (const name of texts.filter(({ text }) => text.startsWith('x'))) {
        for (const other of texts) {
          if (other === name) continue;
          const apart = other.right <= name.left || name.right <= other.left || Math.abs(other.middle - name.middle) >= LINE;
          assert.ok(apart, `${name.text} over ${other.text}`);
        }
      }
    });
  }
}
