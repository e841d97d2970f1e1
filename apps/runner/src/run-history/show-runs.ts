import { RequestError } from '@snpress/experiment/request-error';
import { fitTable } from '../view/fit-table.js';
import { formatDuration } from '../view/format-duration.js';
import { terminalWidth } from '../view/terminal-width.js';
import { listRuns } from '@snpress/experiment/run-history/list-runs';
import type { RunSummary } from '@snpress/experiment/run-history/list-runs';

interface ShowRequest {
  readonly experiment: string | undefined;
  readonly in: string;
  readonly json: boolean;
}

/** Prints the runs below a folder; folders that are damaged are named on stderr. */
export function showRuns({ experiment, in: parent, json }: ShowRequest): void {
  const { runs, damaged } = listRuns(parent, experiment);
  if (json) {
    process.stdout.write(`${JSON.stringify({ runs, damaged }, null, 2)}\n`);
    return;
  }
  for (const { folder, what } of damaged)
    process.stderr.write(`warning: ${folder} ${what}; it is left out\n`);
  if (runs.length > 0) process.stdout.write(`${describeRuns(runs, terminalWidth())}\n`);
  else if (damaged.length === 0) tellNothing(parent, experiment);
}

/** A table of runs, no line longer than `width`. */
function describeRuns(runs: readonly RunSummary[], width: number): string {
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
        stagesRun.toLocaleString('en-US'),
        stagesReused.toLocaleString('en-US'),
        formatDuration(seconds),
        [...(isLatest ? ['latest'] : []), ...(specChanged === true ? ['spec changed'] : [])].join(', '),
      ],
    ),
    width,
  );
  return `${table}\n\nTimes are UTC. "snpress compare RUN RUN" shows how two of them differ.`;
}

function describeSkill({ skill, interval }: NonNullable<RunSummary['best']>): string {
  const number = (value: number): string => value.toFixed(3).replace('-', '−');
  return number(skill) + (interval === null ? '' : ` [${interval.map(number).join(', ')}]`);
}

/** @throws RequestError where there are runs of other experiments only */
function tellNothing(parent: string, experiment: string | undefined): void {
  const others = [...new Set(listRuns(parent).runs.map((run) => run.experiment))];
  if (experiment !== undefined && others.length > 0)
    throw new RequestError(`${parent} has no runs of "${experiment}", but of ${others.join(', ')}`);
  process.stderr.write(
    `There are no runs in ${parent}: "snpress run SPEC" makes one, --in says where runs are.\n`,
  );
}
