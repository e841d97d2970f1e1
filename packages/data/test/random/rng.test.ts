import { expect, test } from 'vitest';
import { createRng } from '../../src/index.js';
import type { Rng } from '../../src/index.js';

const draw = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);
const uniforms = (count: number, rng: Rng): number[] => draw(count, () => rng.uniform());
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const moment = (values: readonly number[], power: number): number =>
  mean(values.map((value) => value ** power));

test('equal seeds give equal streams, other seeds give others', () => {
  const stream = (seed: string | number): number[] => uniforms(20, createRng(seed));
  expect(stream(2017)).toEqual(stream('2017'));
  expect(stream(2017)).not.toEqual(stream(2018));
});

test('the stream never changes from version to version', () => {
  const rng = createRng(2017);
  expect([rng.uniform(), rng.uniform(), rng.normal(), rng.normal(), rng.integer(1000)])
    .toMatchInlineSnapshot(`
    [
      0.851766779702949,
      0.1423921648368912,
      0.6352708214482147,
      -1.858268405377569,
      681,
    ]
  `);
  expect(rng.permutation(8)).toMatchInlineSnapshot(`
    Int32Array [
      5,
      6,
      7,
      3,
      2,
      1,
      0,
      4,
    ]
  `);
});

test('a fork depends on the seed and the label, not on what was drawn before', () => {
  const fresh = createRng('a').fork('b').fork(3);
  const used = createRng('a');
  draw(17, () => used.normal());
  const fork = used.fork('b');
  fork.uniform();
  expect(fork.fork(3).seed).toBe('a/b/3');
  expect(uniforms(20, fork.fork(3))).toEqual(uniforms(20, fresh));
});

test('a fork leaves its parent where it was, and differs from it', () => {
  const parent = createRng(1);
  const expected = uniforms(2, createRng(1));
  expect(parent.uniform()).toBe(expected[0]);
  const child = parent.fork('x');
  expect(uniforms(5, child)).not.toEqual(uniforms(5, createRng(1)));
  expect(parent.uniform()).toBe(expected[1]);
});

const many = 40_000;

test('uniform numbers are uniform', () => {
  const values = uniforms(many, createRng('uniform'));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(mean(values)).toBeCloseTo(1 / 2, 2);
  expect(moment(values, 2)).toBeCloseTo(1 / 3, 2);
  expect(mean(values.slice(1).map((value, index) => (value - 0.5) * (values[index]! - 0.5)))).toBeCloseTo(
    0,
    2,
  );
});

test('normal numbers are normal', () => {
  const rng = createRng('normal');
  const values = draw(many, () => rng.normal());
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(0.03);
  expect(Math.abs(moment(values, 3))).toBeLessThan(0.08);
  expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.15);
});

test('whole numbers are equally frequent', () => {
  const rng = createRng('integer');
  const counts = new Uint32Array(7);
  for (let draws = 0; draws < many; draws++) counts[rng.integer(7)]!++;
  for (const count of counts) expect(Math.abs(count - many / 7)).toBeLessThan(5 * Math.sqrt(many / 7));
  expect(rng.integer(1)).toBe(0);
});

test('permutations hold every number once, each place equally often', () => {
  const rng = createRng('permutation');
  const first = new Uint32Array(5);
  for (let draws = 0; draws < 10_000; draws++) {
    const order = rng.permutation(5);
    expect(order.toSorted()).toEqual(Int32Array.of(0, 1, 2, 3, 4));
    first[order[0]!]!++;
  }
  for (const count of first) expect(Math.abs(count - 2000)).toBeLessThan(200);
  expect(rng.permutation(0)).toEqual(new Int32Array(0));
});
