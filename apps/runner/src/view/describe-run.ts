import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { RunFailed } from '@snpress/experiment/run/run-failed';
import type { FinishedRun } from '@snpress/experiment';
import { wrapText } from '@snpress/experiment/words/wrap-text';
import path from 'node:path';
import { rankSaved } from '@snpress/experiment/run/rank-saved';
import { verdictOf } from '@snpress/experiment/run/verdict-of';
import { headlineTable } from './headline-table.js';
import { summariseFailures, summariseRun } from './summarise-run.js';

/** What a run has given, and where it is. */
export function describeRun({ published, result, phases, seconds }: FinishedRun, columns: number): string {
  const summary = summariseRun({ result, phases, seconds, columns });
  if (published === undefined) return summary;
  const said = verdictOf(published.metrics)?.replaceAll('\u00a0', ' ');
  return [
    '',
    headlineTable(published.metrics, columns),
    '',
    summary,
    ...namesOfModels(published.models, columns),
    ...(said === undefined ? [] : ['', wrapText(said, columns)]),
    `Report: ${published.report}`,
    ...nextCommand(published),
  ].join('\n');
}

/** How to predict with the best model. */
function nextCommand({ models, metrics }: NonNullable<FinishedRun['published']>): readonly string[] {
  const [best] = rankSaved(metrics.models);
  const file = models.find((model) => path.parse(model).name === best) ?? models[0];
  return file === undefined ? [] : [`Next: snpress predict --model ${shellQuoted(file)} --genotypes FILE`];
}

/** Where the models are that can predict new samples. */
function namesOfModels(models: readonly string[], width: number): readonly string[] {
  const [first] = models;
  if (first === undefined) return [];
  const names = models.map((file) => path.basename(file)).join(', ');
  return [`Models: ${path.dirname(first)}`, wrapText(names, width, '  ')];
}

/** What is said of a run that failed. What the data cannot give is the user's to mend: the message alone says it, without the stage. */
export function describeFailure(error: unknown, keepGoing: boolean): Error {
  if (!(error instanceof RunFailed)) return error instanceof Error ? error : new Error(String(error));
  const [first, ...others] = error.result.failures;
  if (others.length === 0 && 'fault' in first!.cause && first!.cause.fault === 'input') return first!.cause;
  return new Error(summariseFailures(error.result, keepGoing), { cause: first });
}
