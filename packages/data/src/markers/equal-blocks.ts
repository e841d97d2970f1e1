import { joinBlocks } from './join-blocks.js';
import type { MarkerBlock } from './marker-stream.js';

/**
 * The same markers in blocks of `size`, but for the last one, however they were cut before. Blocks that have the size
 * already are handed on as they are.
 */
export async function* equalBlocks(
  blocks: AsyncIterable<MarkerBlock>,
  size: number,
): AsyncGenerator<MarkerBlock, void, undefined> {
  let pending: MarkerBlock[] = [];
  let count = 0;
  for await (const block of blocks) {
    let from = 0;
    while (count + block.features.length - from >= size) {
      const to = from + size - count;
      yield joinBlocks([...pending, part(block, from, to)]);
      pending = [];
      count = 0;
      from = to;
    }
    if (from < block.features.length) {
      pending.push(part(block, from, block.features.length));
      count += block.features.length - from;
    }
  }
  if (count > 0) yield joinBlocks(pending);
}

function part(block: MarkerBlock, from: number, to: number): MarkerBlock {
  const { features, values, positions, alleles } = block;
  if (from === 0 && to === features.length) return block;
  const samples = values.length / features.length;
  return {
    features: features.slice(from, to),
    values: values.subarray(from * samples, to * samples),
    positions: {
      chromosome: positions.chromosome.slice(from, to),
      start: positions.start.subarray(from, to),
      end: positions.end.subarray(from, to),
    },
    alleles: { counted: alleles.counted.slice(from, to), other: alleles.other.slice(from, to) },
  };
}
