import { formatCount } from '@snpress/data/words/format-number';
/** Tells how far something is that has no stages. */
export interface ProgressLine {
  /** @param total - undefined where it is not known: `done` is told as it is */
  update(title: string, done: number, total: number | undefined): void;
  /** Takes the line away. */
  end(): void;
}

const redrawEvery = 100;
const writeEvery = 10_000;

/** On a terminal, one line that changes; elsewhere a line every ten seconds, so that short work prints nothing. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean } = process.stderr,
  now = Date.now,
): ProgressLine {
  const isLive = stream.isTTY === true;
  let last = isLive ? -Infinity : now();
  let drawn = false;
  return {
    update(title, done, total) {
      if (now() - last < (isLive ? redrawEvery : writeEvery)) return;
      last = now();
      const share =
        total === undefined ? formatCount(done) : `${Math.floor((100 * done) / Math.max(1, total))} %`;
      const text = `${title}  ${share}`;
      stream.write(isLive ? `\r\u001b[K${text}` : `${text}\n`);
      drawn = true;
    },
    end() {
      if (isLive && drawn) stream.write('\r\u001b[K');
      drawn = false;
    },
  };
}
