import { counted } from '@snpress/data/words/counted';
import type { FitContext } from '../contract/fit-context.js';

/** What weights that are near their best, and not at it, were used for. */
const uses = {
  scores: { of: 'the smallest penalties of', cure: 'a larger pathRatio, larger penalties' },
  model: { of: 'the model of', cure: 'larger penalties' },
};

/** Tells of genes that are not solved to the tolerance, where there are such, and what did not suffice for them. */
export function tellUnsolved(
  type: string,
  genes: number,
  limit: string,
  use: keyof typeof uses,
  { warn }: Pick<FitContext, 'warn'>,
): void {
  if (genes === 0) return;
  const { of, cure } = uses[use];
  warn?.(
    `${type}: ${limit} did not suffice for ${of} ${counted(genes, 'gene')}, whose weights are only near their best; give ${cure} or a larger maxIterations`,
  );
}
