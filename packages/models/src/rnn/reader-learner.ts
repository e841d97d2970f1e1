import { dropoutMask } from '../network/fast-random.js';
import type { DescentParams, Learner } from '../network/descent.js';
import { DIVERGED, type NetworkTargets } from '../network/kernel-learner.js';
import { type RowTable, takeRows } from '../network/row-table.js';
import type { SequenceLayout } from './genome-sequences.js';
import { readerGradients } from './reader-gradients.js';
import { readGenomes, type ReaderNetwork } from './reader-network.js';

/** What readers are trained on. */
export interface ReaderProblem extends NetworkTargets {
  /** Samples × slots. */
  readonly inputs: RowTable;
  readonly layout: SequenceLayout;
  readonly start: ReaderNetwork;
}

/** A learner of the unexplained fraction of training variance, in plain arrays. */
export interface ReaderLearner extends Learner {
  /** The network as it was when it was last kept. */
  kept(): ReaderNetwork;
}

/** @param next - the random draws of dropout. */
export function readerLearner(
  { inputs, layout, start, targets, total }: ReaderProblem,
  {
    dropout,
    momentum,
    weightDecay,
  }: Pick<DescentParams, 'momentum' | 'weightDecay'> & { readonly dropout: number },
  next: () => number,
): ReaderLearner {
  const network = structuredClone(start);
  const moving = parametersOf(network).map((values) => ({
    values,
    velocity: new Float32Array(values.length),
  }));
  const unit = total / targets.rows;
  const states = start.weights.length / start.bias.length / 2;
  let kept = start;
  let seen = 0;

  const batchOf = (rows: Int32Array): RowTable => ({
    rows: rows.length,
    columns: inputs.columns,
    values: takeRows(inputs, rows),
  });
  const residuals = (output: Float64Array, rows: Int32Array): Float64Array => {
    const truth = takeRows(targets, rows);
    return output.map((value, at) => value - truth[at]!);
  };
  const sumOfSquares = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value * value, 0);

  return {
    samples: targets.rows,
    unit,
    limit: DIVERGED,
    step(rows, rate) {
      const batch = batchOf(rows);
      const masks = dropout > 0 ? [0, 1].map(() => dropoutMask(next, rows.length * states, dropout)) : [];
      const trace = readGenomes(network, batch, layout, masks);
      const errors = residuals(trace.output, rows);
      seen += sumOfSquares(errors);
      const scale = 2 / (unit * rows.length);
      const slopes = errors.map((error) => error * scale);
      const gradients = parametersOf(readerGradients(network, trace, batch, layout, slopes, masks));
      moving.forEach(({ values, velocity }, index) => {
        const own = gradients[index]!;
        const decay = isBias(index) ? 0 : weightDecay;
        for (let k = 0; k < values.length; k++) {
          velocity[k] = momentum * velocity[k]! + own[k]! + decay * values[k]!;
          values[k]! -= rate * velocity[k]!;
        }
      });
    },
    takeError() {
      const error = moving.reduce(
        (sum, { values }) => values.reduce((all, value) => all + 0 * value, sum),
        seen,
      );
      seen = 0;
      return error;
    },
    error: (rows) => sumOfSquares(residuals(readGenomes(network, batchOf(rows), layout).output, rows)),
    keep() {
      kept = structuredClone(network);
    },
    kept: () => kept,
  };
}

/** Weights of inputs, of states and bias of each reader, then weights and bias of the output. */
function parametersOf({ readers, weights, bias }: ReaderNetwork): readonly Float32Array[] {
  return [...readers.flatMap((reader) => [reader.input, reader.state, reader.bias]), weights, bias];
}

function isBias(parameter: number): boolean {
  return parameter === 2 || parameter === 5 || parameter === 7;
}
