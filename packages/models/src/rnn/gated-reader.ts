import type { RowTable } from '../network/row-table.js';
import type { SequenceLayout } from './genome-sequences.js';

/**
 * A gated recurrent unit (Cho et al. 2014) in plain arrays: update, reset and candidate side by side,
 * h′ = z h + (1 − z) tanh(x Wₙ + bₙ + r (h Uₙ)), z and r logistic in x W + b + h U.
 */
export interface GatedReader {
  /** W: width × 3 units. */
  readonly input: Float32Array;
  /** U: units × 3 units. */
  readonly state: Float32Array;
  /** b: 3 units. */
  readonly bias: Float32Array;
}

/** What a reader passes through at every step of every sequence; values of units each. */
export interface ReaderTrace {
  /** States, update and reset gates, candidates, and h Uₙ: sequences × steps × units each. */
  readonly state: Float64Array;
  readonly update: Float64Array;
  readonly reset: Float64Array;
  readonly candidate: Float64Array;
  readonly carried: Float64Array;
}

export function createTrace(length: number): ReaderTrace {
  const column = (): Float64Array => new Float64Array(length);
  return { state: column(), update: column(), reset: column(), candidate: column(), carried: column() };
}

/** The step that a reader is at after so many, backwards for the second of two readers. */
export function stepAt(turn: number, steps: number, direction: number): number {
  return direction === 0 ? turn : steps - 1 - turn;
}

/** Reads sequences, one after the other in `values`, into a trace. */
export function readSequences(
  { input, state: recurrent, bias }: GatedReader,
  direction: number,
  { values, rows, columns }: RowTable,
  { steps, width }: SequenceLayout,
  { state, update, reset, candidate, carried }: ReaderTrace,
): void {
  const gates = bias.length;
  const units = gates / 3;
  const read = new Float64Array(gates);
  const from = new Float64Array(gates);
  const sequences = (rows * columns) / (steps * width);
  for (let sequence = 0; sequence < sequences; sequence++) {
    let before = -1;
    for (let turn = 0; turn < steps; turn++) {
      const at = sequence * steps + stepAt(turn, steps, direction);
      read.set(bias);
      from.fill(0);
      for (let k = 0; k < width; k++) {
        const value = values[at * width + k]!;
        if (value === 0) continue;
        for (let gate = 0; gate < gates; gate++) read[gate]! += value * input[k * gates + gate]!;
      }
      for (let k = 0; k < units && before >= 0; k++) {
        const value = state[before * units + k]!;
        for (let gate = 0; gate < gates; gate++) from[gate]! += value * recurrent[k * gates + gate]!;
      }
      for (let unit = 0; unit < units; unit++) {
        const place = at * units + unit;
        const z = sigmoid(read[unit]! + from[unit]!);
        const r = sigmoid(read[units + unit]! + from[units + unit]!);
        const c = from[2 * units + unit]!;
        const n = Math.tanh(read[2 * units + unit]! + r * c);
        update[place] = z;
        reset[place] = r;
        carried[place] = c;
        candidate[place] = n;
        state[place] = (1 - z) * n + (before < 0 ? 0 : z * state[before * units + unit]!);
      }
      before = at;
    }
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
