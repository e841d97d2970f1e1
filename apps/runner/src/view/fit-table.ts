import stringWidth from 'string-width';
import { pad } from './pad.js';
import { truncate } from './truncate.js';

/** A column of a table that has to fit a terminal. */
export interface TableColumn {
  readonly title: string;
  /** Where its texts stand; numbers belong to the right. */
  readonly align: 'left' | 'right';
  /** Columns with a rank are left out where there is no room, the highest rank first. */
  readonly rank?: number | undefined;
}

/** A first column is not made narrower than this, in characters. */
const narrowest = 12;

/** Text columns under their headings, no line longer than `width`: columns are left out, then the first one shortened. */
export function fitTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): string {
  let kept = columns.map((column, index) => ({
    ...column,
    index,
    width: Math.max(
      ...[column.title, ...rows.map((row) => row[index] ?? '')].map((text) => stringWidth(text)),
    ),
  }));
  const excess = (): number =>
    kept.reduce((sum, column) => sum + column.width, 0) + 2 * (kept.length - 1) - width;
  const spare = Math.max(0, (kept[0]?.width ?? 0) - narrowest);
  while (excess() > spare) {
    const last = kept.reduce((a, b) => ((b.rank ?? 0) > (a.rank ?? 0) ? b : a));
    if (last.rank === undefined) break;
    kept = kept.filter((column) => column !== last);
  }
  if (excess() > 0) {
    const [first, ...others] = kept;
    kept = [
      { ...first!, width: Math.max(first!.width - excess(), Math.min(narrowest, first!.width)) },
      ...others,
    ];
  }
  const line = (cells: readonly string[]): string => {
    const texts = kept.map(({ align, index, width: own }) => {
      return pad(fit(cells[index] ?? '', own), own, align);
    });
    return fit(texts.join('  ').trimEnd(), width);
  };
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map((_, index) => '─'.repeat(kept.find((column) => column.index === index)?.width ?? 0))),
    ...rows.map(line),
  ].join('\n');
}

/** The text, or its beginning with an ellipsis where it is wider. */
function fit(text: string, columns: number): string {
  return stringWidth(text) <= columns ? text : truncate(text, columns);
}
