import { readRuns, type DamagedRun, type FoundRun } from './read-runs.js';

/** A finished run in few words. */
export interface RunSummary extends Pick<
  FoundRun,
  | 'experiment'
  | 'id'
  | 'folder'
  | 'startedAt'
  | 'seconds'
  | 'isLatest'
  | 'stagesRun'
  | 'stagesReused'
  | 'specChanged'
> {
  /** Highest pooled skill, the mean aside; undefined when there is no other model with a skill. */
  readonly best:
    | { readonly model: string; readonly skill: number; readonly interval: readonly [number, number] | null }
    | undefined;
}

export interface RunList {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly damaged: readonly DamagedRun[];
}

/** The runs below a folder, of one experiment or of all. */
export function listRuns(parent: string, experiment?: string): RunList {
  const { runs, damaged } = readRuns(parent, experiment);
  return { runs: runs.map(summaryOf), damaged };
}

function summaryOf({
  experiment,
  id,
  folder,
  startedAt,
  seconds,
  isLatest,
  best,
  stagesRun,
  stagesReused,
  specChanged,
}: FoundRun): RunSummary {
  return {
    experiment,
    id,
    folder,
    startedAt,
    seconds,
    isLatest,
    best: best && { model: best.name, skill: best.skill, interval: best.interval ?? null },
    stagesRun,
    stagesReused,
    specChanged,
  };
}
