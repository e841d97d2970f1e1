import type { RunRecord } from './run-record.js';
import type { StoreParts } from './store-parts.js';
import { UnknownRunError } from './unknown-run-error.js';

/** A run by its experiment and id; the latest of the experiment where there is no id. */
export interface RunName {
  readonly scope: string;
  readonly id?: string;
}

/** @throws {UnknownRunError} that lists what there is. */
export function findRun({ root, runs }: StoreParts, { scope, id }: RunName): RunRecord {
  const all = runs.list();
  const ofScope = all.filter((run) => run.scope === scope);
  const found = id === undefined ? ofScope[0] : ofScope.find((run) => run.id === id);
  if (found !== undefined) return found;
  const [what, known] =
    ofScope.length > 0
      ? [`no run "${id ?? ''}" of "${scope}"`, ofScope.map((run) => run.id)]
      : [`no finished run of "${scope}"`, [...new Set(all.map((run) => run.scope))]];
  throw new UnknownRunError(`The store ${root} has ${what}; it has: ${known.join(', ') || 'no runs'}.`);
}
