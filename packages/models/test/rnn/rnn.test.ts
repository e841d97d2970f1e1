import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { genomeSequences, sequenceLayout } from '../../src/rnn/genome-sequences.js';
import { readerGradients } from '../../src/rnn/reader-gradients.js';
import { randomNetwork, readGenomes } from '../../src/rnn/reader-network.js';
import { rnn } from '../../src/rnn/rnn.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const train = makeTrainingSet(createRng('rnn'), { samples: 40, markers: 60, genes: 12 });

describe('genomeSequences', () => {
  it('lays chromosomes side by side, each padded to the longest', () => {
    const layout = sequenceLayout(['I', 'I', 'I', 'II'], 2);
    expect(layout).toEqual({ chromosomes: 2, steps: 2, width: 2, slotOf: Int32Array.of(0, 1, 2, 4) });
    const { rows, columns, values } = genomeSequences(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2, layout);
    expect({ rows, columns }).toEqual({ rows: 2, columns: 8 });
    expect([...values]).toEqual([1, 3, 5, 0, 7, 0, 0, 0, 2, 4, 6, 0, 8, 0, 0, 0]);
  });
});

describe('readerGradients', () => {
  it.each([
    ['without dropout', 0],
    ['with units dropped', 0.4],
  ])('agree with finite differences %s', (_, dropped) => {
    const rng = createRng('gradients');
    const layout = sequenceLayout(['I', 'I', 'I', 'I', 'I', 'II', 'II'], 2);
    const units = 3;
    const network = randomNetwork(rng, layout, units, 2);
    network.weights.forEach((_, at) => (network.weights[at] = rng.normal()));
    const columns = Float64Array.from({ length: 7 * 4 }, () => rng.normal());
    const inputs = genomeSequences(columns, 4, layout);
    const states = 4 * layout.chromosomes * layout.steps * units;
    const masks = [0, 1].map(() =>
      Float32Array.from({ length: states }, () => (rng.uniform() < dropped ? 0 : 1.5)),
    );
    const truth = Float64Array.from({ length: 8 }, () => rng.normal());
    const trace = readGenomes(network, inputs, layout, masks);
    const slopes = trace.output.map((value, at) => 2 * (value - truth[at]!));
    const gradients = readerGradients(network, trace, inputs, layout, slopes, masks);
    const lossOf = (): number =>
      readGenomes(network, inputs, layout, masks).output.reduce(
        (sum, value, at) => sum + (value - truth[at]!) ** 2,
        0,
      );
    const flat = ({ readers, weights, bias }: typeof network): readonly Float32Array[] => [
      ...readers.flatMap(({ input, state, bias: own }) => [input, state, own]),
      ...[weights, bias],
    ];
    flat(network).forEach((values, parameter) => {
      const own = flat(gradients)[parameter]!;
      values.forEach((value, at) => {
        const moved = [1e-3, -1e-3].map((shift) => {
          values[at] = value + shift;
          return [values[at], lossOf()] as const;
        });
        values[at] = value;
        const slope = (moved[0]![1] - moved[1]![1]) / (moved[0]![0] - moved[1]![0]);
        expect(Math.abs(slope - own[at]!)).toBeLessThan(1e-3 * (1 + Math.abs(slope)));
      });
    });
  });
});

describe('rnn', () => {
  it.each(['equal', 'hotspots'] as const)('learns, with %s weights of its inputs', async (weights) => {
    const params = { units: 4, width: 4, epochs: 40, dropout: 0, inputs: { weights } };
    const fitted = await rnn.fit(train, params, { seed: 1 });
    const [{ training }] = fitted.save().metadata.learningCurves as unknown as [{ training: number[] }];
    expect(training[0]).toBeGreaterThan(0.9);
    expect(training.at(-1)).toBeLessThan(0.6);
    const other = await rnn.fit(train, params, { seed: 2 });
    expect(other.predict(train.genotypes)).not.toEqual(fitted.predict(train.genotypes));
  });
});
