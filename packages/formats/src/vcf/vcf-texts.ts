import type { ReadingOptions } from '../files/reading-options.js';
import { wholeLines } from '../files/whole-lines.js';
import type { VcfContent, VcfRanges, VcfText } from './vcf-content.js';
import type { VcfHeader } from './vcf-header.js';

const newline = 10;

/** Streams the marker lines. */
export async function* vcfTexts(
  content: VcfContent,
  header: VcfHeader,
  lines: VcfRanges['lines'],
  options?: ReadingOptions,
): AsyncGenerator<VcfText, void, undefined> {
  if (lines !== undefined) {
    for await (const bytes of lines()) yield { bytes, line: undefined };
    return;
  }
  let skip = header.bytes;
  let line = header.lines + 1;
  for await (const text of wholeLines(content.bytes(options), content.name)) {
    const bytes = text.subarray(Math.min(skip, text.length));
    skip -= text.length - bytes.length;
    if (bytes.length === 0) continue;
    yield { bytes, line };
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) line++;
  }
}
