import { lineEnd, nextLine } from '../files/line-bounds.js';
import type { TakeMarkerLine } from './marker-lines.js';
import type { VcfText } from './vcf-content.js';

/** Visits the lines of a text; empty ones are counted but not visited. */
export function eachMarkerLine({ bytes, line: first }: VcfText, take: TakeMarkerLine): void {
  let line = first;
  for (let start = 0; start < bytes.length;) {
    const end = lineEnd(bytes, start);
    if (end > start) take(bytes, start, end, line);
    start = nextLine(bytes, start);
    if (line !== undefined) line++;
  }
}
