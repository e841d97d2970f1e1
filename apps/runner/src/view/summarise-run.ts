import type { RunResult, StageError, StageResult } from '@snpress/pipeline';
import { formatDuration } from '@snpress/data/words/format-duration';
import type { Phase } from '@snpress/experiment/compile/phase';
import { counted } from '@snpress/data/words/counted';
import { wrapText } from '@snpress/experiment/words/wrap-text';

/** What is told of a run when it has ended. */
export interface RunSummary {
  readonly result: RunResult;
  readonly phases: readonly Phase[];
  readonly seconds: number;
  /** Of the terminal; Infinity in a pipe. */
  readonly columns: number;
}

/** What ran, what was reused and what that has saved, in lines. */
export function summariseRun({ result, phases, seconds, columns }: RunSummary): string {
  const { stages, notSelected } = result;
  const ran = stages.filter(({ action }) => action === 'run');
  const reused = stages.filter(({ action }) => action === 'hit');
  const saved = reused.reduce((sum, stage) => sum + stage.seconds, 0);
  const reuse = reused.length > 0 ? `, ${reused.length} reused (${formatDuration(saved)} of work saved)` : '';
  const lines = [`${counted(ran.length, 'stage')} run${reuse}, in ${formatDuration(seconds)}`];
  if (ran.length > 0 && reused.length > 0)
    lines.push(
      wrapText(inPhases(ran, phases), columns, '  ran     '),
      wrapText(inPhases(reused, phases), columns, '  reused  '),
    );
  if (notSelected.length > 0)
    lines.push(
      wrapText(
        `${counted(notSelected.length, 'stage')} of the experiment ${notSelected.length === 1 ? 'was' : 'were'} not selected, so no results were published. ` +
          'What ran is kept; a run without --only and --until goes on from here.',
        columns,
      ),
    );
  return lines.join('\n');
}

/** `lasso 20, report`: how many stages of each phase, where it has several. */
function inPhases(stages: readonly StageResult[], phases: readonly Phase[]): string {
  const ids = new Set(stages.map(({ id }) => id));
  return phases
    .flatMap(({ title, stages: own }) => {
      const count = own.filter((id) => ids.has(id)).length;
      if (count === 0) return [];
      return [own.length === 1 ? title : `${title} ${count}${count < own.length ? `/${own.length}` : ''}`];
    })
    .join(', ');
}

/** What became of a run with failures, and what to do about it. */
export function summariseFailures(result: RunResult, keepGoing: boolean): string {
  const { failures, skipped, stages } = result;
  const kept = `${counted(stages.length, 'stage')} finished and ${stages.length === 1 ? 'is' : 'are'} kept`;
  const left = skipped.length > 0 ? `; ${counted(skipped.length, 'stage')} did not start` : '';
  const advice =
    keepGoing || skipped.length === 0
      ? ''
      : ' With --keep-going, every stage that does not depend on a failed one runs.';
  return [
    ...describeFailures(failures),
    `${kept}${left}. Nothing was published. Mend the cause and run again: it goes on from there.${advice}`,
  ].join('\n');
}

/** One line for a failure; several that have the same cause are told together. */
function describeFailures(failures: readonly StageError[]): readonly string[] {
  const byCause = new Map<string, StageError[]>();
  for (const failure of failures) {
    const { message } = failure.cause;
    byCause.set(message, [...(byCause.get(message) ?? []), failure]);
  }
  const lines = [...byCause].map(([message, [first, ...others]]) =>
    others.length === 0
      ? first!.message
      : `stage "${first!.stage}" and ${counted(others.length, 'other')} (${others.map(({ stage }) => stage).join(', ')}): ${message}`,
  );
  return failures.length > 1 ? [`${counted(failures.length, 'stage')} failed`, ...lines] : lines;
}
