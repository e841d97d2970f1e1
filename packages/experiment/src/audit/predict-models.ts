import type { NamedPrediction } from '@snpress/evaluate';
import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { predictEach } from '../predict/predict.js';
import { readModel } from '../predict/read-model.js';
import { withoutVersion } from '../predict/without-version.js';
import { RequestError } from '../request-error.js';
import type { AuditRequest } from './audit-request.js';

/** What models predict of the samples of an audit, and what they claim. */
export interface ModelsOfAudit {
  readonly predictions: readonly NamedPrediction[];
  /** Model → gene → r² that the model claims in held-out samples; only genes of which it claims one. */
  readonly claims: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly notes: readonly string[];
}

/**
 * Predicts with published models, so that they are judged as any predictions are. Versions of gene ids (`ENSG00000000001.12`) are
 * left away where only so they are those of the truth.
 */
export async function predictModels(
  { models = [], genotypes, reading, onProgress, signal }: AuditRequest,
  truth: Matrix,
): Promise<ModelsOfAudit> {
  if (models.length === 0) return { predictions: [], claims: new Map(), notes: [] };
  if (genotypes === undefined)
    throw new RequestError({
      key: 'genotypes',
      message: 'models predict from genotypes',
      hint: 'name their file',
    });
  const predictions: NamedPrediction[] = [];
  const claims = new Map<string, ReadonlyMap<string, number>>();
  const notes: string[] = [];
  for (const { name, path } of models) {
    const artifact = await readModel(path);
    const all = predictEach([{ name, model: artifact }], { genotypes, reading, onProgress, signal });
    for await (const { expression, summary, warnings } of all) {
      const { features, stripped } = towards(expression.features, truth.features);
      predictions.push({ name, predicted: { ...expression, features } });
      const r2 = artifact.performance?.r2;
      const claimed = new Map<string, number>();
      features.forEach((gene, at) => {
        const own = r2?.[artifact.genes.ids.indexOf(expression.features[at]!)] ?? NaN;
        if (!Number.isNaN(own)) claimed.set(gene, own);
      });
      claims.set(name, claimed);
      notes.push(
        `${name}: ${summary.found.found} of ${counted(summary.found.used, 'variant')} are in the genotypes.`,
        ...(stripped ? [`${name}: versions of gene ids were left away to meet the truth.`] : []),
        ...warnings,
      );
    }
  }
  return { predictions, claims, notes };
}

function towards(
  features: readonly string[],
  truth: readonly string[],
): { readonly features: readonly string[]; readonly stripped: boolean } {
  const known = new Set(truth);
  const bare = features.map(withoutVersion);
  const stripped = !features.some((id) => known.has(id)) && bare.some((id) => known.has(id));
  return { features: stripped && new Set(bare).size === bare.length ? bare : features, stripped };
}
