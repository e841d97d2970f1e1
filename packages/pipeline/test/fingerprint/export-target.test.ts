import { expect, test } from 'vitest';
import { exportTarget } from '../../src/fingerprint/export-target.js';

const map = {
  '.': {
    types: './index.d.ts',
    browser: './browser.js',
    node: { require: './index.cjs', import: './index.mjs' },
  },
  './features/*': './features/*.js',
  './features/private/*': null,
  './features/*.css': './styles/*.css',
  './list': [{ browser: './no.js' }, './yes.js'],
  './none': { browser: './no.js' },
};

test.each([
  ['.', './index.mjs', map],
  ['./features/x/y', './features/x/y.js', map],
  ['./features/a.css', './styles/a.css', map],
  ['./features/private/x', undefined, map],
  ['./list', './yes.js', map],
  ['./none', undefined, map],
  ['./other', undefined, map],
  ['.', './main.js', './main.js'],
  ['./sub', undefined, './main.js'],
  ['.', './esm.js', { import: './esm.js', default: './cjs.js' }],
  ['#dep', 'fs-extra', { '#dep': { node: 'fs-extra' } }],
])('%s leads to %s', (subpath, target, exports) => {
  expect(exportTarget(exports, subpath)).toBe(target);
});
