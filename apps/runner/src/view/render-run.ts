import stringWidth from 'string-width';
import { fitLine, type LinePart } from './fit-line.js';
import { formatClock } from './format-clock.js';
import { formatDuration } from '@snpress/data/words/format-duration';
import { formatRate } from './format-rate.js';
import { counted } from '@snpress/data/words/counted';
import { progressBar } from './progress-bar.js';
import type { PhaseProgress, RunProgress, StageProgress } from '@snpress/experiment/progress/run-progress';
import { describeTimeLeft, stageSecondsLeft, timeLeft } from '@snpress/experiment/progress/time-left';
import { truncate } from './truncate.js';

/** Where and when a run is drawn. */
export interface Canvas {
  /** No line is wider than this. */
  readonly columns: number;
  /** There are no more lines than this. */
  readonly rows: number;
  /** In milliseconds. */
  readonly now: number;
  /** How many stages run at one time. */
  readonly workers: number;
  readonly paint: (style: Style, text: string) => string;
}

type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';

/** A line, and which of them go first where there is no room: those of the highest rank, from below. */
interface RankedLine {
  readonly rank: number;
  readonly text: string;
}

/**
 * The state of a run as lines: what is done, begun and to come in one line each; what runs, with its stages; the whole.
 * What changes most is below, so that little moves.
 */
export function renderRun(progress: RunProgress, canvas: Canvas): readonly string[] {
  const { columns, rows, paint } = canvas;
  const { phases } = progress;
  const isOver = (phase: PhaseProgress): boolean => phase.endedAt !== undefined;
  const isSkipped = (phase: PhaseProgress): boolean => phase.skipped === phase.stages.length;
  const hasBegun = (phase: PhaseProgress): boolean => phase.ended + atWork(phase) > 0;
  const done = phases.filter((phase) => isOver(phase) && phase.failed + phase.skipped === 0);
  const broken = phases.filter((phase) => isOver(phase) && !isSkipped(phase) && !done.includes(phase));
  const skipped = phases.filter(isSkipped);
  const working = phases.filter((phase) => atWork(phase) > 0);
  const begun = phases.filter((phase) => !isOver(phase) && hasBegun(phase) && !working.includes(phase));
  const toCome = phases.filter((phase) => !hasBegun(phase));

  const lines: RankedLine[] = [];
  const add = (rank: number, heading: string, parts: readonly LinePart[] = []): void => {
    lines.push({ rank, text: fitLine(heading, parts, columns) });
  };
  if (done.length > 0) {
    const count = (of: 'hits' | 'ended'): number => done.reduce((sum, phase) => sum + phase[of], 0);
    add(4, `${paint('green', '✔')} ${counted(done.length, 'phase')} done`, [
      { text: counted(count('ended'), 'stage'), rank: 1 },
      { text: count('hits') > 0 ? `${count('hits')} reused` : '', rank: 2 },
    ]);
  }
  for (const phase of broken) add(1, `${paint('red', '✖')} ${phase.title}`, describePhase(phase, canvas.now));
  if (skipped.length > 0) add(4, `${paint('yellow', '⊘')} ${named(skipped, 'skipped')}`);
  if (begun.length > 0) {
    const counts = begun.map(({ title, ended, stages }) => `${title} ${ended}/${stages.length}`);
    add(3, paint('dim', `○ ${counted(begun.length, 'phase')} begun: ${counts.join(', ')}`));
  }
  if (toCome.length > 0) add(5, paint('dim', `○ ${named(toCome, 'to come')}`));
  for (const phase of working) {
    const symbol = phase.failed > 0 ? paint('red', '✖') : paint('cyan', '●');
    add(1, `${symbol} ${paint('bold', phase.title)}`, describePhase(phase, canvas.now));
    for (const text of describeWaiting(phase)) add(2, `    ${paint('yellow', text)}`);
    for (const stage of phase.running) lines.push({ rank: 2, text: stageLine(stage, canvas) });
  }
  lines.push({ rank: 0, text: overallLine(progress, canvas) });
  return mostImportant(lines, rows);
}

const atWork = ({ running, waiting, queued }: PhaseProgress): number =>
  running.size + waiting.size + queued.size;

/** `2 phases to come: evaluate, report` */
function named(phases: readonly PhaseProgress[], what: string): string {
  return `${counted(phases.length, 'phase')} ${what}: ${phases.map(({ title }) => title).join(', ')}`;
}

function mostImportant(lines: readonly RankedLine[], rows: number): readonly string[] {
  const order = lines.map((_, index) => index).sort((a, b) => lines[a]!.rank - lines[b]!.rank || a - b);
  const kept = new Set(order.slice(0, Math.max(0, rows)));
  return lines.flatMap(({ text }, index) => (kept.has(index) ? [text] : []));
}

/** How far a phase is: `6/20 stages`, `30 %`, `2 running`. */
export function describePhase(phase: PhaseProgress, now: number): readonly LinePart[] {
  const { stages, ended, hits, failed, skipped, running, queued, startedAt, endedAt } = phase;
  const isOver = endedAt !== undefined;
  return [
    { text: isOver ? counted(stages.length, 'stage') : `${ended}/${counted(stages.length, 'stage')}` },
    { text: isOver ? '' : `${Math.floor(100 * phaseShare(phase))} %`, rank: 1 },
    { text: failed > 0 ? `${failed} failed` : '' },
    { text: skipped > 0 ? `${skipped} skipped` : '', rank: 2 },
    { text: running.size > 1 ? `${running.size} running` : '', rank: 3 },
    { text: queued.size > 0 ? `${queued.size} queued` : '', rank: 3 },
    { text: hits > 0 ? `${hits} reused` : '', rank: 5 },
    { text: startedAt === undefined ? '' : formatDuration(((endedAt ?? now) - startedAt) / 1000), rank: 4 },
  ];
}

function phaseShare({ stages, ended, running }: PhaseProgress): number {
  return [...running].reduce((sum, { share }) => sum + share, ended) / stages.length;
}

/** Whom the stages of a phase wait for: `waiting for another snpress, pid 123 on host (2 stages)`. */
export function describeWaiting({ waiting }: PhaseProgress): readonly string[] {
  const counts = new Map<string, number>();
  for (const { holder } of waiting) {
    const until = holder?.silentSeconds;
    const who = [
      `pid ${holder?.pid ?? '?'}${holder?.host ? ` on ${holder.host}` : ''}`,
      until === undefined ? '' : `, whose work is taken over when nothing is heard of it for ${until} s`,
    ].join('');
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return [...counts].map(
    ([who, count]) => `waiting for another snpress, ${who} (${counted(count, 'stage')})`,
  );
}

const stageBar = 20;
const shortest = 12;

/** `outer0/inner1/tune/lasso  ━━━━━───  62 % · 4 s · about 3 s left`; the name is cut in its middle where it must be. */
function stageLine(stage: StageProgress, { columns, now, paint }: Canvas): string {
  const { id, share, startedAt } = stage;
  const elapsed = (now - (startedAt ?? now)) / 1000;
  const left = stageSecondsLeft(stage, now);
  const rate = elapsed > 1 && share > 0 ? formatRate((100 * share) / elapsed).replace('/', ' %/') : '';
  const parts: LinePart[] = [
    { text: share > 0 ? `${Math.floor(100 * share)} %` : '', rank: 1 },
    { text: formatClock(elapsed), rank: share > 0 ? 4 : 1 },
    { text: rate, rank: 3 },
    { text: left === undefined || left < 1 ? '' : `about ${formatDuration(left)} left`, rank: 2 },
  ];
  const room = columns - 4;
  const tail = fitLine('', parts, Math.max(0, room - Math.min(shortest, id.length)));
  const withBar = share > 0 && room - stringWidth(tail) - stageBar - 4 >= id.length;
  const bar = withBar ? paint('cyan', progressBar(share, stageBar)) : '';
  const name = truncate(id, Math.max(1, room - stringWidth(tail) - 2), 'middle');
  return fitLine('    ' + [name, bar, tail].filter(Boolean).join('  '), [], columns);
}

const overallBar = { widest: 30, narrowest: 6 };

/** `━━━━━─────  41 % · 82/200 stages · 0:42 · 2.4 stages/s · about 1 min 03 s left` */
function overallLine(progress: RunProgress, { columns, now, workers, paint }: Canvas): string {
  const { phases, startedAt } = progress;
  const sum = (of: (phase: PhaseProgress) => number): number =>
    phases.reduce((all, phase) => all + of(phase), 0);
  const total = sum(({ stages }) => stages.length);
  const ended = sum((phase) => phase.ended);
  const share = total === 0 ? 1 : sum((phase) => phaseShare(phase) * phase.stages.length) / total;
  const elapsed = (now - startedAt) / 1000;
  const ran = ended - sum(({ hits, failed, skipped }) => hits + failed + skipped);
  const left = timeLeft(progress, now, workers);
  const parts: LinePart[] = [
    { text: `${Math.floor(100 * share)} %` },
    { text: `${ended}/${counted(total, 'stage')}`, rank: 2 },
    { text: formatClock(elapsed), rank: 3 },
    { text: ran > 0 && elapsed > 1 ? formatRate(ran / elapsed).replace('/', ' stages/') : '', rank: 4 },
    { text: left && left.seconds >= 1 ? describeTimeLeft(left) : '', rank: 1 },
  ];
  const text = fitLine('', parts, columns);
  const width = Math.min(overallBar.widest, columns - stringWidth(text) - 2);
  return width < overallBar.narrowest ? text : `${paint('green', progressBar(share, width))}  ${text}`;
}
