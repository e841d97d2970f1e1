import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { fitTable } from './fit-table.js';
import { formatDuration } from '@snpress/data/words/format-duration';
import type { RunSummary } from '@snpress/experiment';

/** A table of runs, no line longer than `width`. */
export function describeRuns(runs: readonly RunSummary[], width: number): string {
  const table = fitTable(
    [
      { title: 'run', align: 'left' },
      { title: 'started', align: 'left', rank: 3 },
      { title: 'best model', align: 'left' },
      { title: 'skill', align: 'left' },
      { title: 'computed', align: 'right', rank: 4 },
      { title: 'reused', align: 'right', rank: 5 },
      { title: 'time', align: 'right', rank: 2 },
      { title: 'note', align: 'left', rank: 1 },
    ],
    runs.map(
      ({ experiment, id, startedAt, best, stagesRun, stagesReused, seconds, isLatest, specChanged }) => [
        `${experiment}/${id}`,
        startedAt.slice(0, 16).replace('T', ' '),
        best?.model ?? '–',
        best === undefined ? '–' : describeSkill(best),
        formatCount(stagesRun),
        formatCount(stagesReused),
        formatDuration(seconds),
        [...(isLatest ? ['latest'] : []), ...(specChanged === true ? ['spec changed'] : [])].join(', '),
      ],
    ),
    width,
  );
  return `${table}\n\nTimes are UTC. "snpress compare RUN RUN" shows how two of them differ.`;
}

function describeSkill({ skill, interval }: NonNullable<RunSummary['best']>): string {
  const bounds = interval?.map((end) => formatNumber(end)).join(', ');
  return formatNumber(skill) + (bounds === undefined ? '' : ` [${bounds}]`);
}
