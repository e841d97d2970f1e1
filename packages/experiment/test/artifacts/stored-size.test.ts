import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRng } from '@snpress/data';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { afterAll, expect, it } from 'vitest';
import { model, modelArtifact } from '../../src/artifacts/bundles.js';
import { predictions } from '../../src/artifacts/matrices.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-stored-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [samples, genes] = [200, 500];
const rng = createRng('stored');

function predictionsOf(value: (sample: number, gene: number) => number): Matrix {
  return createMatrix({
    samples: Array.from({ length: samples }, (_, row) => `s${row}`),
    features: Array.from({ length: genes }, (_, gene) => `g${gene}`),
    values: Float32Array.from({ length: samples * genes }, (_, at) =>
      value(at % samples, Math.floor(at / samples)),
    ),
  });
}

it.each([
  ['that differ between samples', () => rng.normal(), 0.9],
  ['that are one number for each gene', (_: number, gene: number) => Math.sqrt(gene), 0.06],
] as const)('predictions %s take less room than their numbers, and come back', async (_, value, most) => {
  const file = path.join(folder, String(most));
  const matrix = predictionsOf(value);
  await predictions.write(file, matrix);
  expect(statSync(file).size).toBeLessThan(most * matrix.values.byteLength);
  expect(await predictions.read(file)).toEqual(matrix);
});

it('a model is stored in less room than in the file that users get, which any reader opens', async () => {
  const bundle = {
    metadata: { type: 'ridge' },
    arrays: { weights: Float32Array.from({ length: 100_000 }, () => rng.normal()) },
  };
  const [stored, users] = [path.join(folder, 'stored'), path.join(folder, 'users')];
  await model.write(stored, bundle);
  await modelArtifact.write(users, bundle);
  expect(statSync(stored).size).toBeLessThan(0.9 * statSync(users).size);
  expect(await readBundle(users)).toEqual(bundle);
  expect(await model.read(stored)).toEqual(bundle);
  await expect(readBundle(stored)).rejects.toThrow('not an Arrow IPC file');
});
