import type { GenotypeBlock, GenotypeBlocks } from '@snpress/data';
import { describeMissing } from './describe-missing.js';
import { markerProblems } from './marker-problems.js';
import { ModelError } from './model-error.js';

/**
 * The blocks of genotypes that a model predicts from, each checked before it is used, as `checkGenotypes` does.
 * @throws ModelError where the markers differ in number, name or order, or a value is missing or infinite.
 */
export function* checkedBlocks(
  type: string,
  genotypes: GenotypeBlocks,
  markers: readonly string[],
): Iterable<GenotypeBlock> {
  const refuse = (problems: ReturnType<typeof markerProblems>): void => {
    if (problems.length > 0) throw new ModelError('input', problems, `cannot predict with ${type}`);
  };
  refuse(markerProblems(genotypes.features, markers));
  for (const block of genotypes.blocks()) {
    refuse(describeMissing('genotypes', 'marker', block.genotypes));
    yield block;
  }
}
