import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { Matrix } from '@snpress/data';
import { expect, it } from 'vitest';
import { readGenotypes } from '../../src/artifacts/split-reader.js';

type Data = Parameters<typeof readGenotypes>[0];
type Set = Parameters<typeof readGenotypes>[1];

/** Inputs of a split whose training genotypes have this matrix, and how often it was made. */
function inputsOf(name: string, matrix: () => Matrix) {
  const made = { times: 0 };
  const input = (digest: string, value: unknown) => ({ digest, read: () => Promise.resolve(value) });
  const steps = {
    apply: () => {
      made.times++;
      return matrix();
    },
  };
  const data = { genotypes: input('genotypes', undefined) } as unknown as Data;
  const set = {
    genotypeSteps: input('steps', steps),
    split: input(name, { train: [0], test: [1] }),
  } as unknown as Set;
  return { made, read: (side: 'train' | 'test') => readGenotypes(data, set, side) };
}

/** Calls of one sample whose values nobody may ask for. */
const calledMatrix = (markers: number): Matrix =>
  matrixOfCalls(
    { samples: ['s'], features: [] },
    { calls: new Int8Array(markers), levels: undefined as unknown as Float32Array },
  );

it('training genotypes of several splits are kept, those of test samples are not', async () => {
  const [first, second] = ['one', 'two'].map((name) => inputsOf(name, () => calledMatrix(7)));
  const matrix = await first!.read('train');
  await second!.read('train');
  expect(await first!.read('train')).toBe(matrix);
  await second!.read('train');
  expect([first!.made.times, second!.made.times]).toEqual([1, 1]);
  await first!.read('test');
  await first!.read('test');
  expect(first!.made.times).toBe(3);
});

it('training genotypes that were not asked for longest go where they would take more than 256 MB', async () => {
  const large = ['three', 'four', 'five'].map((name) => inputsOf(name, () => calledMatrix(100_000_000)));
  const times = () => large.map(({ made }) => made.times);
  await large[0]!.read('train');
  await large[1]!.read('train');
  await large[0]!.read('train');
  await large[2]!.read('train');
  await large[0]!.read('train');
  expect(times()).toEqual([1, 1, 1]);
  await large[1]!.read('train');
  expect(times()).toEqual([1, 2, 1]);
});
