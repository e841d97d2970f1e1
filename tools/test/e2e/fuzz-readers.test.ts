import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../workspace.js';

const cases = 600;

test(`damaged files of every format are told or read right: ${cases} cases, the same in every run`, async () => {
  const script = path.join(root, 'tools/benchmarks/fuzz-readers.js');
  const options = ['--cases', String(cases), '--seed', 'tests'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]);
  expect(stdout).toMatch(new RegExp(`^all +${cases} `, 'm'));
  expect(stdout).toContain('0 failures');
});
