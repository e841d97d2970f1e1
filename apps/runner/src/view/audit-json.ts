import { auditJson as numbersOf } from '@snpress/evaluate/audit/audit-json';
import type { AuditedPredictions, AuditRequest } from '@snpress/experiment';
import { predictionFindings, predictionHeadline } from '@snpress/report/audit/audit-sentences';
import { withOptionNames } from '../terminal/option-name.js';

/** The JSON of an audit, with what was asked and what the numbers say in words. */
export function auditJson({ audit, notes, claims }: AuditedPredictions, request: AuditRequest): object {
  const { predictions, ...numbers } = numbersOf(audit);
  return {
    true: request.true,
    predicted: request.predicted ?? [],
    trainMean: request.trainMean ?? null,
    seed: request.seed,
    notes: notes.map(withOptionNames),
    ...numbers,
    predictions,
    ...(claims.length > 0 && { claims }),
    verdicts: Object.fromEntries(
      audit.predictions.map((prediction) => [
        prediction.name,
        [predictionHeadline(audit, prediction), ...predictionFindings(audit, prediction)],
      ]),
    ),
  };
}
