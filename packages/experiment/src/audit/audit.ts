import { createRng } from '@snpress/data/random/rng';
import { auditPredictions } from '@snpress/evaluate/audit/audit-predictions';
import { EvaluationError } from '@snpress/evaluate/evaluation-error';
import type { Audit, AuditInput } from '@snpress/evaluate';
import { renderAudit } from '@snpress/report/audit/render-audit';
import path from 'node:path';
import { requireWhole } from '../check-number.js';
import { RequestError } from '../request-error.js';
import { requireNewFolder, writeFolder } from '../run/write-folder.js';
import type { AuditRequest } from './audit-request.js';
import { claimsTable } from './claims-table.js';
import { matchingNotes } from './matching-notes.js';
import { modelClaims, type ModelClaims } from './model-claims.js';
import { readAuditInput } from './read-audit-input.js';

/** What predictions are worth. */
export interface AuditedPredictions {
  readonly audit: Audit;
  /** How the files were read and matched, in sentences. */
  readonly notes: readonly string[];
  /** What models claim of their genes, and what was found; none where no model was judged. */
  readonly claims: readonly ModelClaims[];
  /** Path of the page, where one was asked for. */
  readonly page: string | undefined;
}

/**
 * Judges predictions that somebody made, without their model: how much of them is more than gene means and chance.
 *
 * @throws DataError with the problems of all files
 * @throws RequestError where the files do not fit together
 * @example
 * const { audit: found } = await audit({ true: 'true.txt', predicted: ['mlp.txt'], trainMean: 'means.tsv' });
 * console.log(found.predictions[0].evaluation);
 */
export async function audit(request: AuditRequest): Promise<AuditedPredictions> {
  const { permutations = 2000, seed = '1', out } = request;
  if (out !== undefined) requireNewFolder(out);
  requireWhole('permutations', permutations, 100);
  const { input, labelled, claims: claimed, notes: readingNotes } = await readAuditInput(request);
  const judged = judge(input, seed, permutations);
  const notes = [...readingNotes, ...matchingNotes(judged, labelled)];
  const claims = modelClaims(judged, claimed);
  if (out === undefined) return { audit: judged, notes, claims, page: undefined };
  writeFolder(out, {
    ...(await renderAudit({ audit: judged, seed, notes })),
    ...(claims.length > 0 && { 'tables/claims.csv': [...claimsTable(claims)].join('') }),
  });
  return { audit: judged, notes, claims, page: path.join(out, 'index.html') };
}

function judge(input: AuditInput, seed: string, permutations: number): Audit {
  try {
    return auditPredictions(input, createRng(seed), { permutations });
  } catch (error) {
    if (error instanceof EvaluationError) throw new RequestError(error.message, { cause: error });
    throw error;
  }
}
