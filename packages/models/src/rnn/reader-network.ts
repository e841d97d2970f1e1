import type { Rng } from '@snpress/data';
import { initialLimit } from '../network/activation.js';
import { fastRandom, symmetricUniforms } from '../network/fast-random.js';
import type { RowTable } from '../network/row-table.js';
import { createTrace, type GatedReader, type ReaderTrace, readSequences } from './gated-reader.js';
import type { SequenceLayout } from './genome-sequences.js';

/** Two gated readers, forwards and backwards, and a linear layer on all their states. */
export interface ReaderNetwork {
  readonly readers: readonly GatedReader[];
  /** (chromosomes × steps × units of the first reader, then of the second) × outputs. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Random readers under an output of zero. */
export function randomNetwork(
  rng: Rng,
  { chromosomes, steps, width }: SequenceLayout,
  units: number,
  outputs: number,
): ReaderNetwork {
  const uniform = (label: string, from: number): Float32Array =>
    symmetricUniforms(fastRandom(rng.fork(label)), from * 3 * units, initialLimit('tanh', from, units));
  return {
    readers: ['forwards', 'backwards'].map((label) => ({
      input: uniform(`${label} input`, width),
      state: uniform(`${label} state`, units),
      bias: new Float32Array(3 * units),
    })),
    weights: new Float32Array(2 * chromosomes * steps * units * outputs),
    bias: new Float32Array(outputs),
  };
}

/** What a network passes through. */
export interface NetworkTrace {
  readonly traces: readonly ReaderTrace[];
  /** Samples × outputs. */
  readonly output: Float64Array;
}

/**
 * Carries samples through a network.
 * @param masks - of both readers' states, as in training with dropout.
 */
export function readGenomes(
  { readers, weights, bias }: ReaderNetwork,
  inputs: RowTable,
  layout: SequenceLayout,
  masks: readonly Float32Array[] = [],
): NetworkTrace {
  const { rows } = inputs;
  const outputs = bias.length;
  const states = (readers[0]!.bias.length / 3) * layout.chromosomes * layout.steps;
  const output = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) output.set(bias, row * outputs);
  const traces = readers.map((reader, direction) => {
    const trace = createTrace(rows * states);
    readSequences(reader, direction, inputs, layout, trace);
    const mask = masks[direction];
    for (let at = 0; at < trace.state.length; at++) {
      const value = trace.state[at]! * (mask?.[at] ?? 1);
      if (value === 0) continue;
      const to = Math.floor(at / states) * outputs;
      const from = (direction * states + (at % states)) * outputs;
      for (let k = 0; k < outputs; k++) output[to + k]! += value * weights[from + k]!;
    }
    return trace;
  });
  return { traces, output };
}
