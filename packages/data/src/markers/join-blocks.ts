import type { MarkerBlock } from './marker-stream.js';

/** The markers of several blocks as one. */
export function joinBlocks(blocks: readonly MarkerBlock[]): MarkerBlock {
  if (blocks.length === 1) return blocks[0]!;
  const positions = blocks.map((block) => block.positions);
  const alleles = blocks.map((block) => block.alleles);
  return {
    features: blocks.flatMap(({ features }) => features),
    values: joined(
      blocks.map(({ values }) => values),
      Float32Array,
    ),
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

function joined<T extends Float32Array | Float64Array>(
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
