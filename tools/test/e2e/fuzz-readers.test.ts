import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../workspace.js';

/** More of them, of the formats that a stranger would choose, where the environment asks for it: `SNPRESS_FUZZ_CASES=100000`. */
const { SNPRESS_FUZZ_CASES: asked } = process.env;
const cases = Number(asked ?? 600);
const formats = asked === undefined ? '' : 'bgen,arrow,parquet,rqtl2,spec';

test(
  `damaged files of every format, and specs, are told or read right: ${cases} cases, the same in every run`,
  async () => {
    const script = path.join(root, 'tools/benchmarks/fuzz-readers.js');
    const options = ['--cases', String(cases), '--seed', 'tests', '--formats', formats];
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]);
    expect(stdout).toMatch(new RegExp(`^all +${cases} `, 'm'));
    expect(stdout).toContain('0 failures');
  },
  60_000 + 20 * cases,
);
