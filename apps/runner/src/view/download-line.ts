import { fitLine } from './fit-line.js';
import { formatBytes } from '@snpress/data/words/format-bytes';
import { formatDuration } from '@snpress/data/words/format-duration';
import { progressBar } from './progress-bar.js';

/** Tells how far a download is. */
export interface DownloadLine {
  update(file: string, done: number, total: number | undefined): void;
  /** Takes the line away. */
  clear(): void;
}

const redrawEvery = 100;
const barWidth = 20;
/** Before so many milliseconds a rate says nothing. */
const tellingTime = 500;

/** On a terminal, one line that changes: share, size, rate and time left. Elsewhere nothing. */
export function createDownloadLine(
  stream: Pick<NodeJS.WriteStream, 'write'> & {
    readonly isTTY?: boolean;
    readonly columns?: number;
  } = process.stderr,
  now = Date.now,
): DownloadLine {
  let drawn = -Infinity;
  let current: { readonly file: string; readonly began: number; readonly from: number } | undefined;
  return {
    update(file, done, total) {
      if (stream.isTTY !== true) return;
      // The first bytes of a file are not counted: those before them may be of an earlier download.
      if (current?.file !== file || done < current.from) current = { file, began: now(), from: done };
      else if (now() - drawn < redrawEvery) return;
      drawn = now();
      const elapsed = now() - current.began;
      const perSecond = elapsed < tellingTime ? undefined : ((done - current.from) / elapsed) * 1000;
      stream.write(`\r\u001b[K${line(file, done, total, perSecond, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (drawn !== -Infinity) stream.write('\r\u001b[K');
      drawn = -Infinity;
    },
  };
}

function line(
  file: string,
  done: number,
  total: number | undefined,
  perSecond: number | undefined,
  columns: number,
): string {
  const share = total === undefined ? undefined : done / Math.max(1, total);
  const left = total === undefined || !perSecond ? undefined : (total - done) / perSecond;
  const parts = [
    { text: share === undefined ? '' : progressBar(share, barWidth), rank: 2 },
    { text: share === undefined ? '' : `${Math.floor(100 * share)} %` },
    { text: formatBytes(done) + (total === undefined ? '' : ` of ${formatBytes(total)}`), rank: 1 },
    { text: perSecond === undefined ? '' : `${formatBytes(perSecond)}/s`, rank: 3 },
    { text: left === undefined ? '' : `about ${formatDuration(left)} left`, rank: 1 },
  ];
  return fitLine(file, parts, columns);
}
