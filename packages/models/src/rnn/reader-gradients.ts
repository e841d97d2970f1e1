import type { RowTable } from '../network/row-table.js';
import { type GatedReader, type ReaderTrace, stepAt } from './gated-reader.js';
import type { SequenceLayout } from './genome-sequences.js';
import type { NetworkTrace, ReaderNetwork } from './reader-network.js';

/**
 * Backpropagation through time.
 * @param slopes - of the loss with respect to the outputs: samples × outputs.
 */
export function readerGradients(
  network: ReaderNetwork,
  { traces }: NetworkTrace,
  inputs: RowTable,
  layout: SequenceLayout,
  slopes: Float64Array,
  masks: readonly Float32Array[] = [],
): ReaderNetwork {
  const outputs = network.bias.length;
  const states = traces[0]!.state.length / inputs.rows;
  const weights = new Float32Array(network.weights.length);
  const bias = new Float32Array(outputs);
  slopes.forEach((slope, at) => (bias[at % outputs]! += slope));
  const readers = network.readers.map((reader, direction) => {
    const trace = traces[direction]!;
    const mask = masks[direction];
    const above = new Float64Array(trace.state.length);
    for (let at = 0; at < above.length; at++) {
      const kept = mask?.[at] ?? 1;
      if (kept === 0) continue;
      const to = Math.floor(at / states) * outputs;
      const from = (direction * states + (at % states)) * outputs;
      const value = kept * trace.state[at]!;
      let sum = 0;
      for (let k = 0; k < outputs; k++) {
        sum += slopes[to + k]! * network.weights[from + k]!;
        weights[from + k]! += slopes[to + k]! * value;
      }
      above[at] = kept * sum;
    }
    return throughTime(reader, direction, trace, inputs, layout, above);
  });
  return { readers, weights, bias };
}

/** @param above - slopes with respect to the states, of what lies above them. */
function throughTime(
  { input, state: recurrent, bias }: GatedReader,
  direction: number,
  { state, update, reset, candidate, carried }: ReaderTrace,
  { values }: RowTable,
  { steps, width }: SequenceLayout,
  above: Float64Array,
): GatedReader {
  const gates = bias.length;
  const units = gates / 3;
  const sum = {
    input: new Float32Array(input.length),
    state: new Float32Array(recurrent.length),
    bias: new Float32Array(gates),
  };
  const read = new Float64Array(gates);
  const from = new Float64Array(gates);
  const later = new Float64Array(units);
  for (let sequence = 0; sequence * steps * units < state.length; sequence++) {
    later.fill(0);
    for (let turn = steps - 1; turn >= 0; turn--) {
      const at = sequence * steps + stepAt(turn, steps, direction);
      const before = turn === 0 ? -1 : sequence * steps + stepAt(turn - 1, steps, direction);
      for (let unit = 0; unit < units; unit++) {
        const place = at * units + unit;
        const [z, r, n] = [update[place]!, reset[place]!, candidate[place]!];
        const slope = above[place]! + later[unit]!;
        const previous = before < 0 ? 0 : state[before * units + unit]!;
        const ofCandidate = slope * (1 - z) * (1 - n * n);
        read[unit] = from[unit] = slope * (previous - n) * z * (1 - z);
        read[units + unit] = from[units + unit] = ofCandidate * carried[place]! * r * (1 - r);
        read[2 * units + unit] = ofCandidate;
        from[2 * units + unit] = ofCandidate * r;
        later[unit] = slope * z;
      }
      for (let gate = 0; gate < gates; gate++) sum.bias[gate]! += read[gate]!;
      for (let k = 0; k < width; k++) {
        const value = values[at * width + k]!;
        if (value === 0) continue;
        for (let gate = 0; gate < gates; gate++) sum.input[k * gates + gate]! += value * read[gate]!;
      }
      for (let k = 0; k < units && before >= 0; k++) {
        const value = state[before * units + k]!;
        let back = 0;
        for (let gate = 0; gate < gates; gate++) {
          sum.state[k * gates + gate]! += value * from[gate]!;
          back += recurrent[k * gates + gate]! * from[gate]!;
        }
        later[k]! += back;
      }
    }
  }
  return sum;
}
