import { createRng } from '@snpress/data/random/rng';
import { auditJson } from '@snpress/evaluate/audit/audit-json';
import { auditPredictions } from '@snpress/evaluate/audit/audit-predictions';
import { EvaluationError } from '@snpress/evaluate/evaluation-error';
import type { Audit, AuditInput } from '@snpress/evaluate';
import { predictionFindings, predictionHeadline } from '@snpress/report/audit/audit-sentences';
import { renderAudit } from '@snpress/report/audit/render-audit';
import path from 'node:path';
import { writeFolder } from '@snpress/experiment/run/write-folder';
import { RequestError } from '@snpress/experiment/request-error';
import type { AuditRequest } from '@snpress/experiment/audit/audit-request';
import { describeAudit } from './describe-audit.js';
import { matchingNotes } from '@snpress/experiment/audit/matching-notes';
import { readAuditInput } from '@snpress/experiment/audit/read-audit-input';

/** Judges the predictions of files: prints what is found, draws a page where one is asked for. */
export async function auditFiles(request: AuditRequest): Promise<void> {
  const { input, labelled, notes: readingNotes } = await readAuditInput(request);
  const audit = judge(input, request);
  const notes = [...readingNotes, ...matchingNotes(audit, labelled)];
  if (request.out !== undefined) {
    writeFolder(request.out, await renderAudit({ audit, seed: request.seed, notes }));
  }
  process.stdout.write(
    request.json
      ? `${JSON.stringify(document(audit, notes, request), null, 2)}\n`
      : `${describeAudit(audit, notes)}\n`,
  );
  if (request.out !== undefined) process.stderr.write(`page: ${path.join(request.out, 'index.html')}\n`);
}

function judge(input: AuditInput, { seed, permutations }: AuditRequest): Audit {
  try {
    return auditPredictions(input, createRng(seed), { permutations });
  } catch (error) {
    if (error instanceof EvaluationError) throw new RequestError(error.message, { cause: error });
    throw error;
  }
}

/** The JSON of an audit, with what was asked and what the numbers say in words. */
function document(audit: Audit, notes: readonly string[], request: AuditRequest): object {
  const { predictions, ...numbers } = auditJson(audit);
  return {
    true: request.true,
    predicted: request.predicted,
    trainMean: request.trainMean ?? null,
    seed: request.seed,
    notes,
    ...numbers,
    predictions,
    verdicts: Object.fromEntries(
      audit.predictions.map((prediction) => [
        prediction.name,
        [predictionHeadline(audit, prediction), ...predictionFindings(audit, prediction)],
      ]),
    ),
  };
}
