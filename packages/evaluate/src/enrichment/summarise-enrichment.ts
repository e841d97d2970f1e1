import type { AnnotationEnrichment, Enrichment } from '@snpress/models';
import { meanOf } from '../distribution/mean-of.js';

/** Standard errors from a mean to either end of a 95 % interval. */
const WIDE = 1.96;

/** An annotation over the training sets of all outer splits. */
export interface SummarisedAnnotation extends AnnotationEnrichment {
  /** e to the mean log fold: how many times as likely a marker is to act that has it. */
  readonly fold: number;
  /** 95 %, by the mean standard error: the training sets share most samples, so that they are no repetitions. */
  readonly interval: readonly [low: number, high: number];
  /** Mean log fold in mean standard errors. */
  readonly z: number;
  /** Log folds, a split each. */
  readonly perSplit: readonly number[];
}

/** What the training sets of an experiment say of annotations. */
export interface EnrichmentSummary {
  /** Each gene had the markers within so many bases of it; all markers where it is not there. */
  readonly cis?: number | undefined;
  readonly annotations: readonly SummarisedAnnotation[];
  /** Fewest genes that it was learned from. */
  readonly genes: number;
  readonly notes: readonly string[];
}

/** Means over the training sets of the outer splits. */
export function summariseEnrichment(
  splits: readonly Omit<Enrichment, 'weights'>[],
  cis?: number,
): EnrichmentSummary {
  return {
    cis,
    annotations: splits[0]!.annotations.map(({ name, kind, markers }, k): SummarisedAnnotation => {
      const perSplit = splits.map(({ annotations }) => annotations[k]!.logFold);
      const logFold = meanOf(perSplit);
      const standardError = meanOf(splits.map(({ annotations }) => annotations[k]!.standardError));
      return {
        ...{ name, kind, markers, logFold, standardError, perSplit },
        fold: Math.exp(logFold),
        interval: [Math.exp(logFold - WIDE * standardError), Math.exp(logFold + WIDE * standardError)],
        z: logFold / standardError,
      };
    }),
    genes: Math.min(...splits.map(({ genes }) => genes)),
    notes: [...new Set(splits.flatMap(({ notes }) => notes))],
  };
}
