import stringWidth from 'string-width';

/** A text with spaces on one side, so that it takes so many columns of a terminal. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, columns - stringWidth(text)));
  return align === 'left' ? text + spaces : spaces + text;
}
