import type { GenotypeBlocks } from './genotype-blocks.js';
import { markerRange } from './marker-range.js';
import type { Matrix } from './matrix.js';
import { selectFeatures } from './select-features.js';

/**
 * Genotypes in memory, read in blocks as those are that are not. Nothing is copied.
 * @param width - markers of a block.
 */
export function blocksOfMatrix(genotypes: Matrix, width = 2048): GenotypeBlocks {
  const { samples, features, positions, alleles, ploidy } = genotypes;
  return {
    ...{ samples, features, positions, alleles, ploidy },
    *blocks() {
      for (let first = 0; first < features.length; first += width) {
        const end = Math.min(first + width, features.length);
        yield { first, genotypes: markerRange(genotypes, first, end) };
      }
    },
    select: (markers) => selectFeatures(genotypes, markers),
  };
}
