import stringWidth from 'string-width';
import { pad } from './pad.js';

/** Texts behind their labels, which are all as wide as the widest. */
export function labelledLines(rows: readonly (readonly [label: string, text: string])[]): string {
  const width = Math.max(...rows.map(([label]) => stringWidth(label)));
  return rows.map(([label, text]) => `${pad(label, width)}  ${text}`).join('\n');
}
