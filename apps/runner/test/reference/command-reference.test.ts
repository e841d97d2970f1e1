import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { commandReference } from '../../src/reference/command-reference.js';

it('the committed reference of the command line is that of the code (npm run docs)', async () => {
  const committed = path.resolve(import.meta.dirname, '../../../../docs/reference/commands.md');
  expect(await commandReference()).toBe(readFileSync(committed, 'utf8'));
});
