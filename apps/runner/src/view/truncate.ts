import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

/** A text in no more than `columns` columns of a terminal, with an ellipsis where it was cut. */
export function truncate(text: string, columns: number, position: 'end' | 'middle' = 'end'): string {
  // The two libraries differ about the width of some rare characters.
  for (let width = columns; width > 0; width--) {
    const cut = cliTruncate(text, width, { position });
    if (stringWidth(cut) <= columns) return cut;
  }
  return '';
}
