import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { breaches } from './import-rule.js';

const ROOT = fileURLToPath(new URL('../../static/js', import.meta.url));

function modules() {
  const found = readdirSync(ROOT, { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && each.name.endsWith('.js'));
  return new Map(found.map((each) => {
    const path = join(each.parentPath ?? each.path, each.name);
    return [relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')];
  }));
}

test('the modules of the page keep to the rule', () => {
  const files = modules();
  assert.ok(files.has('core/store.js') && files.has('plots/lines.js'), 'the modules were found');
  assert.deepEqual(breaches(files), []);
});

/** A page of one module of that path and text, with one module in every room to import. */
function pageWith(path, text) {
  const rooms = ['core/store.js', 'core/format.js', 'plots/lines.js', 'ui/dom.js', 'views/other.js', 'views/network.js', 'views/network/edit.js', 'pages/other.js'];
  return new Map([...rooms.map((room) => [room, 'export const a = 1;\n']), [path, text]]);
}

const ALLOWED = [
  ['pages/a.js', "import { a } from '../views/other.js';\nimport { b } from '../core/store.js';"],
  ['views/a.js', "import { a } from '../ui/dom.js';\nimport '../plots/lines.js';"],
  ['views/network/keys.js', "import { a } from './edit.js';\nimport { b } from '../network.js';"],
  ['ui/a.js', "import { a } from '../core/store.js';"],
  ['plots/a.js', "import { a } from '../core/format.js';\nimport { b } from './lines.js';"],
  ['core/stream.js', 'const socket = new WebSocket(url);'],
  ['core/api.js', 'await fetch(url);'],
  ['plots/a.js', "/** @typedef {import('../core/types.js').Spec} Spec, not the document */\n// import '../views/other.js'; fetch"],
  ['plots/a.js', "const pattern = /['\"]/; // document\nconst text = 'the document and fetch';"],
];

for (const [path, text] of ALLOWED) {
  test(`allowed in ${path}: ${text.replaceAll('\n', ' ')}`, () => assert.deepEqual(breaches(pageWith(path, text)), []));
}

const FORBIDDEN = [
  ['views/a.js', "import { a } from './other.js';", 'views must not import views'],
  ['views/a.js', "import {\n  a,\n  b as c,\n} from './other.js';", 'views must not import views'],
  ['views/a/part.js', "import { a } from '../other.js';", 'views must not import views'],
  ['views/a.js', "import { a } from '../pages/other.js';", 'views must not import pages'],
  ['plots/a.js', "import { a } from '../core/store.js';", 'plots must not import core'],
  ['plots/a.js', "export * from '../ui/dom.js';", 'plots must not import ui'],
  ['ui/a.js', "const late = await import('../views/other.js');", 'ui must not import views'],
  ['core/a.js', "import * as all from '../plots/lines.js';", 'core must not import plots'],
  ['core/a.js', "import '../ui/dom.js';", 'core must not import ui'],
  ['core/a.js', "export { a } from '../views/other.js';", 'core must not import views'],
  ['strange/a.js', "import '../core/store.js';", 'strange must not import core'],
  ['views/a.js', "import { a } from './nowhere.js';", 'does not exist'],
  ['views/a.js', "import { a } from 'preact';", 'is not a file of the page'],
  ['views/a.js', 'import { a } from "https://cdn.example/a.js";', 'is not a file of the page'],
  ['pages/a.js', 'const late = await import(name);', 'is not a file of the page'],
  ['views/a.js', "const answer = await fetch('/api/catalog');", 'touches the network'],
  ['core/a.js', 'const socket = new WebSocket(url);', 'touches the network'],
  ['pages/a.js', 'navigator.sendBeacon(url);', 'touches the network'],
  ['plots/a.js', "document.querySelector('canvas');", 'must not know the page'],
  ['plots/a.js', "const url = 'http://host'; document.title = url;", 'must not know the page'],
];

for (const [path, text, breach] of FORBIDDEN) {
  test(`forbidden in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
    const found = breaches(pageWith(path, text));
    assert.equal(found.length, 1, JSON.stringify(found));
    assert.ok(found[0].includes(breach), found[0]);
  });
}
