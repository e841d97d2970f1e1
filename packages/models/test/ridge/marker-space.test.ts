import { describe, expect, it } from 'vitest';
import { createRng } from '@snpress/data/random/rng';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import type { Matrix } from '@snpress/data';
import { genotypesKept } from '../../src/artifact/genotypes-kept.js';
import { ridge } from '../../src/ridge/ridge.js';

const rows = 14;
const markers = 90;
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, k) => `${prefix}${k}`);

function genotypesOf(name: string): Matrix {
  const rng = createRng(name);
  const calls = Int8Array.from({ length: rows * markers }, () => rng.integer(4) - 1);
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) => (at % 4 === 0 ? 0.75 : (at % 4) - 1));
  return matrixOfCalls({ samples: ids(name, rows), features: ids('m', markers) }, { calls, levels });
}

describe.each([
  ['weights, where genes are few', 5],
  ['directions, where they are many', 40],
])('ridge to be shared: %s', (_, genes) => {
  const genotypes = genotypesOf('t');
  const others = genotypesOf('v');
  const rng = createRng('expression');
  const values = Float32Array.from({ length: rows * genes }, () => rng.normal());
  const train = { genotypes, expression: { samples: genotypes.samples, features: ids('g', genes), values } };

  it('predicts, explains and is exported as the model that keeps its samples', async () => {
    const fitted = await ridge.fit(train, { relativeLambda: 0.3 });
    const shared = ridge.load(fitted.save('to-share'));
    const expected = fitted.predict(others).values;
    shared.predict(others).values.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at]!, 5);
    });
    expect(shared.markerImportance!()).toEqual(fitted.markerImportance!());
    const effects = fitted.linear!().effectsOf(3).effects;
    shared.linear!()
      .effectsOf(3)
      .effects.forEach((effect, marker) => {
        expect(effect).toBeCloseTo(effects[marker]!, 6);
      });
  });

  it('has no row that is a training sample', async () => {
    const fitted = await ridge.fit(train, { relativeLambda: 0.3 });
    expect(genotypesKept(fitted.save().metadata)).toBe(rows);
    const { metadata, arrays } = fitted.save('to-share');
    expect(genotypesKept(metadata)).toBe(0);
    const directions = arrays.directions as Float32Array;
    const means = arrays.markerMeans as Float64Array;
    const width = directions.length / markers;
    for (let k = 0; k < width; k++) {
      const own = Float64Array.from(means, (__, marker) => directions[marker * width + k]!);
      for (let row = 0; row < rows; row++) {
        const person = means.map((mean, marker) => genotypes.values[marker * rows + row]! - mean);
        expect(Math.abs(cosine(own, person))).toBeLessThan(0.9);
      }
    }
  });
});

function cosine(a: Float64Array, b: Float64Array): number {
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
