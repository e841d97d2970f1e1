import { permutationTest } from '@snpress/evaluate';
import { designs } from './designs.js';
import { drawCross } from './draw-cross.js';
import { fitSplits } from './fit-splits.js';
import { fitters } from './fitters.js';
import { testIndependentSplits } from './independent-splits.js';

const permutations = 1999;
/** p of genes are compared with these. */
export const levels = [0.05, 0.01, 0.002];

/**
 * Counts what the permutation test finds on simulated crosses without any effect.
 * @returns rows of { design, model, crosses, genes, reached, pooled, discoveries, any, independent }: of `genes` over all crosses, how many
 * had p up to each level; in how many crosses the p of pooled skill was up to 0.05, and any gene was discovered; `independent`
 * has the genes up to the first level, and the crosses with any, of a test that takes the splits for independent
 */
export async function measurePermutation({ crosses, models, design, onStart }) {
  const rows = models.map((model) => ({
    design,
    model,
    crosses,
    genes: 0,
    reached: levels.map(() => 0),
    pooled: 0,
    discoveries: 0,
    any: 0,
    independent: { reached: 0, any: 0 },
  }));
  for (let number = 0; number < crosses; number++) {
    if (number % 10 === 0) onStart(`${design}: cross ${number + 1} of ${crosses}`);
    const { rng, ...cross } = drawCross('none', number, 1);
    const splits = designs[design].divide(cross.genotypes.samples, rng.fork('split'));
    for (const row of rows) {
      const fits = await fitSplits(fitters[row.model], cross, splits, rng.fork(row.model));
      const input = {
        name: row.model,
        observed: cross.expression,
        splits: fits.map(({ test, judge }) => judge(cross.genotypes, test)),
      };
      const { pooled, perGene, discoveries } = permutationTest(input, rng.fork('permute'), { permutations });
      row.genes += perGene.p.length;
      levels.forEach((level, index) => (row.reached[index] += perGene.p.filter((p) => p <= level).length));
      row.pooled += pooled.p <= 0.05;
      row.discoveries += discoveries.genes;
      row.any += discoveries.genes > 0;
      const independent = testIndependentSplits(input, rng.fork('permute'), permutations);
      row.independent.reached += independent.p.filter((p) => p <= levels[0]).length;
      row.independent.any += independent.q.some((q) => q <= 0.05);
    }
  }
  return rows;
}
