import { join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { listJournals } from './history.js';
import type { RunRecord } from './run-record.js';
import type { StoreParts } from './store-parts.js';

/** What of an experiment is in the store. */
export interface ExperimentRoots {
  readonly scope: string;
  /** Its finished runs, newest first. */
  readonly runs: readonly RunRecord[];
  /** Keys of the stages that a run got done which has not finished, whether it goes on or not. */
  readonly unfinished: ReadonlySet<Digest>;
}

/** The experiments of a store, in the order of their names. A store without run records has only unfinished work. */
export function experimentRoots({ root, runs }: StoreParts): ExperimentRoots[] {
  const experiments = new Map<string, { runs: RunRecord[]; unfinished: ReadonlySet<Digest> }>();
  for (const { scope, unfinished } of listJournals(join(root, 'history')))
    experiments.set(scope, { runs: [], unfinished });
  for (const run of runs.list()) {
    const known = experiments.get(run.scope);
    if (known === undefined) experiments.set(run.scope, { runs: [run], unfinished: new Set() });
    else known.runs.push(run);
  }
  return Array.from(experiments, ([scope, found]) => ({ scope, ...found })).sort((a, b) =>
    a.scope < b.scope ? -1 : 1,
  );
}
