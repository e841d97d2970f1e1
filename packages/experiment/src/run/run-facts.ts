import type { StageResult } from '@snpress/pipeline';
import type { RunFacts } from '@snpress/report';
import { stageKind } from '../compile/stage-kind.js';
import type { Manifest } from './manifest.js';
import type { PublishedPaths } from './published-paths.js';

/** What the page of a run says of its clock and machine, and of what it warned of. */
export function runFacts(
  { versions, machine, startedAt, seconds, jobs }: Manifest,
  stages: readonly StageResult[],
  paths: PublishedPaths,
): RunFacts {
  const kinds = new Map<string, { count: number; ran: number; seconds: number; reusedSeconds: number }>();
  for (const { id, action, seconds: took } of stages) {
    const name = stageKind(id);
    const kind = kinds.get(name) ?? { count: 0, ran: 0, seconds: 0, reusedSeconds: 0 };
    kind.count++;
    if (action === 'run') {
      kind.ran++;
      kind.seconds += took;
    } else {
      kind.reusedSeconds += took;
    }
    kinds.set(name, kind);
  }
  return {
    versions,
    machine: `${machine.cpu}, ${machine.cores} cores (${jobs} used), ${machine.platform} ${machine.arch}`,
    started: startedAt,
    seconds,
    warnings: [...new Set(stages.flatMap(({ warnings }) => warnings).map(paths.sentence))],
    imported: stages.filter(({ imported }) => imported).length,
    stages: [...kinds].map(([name, kind]) => ({ name, ...kind })),
  };
}
