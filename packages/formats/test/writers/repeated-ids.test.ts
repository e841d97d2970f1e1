import { createMatrix } from '@snpress/data';
import { renamedFeatures } from '@snpress/data/inspect/renamed-features';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMatrix, writableFormats, writeMatrix } from '../../src/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-ids-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A site of two alternative alleles as two markers. */
const matrix = createMatrix({
  samples: ['s1', 's2'],
  features: ['rs2', 'rs2#2'],
  values: Float32Array.of(0, 1, 2, 0),
  positions: { chromosome: ['1', '1'], start: Float64Array.of(10, 10), end: Float64Array.of(10, 10) },
  alleles: { counted: ['C', 'G'], other: ['A', 'A'] },
  ploidy: 2,
});

test.each(writableFormats.map((format) => [format.name, format] as const))(
  'no made-up id is written as if it were real: %s',
  async (name, format) => {
    const own = path.join(folder, name);
    mkdirSync(own);
    const file = path.join(own, `m${format.extensions[0]!}`);
    const warnings = await writeMatrix(file, matrix, { format: name });
    const written = readdirSync(own).map((each) => readFileSync(path.join(own, each), 'latin1'));
    if (format.holds.uniqueIds) {
      expect(warnings.join()).toContain('rs2#2');
      return;
    }
    expect(written.join()).not.toContain('rs2#2');
    const { matrix: read } = await readMatrix(file, { format: name });
    expect(read.features).toEqual(['rs2', 'rs2#2']);
    expect(renamedFeatures(read.features)).toEqual(['rs2#2']);
  },
);
