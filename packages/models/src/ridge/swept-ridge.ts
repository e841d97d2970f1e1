import type { Matrix } from '@snpress/data';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { foldRows } from '../contract/fold-rows.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { SweptEstimator, SweptProblem, SweptTrainingSet } from '../contract/swept-estimator.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { gramOfBlocks, gramOfRows, mostGramSamples } from '../linear-algebra/gram-of-blocks.js';
import { foldErrors } from './fold-errors.js';
import { genesWithHoles } from './genes-with-holes.js';
import { decomposeExpression, decomposeGram } from './kernel-decomposition.js';
import { spaceOf } from './marker-space.js';
import { chosenLambdas, leaveOneOutScores, penaltiesOf } from './penalty-scores.js';
import { dualWeights } from './ridge-model.js';
import { absoluteLambda, type RidgeParams } from './ridge-params.js';
import { krylovSweeps, solveInSweeps } from './krylov-sweeps.js';
import type { KrylovTarget } from './krylov-solution.js';
import { sweptSpace } from './swept-space.js';

/** Of the length of a target: a residual below it is none, when penalties are scored and in the model. */
const SCORED = 1e-4;
const FITTED = 1e-5;
/** Samples for each gene and fold from which products of their own cost less than a decomposition that all share. */
const MANY = 32;

/**
 * Ridge on genotypes that are read in blocks of markers. Of at most 8,192 samples, one sweep makes X Xᵀ, which is decomposed as in memory; another makes
 * the weights of markers. Of more samples, or of more than 32 for each gene that is fitted, X Xᵀ is never made: each sweep multiplies it with a vector for every gene and fold (`krylovSolution`; Loh et al. 2015 fit
 * mixed models of half a million samples so), and the penalties of more than 8,192 samples are chosen by the inner folds, since leave-one-out in closed form needs X Xᵀ.
 */
export function sweptRidge(mostSamples = mostGramSamples): SweptEstimator<RidgeParams> {
  const hasGram: HasGram = (samples, targets = Infinity) =>
    samples <= mostSamples && samples < MANY * targets;
  return {
    fit: (train, params, context) =>
      fitWith(train, [params], new Int32Array(train.expression.features.length), hasGram, context),
    path: {
      async score(problem, params, settings, context) {
        const penalties = penaltiesOf(params, settings);
        const { genotypes, expression } = problem.train;
        const targets =
          params.chooseBy === 'inner' ? expression.features.length * problem.folds.length : Infinity;
        if (!hasGram(genotypes.samples.length, targets)) {
          return { settings, ...(await scoreInSweeps(problem, penalties, context)) };
        }
        const weights = markerWeightsOf(genotypes.features, context);
        const gram = await gramOfBlocks(genotypes, partOfProgress(context, 0, 0.5), weights);
        const rest = partOfProgress(context, 0.5, 0.5);
        if (params.chooseBy === 'inner') return { settings, ...scoreFolds(problem, gram, penalties) };
        const decomposition = decomposeExpression(expression, decomposeGram(gram, genotypes.samples.length));
        const sse = await leaveOneOutScores(decomposition, penalties, rest);
        return { settings, sse, rows: valuesPerGene([expression]) };
      },
      fitPerGene: (train, params, settings, choice, context) =>
        fitWith(train, penaltiesOf(params, settings), choice, hasGram, context),
    },
    modelBytes: ({ samples, markers, genes }) =>
      markers * Math.min(samples, genes) * Float32Array.BYTES_PER_ELEMENT,
    sweeps({ chooseBy }, { samples, genes, folds, settings }) {
      const targets = folds * genes;
      const isOne = hasGram(samples, chooseBy === 'inner' ? targets : Infinity);
      return {
        score: settings === 0 ? 0 : isOne ? 1 : krylovSweeps(samples, targets),
        fit: hasGram(samples, genes) ? 2 : krylovSweeps(samples, genes) + 1,
      };
    },
  };
}

/** Whether X Xᵀ is made for so many genes and folds. */
type HasGram = (samples: number, targets?: number) => boolean;

/** Held-out errors from the one Gram matrix of all training rows. */
function scoreFolds(problem: SweptProblem, gram: Float64Array, penalties: readonly RidgeParams[]) {
  const { expression } = problem.train;
  const genes = expression.features.length;
  const sse = new Float64Array(penalties.length * genes);
  const held = foldRows('ridge', problem).map((fold) => {
    const { own, cross } = gramOfRows(gram, fold.rows, fold.held);
    const decomposition = decomposeExpression(
      selectSamples(expression, fold.rows),
      decomposeGram(own, fold.rows.length),
    );
    const validation = selectSamples(expression, fold.held);
    const addErrors = foldErrors(decomposition, cross, validation);
    for (const [index, penalty] of penalties.entries()) {
      const lambdas = decomposition.meanSquares.map((meanSquare) => absoluteLambda(penalty, meanSquare));
      addErrors(lambdas, sse, index * genes);
    }
    return validation;
  });
  return { sse, rows: valuesPerGene(held) };
}

/** The same without a Gram matrix: every gene and fold is a target. */
async function scoreInSweeps(problem: SweptProblem, penalties: readonly RidgeParams[], context: FitContext) {
  const { genotypes, expression } = problem.train;
  const genes = expression.features.length;
  const sse = new Float64Array(penalties.length * genes);
  const folds = foldRows('ridge', problem);
  const targets = folds.flatMap(({ rows, held }) => targetsOf(expression, rows, held));
  await solveInSweeps(
    genotypes,
    targets,
    SCORED,
    (_, meanSquare) => Float64Array.from(penalties, (penalty) => absoluteLambda(penalty, meanSquare)),
    (at, solution, lambdas) => {
      const { values, held } = targets[at]!;
      lambdas.forEach((lambda, index) => {
        const predicted = solution.predict(lambda);
        held.forEach((row, k) => (sse[index * genes + (at % genes)]! += (predicted[k]! - values[row]!) ** 2));
      });
    },
    context,
  );
  return { sse, rows: valuesPerGene(folds.map(({ held }) => selectSamples(expression, held))) };
}

/** Every gene in the samples that have a value of it. */
function targetsOf(expression: Matrix, rows: Int32Array, held: Int32Array): KrylovTarget[] {
  const samples = expression.samples.length;
  return expression.features.map((_, gene) => {
    const values = expression.values.subarray(gene * samples, (gene + 1) * samples);
    const known = (of: Int32Array): Int32Array =>
      of.some((row) => Number.isNaN(values[row])) ? of.filter((row) => !Number.isNaN(values[row])) : of;
    return { values, rows: known(rows), held: known(held) };
  });
}

/** Each gene with the penalty that was chosen for it. */
async function fitWith(
  train: SweptTrainingSet,
  penalties: readonly RidgeParams[],
  choice: Int32Array,
  hasGram: HasGram,
  context: FitContext,
): Promise<Fitted> {
  const { genotypes, expression } = train;
  const samples = genotypes.samples.length;
  const genes = expression.features.length;
  const [before, after] = [partOfProgress(context, 0, 0.9), partOfProgress(context, 0.9, 0.1)];
  if (!hasGram(samples, genes)) {
    const duals = new Float64Array(genes * samples);
    const intercepts = new Float64Array(genes);
    await solveInSweeps(
      genotypes,
      targetsOf(expression, Int32Array.from(genotypes.samples.keys()), new Int32Array(0)),
      FITTED,
      (gene, meanSquare) => Float64Array.of(absoluteLambda(penalties[choice[gene]!]!, meanSquare)),
      (gene, solution, [lambda]) => {
        const { intercept, weights } = solution.sampleWeights(lambda!);
        intercepts[gene] = intercept;
        duals.set(weights, gene * samples);
      },
      before,
    );
    return sweptSpace(train, { vectors: duals, coefficients: undefined }, intercepts, after);
  }
  const weights = markerWeightsOf(genotypes.features, context);
  const basis = decomposeGram(await gramOfBlocks(genotypes, before, weights), samples);
  const decomposition = decomposeExpression(expression, basis);
  const lambdas = chosenLambdas(decomposition, penalties, choice);
  const completed = { ...decomposition, ...genesWithHoles(decomposition).completed(lambdas) };
  const duals = dualWeights(completed, lambdas);
  const space = spaceOf(duals, genes, basis);
  return sweptSpace(train, space, completed.geneMeans, after);
}
