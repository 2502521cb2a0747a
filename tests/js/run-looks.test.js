import assert from 'node:assert/strict';
import test from 'node:test';
import { takeOutlook, writeOutlook } from '../../static/js/core/outlook.js';
import { activationOf } from '../../static/js/core/own.js';
import { allStyles, isHidden, renameLooks, styleOf, toggleHidden, withNewRun, withStyle } from '../../static/js/core/run-looks.js';
import { initialState } from '../../static/js/core/state.js';
import { tile } from '../../static/js/core/tiling.js';

const stateOf = (names, rest = {}) => ({ ...initialState(/** @type {any} */ ({ runs: names.map((name) => ({ name })) })), ...rest });
const looks = (state) => state.spec.runs.map(({ name }) => styleOf(state, name));

test('a run looks as its place says, unless it has a style of its own', () => {
  assert.deepEqual(looks(stateOf(['a', 'b', 'c'])), [0, 1, 2]);
  assert.deepEqual(looks(stateOf(['a', 'b', 'c'], { styles: { b: 9, gone: 2 } })), [0, 9, 2]);
});

test('a style that another run has is exchanged', () => {
  const state = stateOf(['a', 'b', 'c']);
  assert.deepEqual(looks({ ...state, styles: withStyle(state, 'a', 2) }), [2, 1, 0]);
  assert.deepEqual(looks({ ...state, styles: withStyle(state, 'a', 7) }), [7, 1, 2]);
  assert.deepEqual(looks({ ...state, styles: withStyle(state, 'b', 1) }), [0, 1, 2]);
});

test('runs keep their looks when one before them goes, or comes', () => {
  const styles = allStyles(stateOf(['a', 'b', 'c']));
  assert.deepEqual(looks(stateOf(['b', 'c'], { styles })), [1, 2]);
  const more = withNewRun(stateOf(['b', 'c'], { styles }), 'new');
  assert.deepEqual(looks(stateOf(['b', 'new', 'c'], { styles: more })), [1, 0, 2]);
});

test('a new name changes nothing else', () => {
  const state = stateOf(['a', 'b'], { styles: { a: 5 }, hiddenRuns: ['a'] });
  const after = { ...stateOf(['z', 'b']), ...renameLooks(state, 'a', 'z') };
  assert.deepEqual(looks(after), [5, 1]);
  assert.ok(isHidden(after, 'z') && !isHidden(after, 'a'));
});

test('to hide and to show again is nothing', () => {
  const state = stateOf(['a', 'b']);
  const hidden = { ...state, ...toggleHidden(state, 'b') };
  assert.deepEqual([isHidden(hidden, 'a'), isHidden(hidden, 'b')], [false, true]);
  assert.deepEqual(toggleHidden(hidden, 'b'), { hiddenRuns: [] });
});

test('an address holds how runs look, whatever their names are', () => {
  const state = stateOf(['a/b: c', 'plain', 'third'], {
    styles: { 'a/b: c': 4, third: 2, gone: 1 }, hiddenRuns: ['gone', 'plain', 'a/b: c'],
    sort: { by: 'test_loss', down: true }, target: { of: 'train', loss: 1e-7 },
  });
  const { outlook, problems } = takeOutlook(writeOutlook(state));
  assert.deepEqual(problems, []);
  assert.deepEqual(outlook, {
    styles: { 'a/b: c': 4 }, hiddenRuns: ['a/b: c', 'plain'], sort: { by: 'test_loss', down: true }, target: { of: 'train', loss: 1e-7 },
  });
  assert.equal(writeOutlook(stateOf(['a', 'b'], { styles: { a: 1, b: 0 }, hiddenRuns: ['b'] })), 'view.styles=a:1/b:0&view.hide=b');
});

test('an address that says nonsense of runs is named', () => {
  const { outlook, problems } = takeOutlook('view.styles=a:99&view.hide=&view.sort=colour&view.target=test:much');
  assert.deepEqual(outlook, {});
  assert.equal(problems.length, 4);
});

test('a run has its own activation in every layer, else the layer its own, else the network', () => {
  const [tanh, relu, elu] = ['tanh', 'relu', 'elu'].map((kind) => ({ kind }));
  const spec = /** @type {any} */ ({ activation: tanh, hidden: [{ activation: null }, { activation: elu }], runs: [{ name: 'a' }, { name: 'b', activation: relu }] });
  assert.deepEqual([1, 2].map((layer) => activationOf(spec, 'a', layer)), [tanh, elu]);
  assert.deepEqual([1, 2].map((layer) => activationOf(spec, 'b', layer)), [relu, relu]);
});

test('squares are as large as they fit', () => {
  const space = { gap: 10, caption: 20 };
  assert.deepEqual(tile(1, { width: 500, height: 120 }, space), { columns: 1, size: 100 });
  assert.deepEqual(tile(3, { width: 320, height: 1000 }, space), { columns: 1, size: Math.floor((1000 - 20) / 3 - 20) });
  assert.deepEqual(tile(4, { width: 210, height: 250 }, space), { columns: 2, size: 100 });
  for (const count of [2, 5, 12]) {
    const { columns, size } = tile(count, { width: 690, height: 230 }, space);
    const rows = Math.ceil(count / columns);
    assert.ok(columns * size + 10 * (columns - 1) <= 690 && rows * (size + 20) + 10 * (rows - 1) <= 230, `${count}`);
  }
});
