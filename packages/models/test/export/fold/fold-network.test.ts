import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import type { DenseLayer } from '../../../src/export/fold/dense-layer.js';
import { foldNetwork } from '../../../src/export/fold/fold-network.js';
import type { FoldedNetwork } from '../../../src/export/fold/folded-network.js';
import { makeArtifact } from '../make-artifact.js';
import { networkCases } from '../network-cases.js';

const units = {
  linear: (x: number) => x,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  relu: (x: number) => Math.max(0, x),
};

const through = (layers: readonly DenseLayer[], values: readonly number[]): readonly number[] =>
  layers.reduce<readonly number[]>(
    (below, { inputs, outputs, weights, bias, activation }) =>
      Array.from({ length: outputs }, (_, unit) => {
        expect(below).toHaveLength(inputs);
        return units[activation](
          below.reduce((sum, value, input) => sum + value * weights[input * outputs + unit]!, bias[unit]!),
        );
      }),
    values,
  );

/** Expression of one sample, by the layers alone. */
function compute({ fills, branches, top }: FoldedNetwork, { samples, values }: Matrix, row: number) {
  const dosages = Array.from(fills, (fill, marker) => {
    const dosage = values[marker * samples.length + row]!;
    return Number.isNaN(dosage) ? fill : dosage;
  });
  return through(
    top,
    branches.length === 0 ? dosages : branches.flatMap((layers) => through(layers, dosages)),
  );
}

describe('a folded network', () => {
  it.each(Object.keys(networkCases))('of %s predicts from dosages', async (name) => {
    const { artifact, genotypes } = await networkCases[name]!();
    const network = foldNetwork(artifact, artifact.fitted.dense!());
    const predicted = predictExpression(artifact, genotypes);
    const rows = genotypes.samples.length;
    for (let row = 0; row < rows; row++) {
      compute(network, genotypes, row).forEach((value, gene) => {
        expect(Math.abs(value - predicted.values[gene * rows + row]!)).toBeLessThan(1e-4);
      });
    }
  });

  it('has a bottleneck where that is smaller, and else reads genes from units', async () => {
    const wide = await networkCases['an mlp with a bottleneck']!();
    const narrow = await makeArtifact('mlp');
    const sizes = ({ artifact }: typeof wide) =>
      foldNetwork(artifact, artifact.fitted.dense!()).top.map(({ inputs, outputs }) => [inputs, outputs]);
    expect(sizes(wide)).toEqual([
      [60, 29],
      [29, 90],
    ]);
    expect(sizes(narrow)).toEqual([[4, 7]]);
  });
});
