import { levelsPerFeature } from './called-values.js';
import type { GenotypeBlocks } from './genotype-blocks.js';
import type { Matrix } from './matrix.js';
import { matrixOfCalls } from './matrix-of-calls.js';
import { selectFeatures } from './select-features.js';

/**
 * Genotypes in memory, read in blocks as those are that are not. Nothing is copied.
 * @param width - markers of a block.
 */
export function blocksOfMatrix(genotypes: Matrix, width = 1024): GenotypeBlocks {
  const { samples, features, positions, alleles, ploidy } = genotypes;
  const rows = samples.length;
  return {
    ...{ samples, features, positions, alleles, ploidy },
    *blocks() {
      for (let first = 0; first < features.length; first += width) {
        const end = Math.min(first + width, features.length);
        const labels = { samples, features: features.slice(first, end), ploidy };
        const { called } = genotypes;
        yield {
          first,
          genotypes:
            called === undefined
              ? { ...labels, values: genotypes.values.subarray(first * rows, end * rows) }
              : matrixOfCalls(labels, {
                  calls: called.calls.subarray(first * rows, end * rows),
                  levels: called.levels.subarray(first * levelsPerFeature, end * levelsPerFeature),
                }),
        };
      }
    },
    select: (markers) => selectFeatures(genotypes, markers),
  };
}
