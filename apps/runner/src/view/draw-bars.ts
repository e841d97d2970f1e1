import { formatCount } from '@snpress/data/words/format-number';
import stringWidth from 'string-width';
import { truncate } from './truncate.js';

/** A count and what it is of. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

const longest = 30;
const shortest = 4;

/** Counts as bars, a line each of at most so many columns: label, bar, count. What is not zero is seen. */
export function drawBars(bars: readonly Bar[], columns: number): readonly string[] {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const counts = bars.map(({ count }) => formatCount(count));
  const countWidth = Math.max(...counts.map((count) => count.length));
  const room = columns - countWidth - 4;
  const labelWidth = Math.min(
    Math.max(...bars.map(({ label }) => stringWidth(label))),
    Math.max(1, room - shortest),
  );
  const barWidth = Math.min(longest, Math.max(shortest, room - labelWidth));
  return bars.map(({ label, count }, index) => {
    const text = truncate(label, labelWidth);
    const length = count === 0 ? 0 : Math.max(1, Math.round((barWidth * count) / most));
    const padding = ' '.repeat(labelWidth - stringWidth(text));
    return `${padding}${text}  ${'█'.repeat(length).padEnd(barWidth)}  ${counts[index]!.padStart(countWidth)}`;
  });
}
