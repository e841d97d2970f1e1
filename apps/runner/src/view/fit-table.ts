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
    width: Math.max(column.title.length, ...rows.map((row) => row[index]!.length)),
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
      const text = shorten(cells[index]!, own);
      return align === 'left' ? text.padEnd(own) : text.padStart(own);
    });
    return shorten(texts.join('  ').trimEnd(), width);
  };
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map((_, index) => '─'.repeat(kept.find((column) => column.index === index)?.width ?? 0))),
    ...rows.map(line),
  ].join('\n');
}

/** The text, or its beginning with an ellipsis where it is longer than `width`. */
function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
