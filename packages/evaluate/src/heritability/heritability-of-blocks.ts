import type { GenotypeBlocks, Matrix } from '@snpress/data';
import { gramOfBlocks } from '@snpress/models/linear-algebra/gram-of-blocks';
import { checkComplete } from './check-complete.js';
import { countVarying } from './count-varying.js';
import { estimateFromGram } from './estimate-from-gram.js';
import type { Heritability } from './heritability.js';

/**
 * `estimateHeritability` of genotypes that are larger than memory, in one sweep, which makes their Gram matrix.
 * @param genotypes - of the samples of the expression, in their order, without missing calls.
 * @throws EvaluationError where genotypes are missing, or there are fewer than four samples.
 */
export async function heritabilityOfBlocks(
  genotypes: GenotypeBlocks,
  expression: Matrix,
  context: Parameters<typeof gramOfBlocks>[1] = {},
): Promise<Heritability> {
  let varying = 0;
  const counted: GenotypeBlocks = {
    ...genotypes,
    *blocks() {
      for (const block of genotypes.blocks()) {
        checkComplete('genotypes', 'marker', block.genotypes, 'Impute them first.');
        varying += countVarying(block.genotypes);
        yield block;
      }
    },
  };
  return estimateFromGram(await gramOfBlocks(counted, context), varying, expression);
}
