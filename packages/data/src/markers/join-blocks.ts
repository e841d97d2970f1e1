import type { MarkerBlock } from './marker-stream.js';
import type { MarkerValues } from './marker-values.js';
import { toDosages } from './to-dosages.js';

/** The markers of several blocks as one. */
export function joinBlocks(blocks: readonly MarkerBlock[]): MarkerBlock {
  if (blocks.length === 1) return blocks[0]!;
  const positions = blocks.map((block) => block.positions);
  const alleles = blocks.map((block) => block.alleles);
  return {
    features: blocks.flatMap(({ features }) => features),
    values: joinValues(blocks.map(({ values }) => values)),
    positions: {
      chromosome: positions.flatMap(({ chromosome }) => chromosome),
      start: joined(
        positions.map(({ start }) => start),
        Float64Array,
      ),
      end: joined(
        positions.map(({ end }) => end),
        Float64Array,
      ),
    },
    alleles: {
      counted: alleles.flatMap(({ counted }) => counted),
      other: alleles.flatMap(({ other }) => other),
    },
  };
}

function joinValues(parts: readonly MarkerValues[]): MarkerValues {
  const areCalls = (part: MarkerValues): part is Int8Array => part instanceof Int8Array;
  return parts.length > 0 && parts.every(areCalls)
    ? joined(parts, Int8Array)
    : joined(
        parts.map((part) => toDosages(part)),
        Float32Array,
      );
}

function joined<T extends Float32Array | Float64Array | Int8Array>(
  parts: readonly T[],
  ArrayType: new (length: number) => T,
): T {
  const whole = new ArrayType(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
