import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import type { Setting } from '../contract/tuning.js';
import { genesWithHoles } from './genes-with-holes.js';
import type { KernelDecomposition } from './kernel-decomposition.js';
import { leaveOneOutErrors } from './leave-one-out.js';
import { absoluteLambda, ridgeParams, type RidgeParams } from './ridge-params.js';

/** The penalties of settings. */
export function penaltiesOf(params: RidgeParams, settings: readonly Setting[]): RidgeParams[] {
  return settings.map((setting) => ridgeParams.parse({ ...params, ...setting }));
}

/** Leave-one-out squared errors of every penalty and gene, setting-major. */
export async function leaveOneOutScores(
  decomposition: KernelDecomposition,
  penalties: readonly RidgeParams[],
  context: FitContext,
): Promise<Float64Array> {
  const { genes, meanSquares, holes } = decomposition;
  const sse = new Float64Array(penalties.length * genes);
  const withHoles = genesWithHoles(decomposition);
  const whole = meanSquares.findIndex((_, gene) => !holes.has(gene));
  const leaveOneOut = whole < 0 ? undefined : leaveOneOutErrors(decomposition);
  for (const [index, penalty] of penalties.entries()) {
    await nextTurn(context, index / penalties.length);
    const lambdas = meanSquares.map((meanSquare) => absoluteLambda(penalty, meanSquare));
    // All genes without holes have the same penalty.
    leaveOneOut?.(lambdas[whole]!, sse, index * genes);
    for (const gene of holes.keys()) sse[index * genes + gene] = withHoles.leaveOneOut(gene, lambdas[gene]!);
  }
  return sse;
}

/** Each gene with the penalty that was chosen for it. */
export function chosenLambdas(
  { meanSquares }: Pick<KernelDecomposition, 'meanSquares'>,
  penalties: readonly RidgeParams[],
  choice: ArrayLike<number>,
): Float64Array {
  return meanSquares.map((meanSquare, gene) => absoluteLambda(penalties[choice[gene]!]!, meanSquare));
}
