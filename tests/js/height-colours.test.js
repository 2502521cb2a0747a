import assert from 'node:assert/strict';
import test from 'node:test';
import { toOklab } from '../../static/js/plots/colour.js';
import { heightColour, heightColours } from '../../static/js/plots/height-colours.js';

const PALETTES = {
  light: { style: { background: '#ffffff', text: '#171b1f' }, accent: '#0f5f9e' },
  dark: { style: { background: '#1a1f23', text: '#e7eaec' }, accent: '#7cbcf7' },
};
const lightness = ({ lut }, index) => toOklab([...lut.slice(index * 4, index * 4 + 3)])[0];

for (const [scheme, palette] of Object.entries(PALETTES)) {
  test(`${scheme}: the lower the darker, in steps that look equal`, () => {
    const ramp = heightColours(palette);
    assert.equal(ramp.lut.length, 4 * ramp.size);
    const quarters = [0, 64, 128, 191, 255].map((index) => lightness(ramp, index));
    const steps = quarters.slice(1).map((value, index) => value - quarters[index]);
    for (const step of steps) assert.ok(Math.abs(step - steps[0]) < 0.01 && step > 0.03, `${steps}`);
  });

  test(`${scheme}: the colour of a height is that of the table, held at its ends`, () => {
    const { lut } = heightColours(palette);
    assert.equal(heightColour(0, palette), `rgb(${lut[0]}, ${lut[1]}, ${lut[2]})`);
    assert.equal(heightColour(1, palette), `rgb(${lut[1020]}, ${lut[1021]}, ${lut[1022]})`);
    assert.equal(heightColour(-3, palette), heightColour(0, palette));
    assert.equal(heightColour(7, palette), heightColour(1, palette));
  });
}

test('a ramp is made once', () => {
  assert.equal(heightColours(PALETTES.light), heightColours(PALETTES.light));
});
