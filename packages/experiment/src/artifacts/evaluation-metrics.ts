import type { JsonObject } from '@snpress/data';
import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from './evaluation.js';

/** What `metrics.json` says of a ceiling. */
export function ceilingMetrics({ kind, pooled, standardError, interval }: Ceiling): JsonObject {
  return {
    kind,
    pooled: number(pooled),
    ...(standardError === undefined ? {} : { standardError: number(standardError) }),
    interval: interval.every(Number.isFinite) ? interval : null,
  };
}

/** What it says of a model's cis and trans parts. */
export function cisTransMetrics({ cisTrans }: EvaluatedModel): JsonObject {
  if (cisTrans === undefined) return {};
  const { window, genes, whole, cis, trans, sources } = cisTrans;
  return {
    cisTrans: {
      window,
      genes,
      skill: { whole: number(whole.pooled), cis: number(cis.pooled), trans: number(trans.pooled) },
      sources: { ...sources },
    },
  };
}

const number = (value: number): number | null => (Number.isFinite(value) ? value : null);
