import type { Rng } from '@snpress/data';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { sumOf } from '../distribution/sum-of.js';
import { alignSplits, type AlignedSplits } from '../held-out/align-splits.js';
import { evaluateModel, type EvaluationInput } from '../model/evaluate-model.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { centreBySplit, createCentredGene, type CentredGene } from './centre-by-split.js';
import { discoveryRate, type PermutationTest } from '../model/permutation-test-result.js';
import { addPairProducts, createPairProducts, permutedSums } from './pair-products.js';
import { permuteWithinSplits } from './permute-within-splits.js';
import { sequentialTests, type SequentialTest } from './sequential-tests.js';

/** How the null is drawn. */
export interface PermutationOptions {
  /** Number of permutations. The smallest p is 1 / (permutations + 1). Default 10,000. */
  readonly permutations?: number;
  /**
   * A gene is done when so many permutations have reached it: what chance reaches often needs no exact p. Infinity for
   * all permutations of every gene. Default 200.
   */
  readonly enough?: number;
}

/**
 * Tests whether a model's held-out predictions are nearer to the observations than to those of other samples. The
 * samples of the observations are permuted within each outer split, all genes together, against predictions and baseline
 * as they are. Then a gene's squared error depends on T = Σ y·ŷ alone (y and ŷ less their means within the split), which
 * is summed over splits; p = (1 + #{√m T* ≥ T}) / (1 + permutations), one-sided, equal within rounding counts as equal.
 *
 * m is 1 for a single holdout, where the test is exact (Phipson & Smyth, Permutation p-values should never be zero,
 * Stat. Appl. Genet. Mol. Biol. 9:39, 2010). It is 2 for a cross-validation, 2·repeats for a repeated one, since the
 * splits are not independent: if chance lets sample i be predicted from sample j in the split that holds i out, it lets
 * j be predicted from i in the split that holds j out. For predictions that are linear in the training observations,
 * ŷ_i = Σ a_ij y_j, and observations without signal, the variance of the sum over splits is at most m times that of
 * permutations within splits, where m is the number of splits in which two samples meet with one of them held out; it is
 * m times for a symmetric smoother such as ridge (GBLUP). A test that takes the splits for independent finds
 * too much. For selecting models the bound is no theorem; docs/explanation/statistics.md has the measured levels of both.
 *
 * A gene that `enough` permutations have reached is left there, with p = enough / (permutations until then) (Besag &
 * Clifford, Sequential Monte Carlo p-values, Biometrika 78:301, 1991): p is as valid, and most genes that chance can explain
 * need few permutations. The pooled test uses them all: it needs only the products of all pairs of samples.
 *
 * A missing observation counts as its gene's mean. A split of one sample has no permutations and adds nothing.
 * Costs about genes × held-out samples × (enough · ln(permutations / enough) + permutations × predictable genes).
 * @throws EvaluationError where samples or genes do not match, or a prediction is not finite.
 */
export function permutationTest(
  input: EvaluationInput,
  rng: Rng,
  { permutations = 10_000, enough = 200 }: PermutationOptions = {},
): PermutationTest {
  const { skill, perGene } = evaluateModel(input);
  const aligned = alignSplits(input.name, input.observed, input.splits);
  const sizes = aligned.splits.map(({ sampleOf }) => sampleOf.length);
  const places = permuteWithinSplits(sizes, permutations, rng);
  const stretch = Math.sqrt(meetingsOf(aligned));

  let pooledTruth = 0;
  let pooledScale = 0;
  const p = new Float64Array(aligned.genes.length);
  const tests: SequentialTest[] = [];
  const room = createCentredGene(aligned);
  const products = createPairProducts(sizes);
  for (let gene = 0; gene < aligned.genes.length; gene++) {
    centreBySplit(aligned, gene, room);
    addPairProducts(products, room);
    const truth = productOf(room);
    const scale = scaleOf(room);
    p[gene] = NaN;
    if (room.observed.some((value) => value !== 0))
      tests.push({ gene, least: (truth - tolerance * scale) / stretch, reached: 0, p: undefined });
    pooledTruth += truth;
    pooledScale += scale;
  }
  sequentialTests(aligned, tests, places, { permutations, enough });
  for (const { gene, p: value } of tests) p[gene] = value!;
  const pooled = permutedSums(products, places, permutations);

  const q = benjaminiHochberg(p);
  const reached = pooled.filter((value) => stretch * value >= pooledTruth - tolerance * pooledScale).length;
  const baselineSse = sumOf(perGene.baselineSse);
  const nullSkills = pooled
    .map((value) => skill.pooled - (2 * (pooledTruth - stretch * value)) / baselineSse)
    .sort();
  return {
    permutations,
    pooled: {
      p: pooledScale === 0 && p.every(Number.isNaN) ? NaN : (1 + reached) / (1 + permutations),
      nullMean: meanOf(nullSkills),
      nullInterval: [quantileOf(nullSkills, 0.025), quantileOf(nullSkills, 0.975)],
    },
    perGene: { genes: aligned.genes, p, q },
    discoveries: { q: discoveryRate, genes: q.filter((value) => value <= discoveryRate).length },
  };
}

/** Two sums of the same products in another order differ by less than this share of what Cauchy and Schwarz allow. */
const tolerance = 1e-12;

/** In how many splits two samples can meet with one of them held out: twice the number of repeats, once for a holdout. */
function meetingsOf({ samples, splits }: AlignedSplits): number {
  const heldOut = new Int32Array(samples.length);
  for (const { sampleOf } of splits) for (const sample of sampleOf) heldOut[sample]! += 1;
  return Math.min(splits.length, 2 * heldOut.reduce((most, times) => Math.max(most, times), 0));
}

function productOf({ observed, predicted }: CentredGene): number {
  let sum = 0;
  for (let place = 0; place < observed.length; place++) sum += observed[place]! * predicted[place]!;
  return sum;
}

function scaleOf({ observed, predicted }: CentredGene): number {
  const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares(observed) * squares(predicted));
}
