import type { Audit } from '@snpress/evaluate';
import { criticalNormal } from '@snpress/evaluate/distribution/normal';

/** What a model claims of a gene, and what the judged samples say. */
export interface GeneClaim {
  readonly gene: string;
  readonly r: number;
  /** 95 % interval of r, by Fisher's transformation. */
  readonly interval: readonly [low: number, high: number];
  /** By permuted samples, and its false discovery rate over genes. */
  readonly p: number;
  readonly q: number;
  readonly r2: number;
  /** r² that the model claims; NaN where it claims none. */
  readonly claimed: number;
}

/** Genes of a model that was judged. */
export interface ModelClaims {
  readonly model: string;
  readonly genes: readonly GeneClaim[];
  /** Genes of which r is known; those with r > 0 and q ≤ 0.05. */
  readonly judged: number;
  readonly holdUp: number;
  /** Mean r² of the genes with a claim: here, and claimed. */
  readonly meanR2: number;
  readonly meanClaimed: number;
}

const level = 0.05;

/** Puts what models claim beside what was found. */
export function modelClaims(
  { predictions, truth }: Audit,
  claims: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly ModelClaims[] {
  const width = criticalNormal(level);
  return predictions.flatMap(({ name, evaluation, permutation, q }) => {
    const claimed = claims.get(name);
    if (claimed === undefined) return [];
    const genes = truth.observed.features.map((gene, at): GeneClaim => {
      const [r, n] = [evaluation.perGene.r[at]!, evaluation.perGene.n[at]!];
      const half = n > 3 ? width / Math.sqrt(n - 3) : NaN;
      return {
        ...{ gene, r, r2: r * r, p: permutation.perGene[at]!, q: q[at]! },
        interval: [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)],
        claimed: claimed.get(gene) ?? NaN,
      };
    });
    const judged = genes.filter(({ r }) => !Number.isNaN(r));
    const both = judged.filter((own) => !Number.isNaN(own.claimed));
    const mean = (of: (own: GeneClaim) => number): number =>
      both.reduce((sum, own) => sum + of(own), 0) / both.length;
    return [
      {
        ...{ model: name, genes, judged: judged.length },
        holdUp: judged.filter((own) => own.r > 0 && own.q <= level).length,
        meanR2: mean((own) => own.r2),
        meanClaimed: mean((own) => own.claimed),
      },
    ];
  });
}
