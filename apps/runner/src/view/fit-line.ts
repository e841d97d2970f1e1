import stringWidth from 'string-width';
import { truncate } from './truncate.js';

/** A part of a line. Where there is no room, parts with a rank are left out, the highest rank first. */
export interface LinePart {
  readonly text: string;
  readonly rank?: number;
}

/** The parts with ` · ` between them behind a heading, in no more than `columns` columns of a terminal. */
export function fitLine(heading: string, parts: readonly LinePart[], columns: number): string {
  let kept = parts.filter(({ text }) => text !== '');
  const line = (): string => [heading, kept.map(({ text }) => text).join(' · ')].filter(Boolean).join('  ');
  while (stringWidth(line()) > columns) {
    const last = kept.reduce<LinePart | undefined>(
      (most, part) => ((part.rank ?? 0) >= (most?.rank ?? 1) ? part : most),
      undefined,
    );
    if (last === undefined) break;
    kept = kept.filter((part) => part !== last);
  }
  const text = line();
  return stringWidth(text) <= columns ? text : truncate(text, columns);
}
