import { open } from 'node:fs/promises';
import { explainFileError } from '../files/explain-file-error.js';
import { isBgzf, readBgzf, type BgzfRange } from '../files/read-bgzf.js';
import { readBytes } from '../files/read-bytes.js';
import { wholeLines } from '../files/whole-lines.js';
import type { Regions } from './regions.js';
import { findTabixIndex, isOlder, tabixRanges } from './tabix-ranges.js';
import type { VcfHeader } from './vcf-header.js';

/** Where the marker lines of a VCF file are read. */
export interface VcfBody {
  /** Ranges of a BGZF file that hold all lines asked for, by its index; without them all lines are read. */
  readonly ranges: readonly BgzfRange[] | undefined;
  readonly warnings: readonly string[];
}

/** Whole lines, and the number of the first one where it is known. */
export interface VcfText {
  readonly bytes: Buffer;
  readonly line: number | undefined;
}

/**
 * Finds out where the lines of regions are.
 * @throws DataError where an index is there and damaged.
 */
export async function locateVcfBody(path: string, regions: Regions | undefined): Promise<VcfBody> {
  if (regions === undefined) return { ranges: undefined, warnings: [] };
  const index = (await isBgzfFile(path)) ? await findTabixIndex(path) : undefined;
  if (index === undefined) {
    const warning = `${path}: the regions were looked for in the whole file; an index would be faster (bgzip, then tabix -p vcf).`;
    return { ranges: undefined, warnings: [warning] };
  }
  const warnings = (await isOlder(index, path))
    ? [
        `${index} is older than the file it indexes; if that was changed, make the index again (tabix -f -p vcf).`,
      ]
    : [];
  return { ranges: await tabixRanges(index, regions), warnings };
}

/** Streams the marker lines. */
export async function* readVcfBody(
  path: string,
  header: VcfHeader,
  { ranges }: VcfBody,
): AsyncGenerator<VcfText, void, undefined> {
  if (ranges !== undefined) {
    for (const range of ranges) {
      for await (const bytes of wholeLines(readRange(path, range))) yield { bytes, line: undefined };
    }
    return;
  }
  let skip = header.bytes;
  let line = header.lines + 1;
  for await (const text of wholeLines(readBytes(path))) {
    const bytes = text.subarray(Math.min(skip, text.length));
    skip -= text.length - bytes.length;
    if (bytes.length === 0) continue;
    yield { bytes, line };
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) line++;
  }
}

const newline = 10;

async function isBgzfFile(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return isBgzf((await file.read(Buffer.alloc(18), 0, 18, 0)).buffer);
  } finally {
    await file.close();
  }
}

async function* readRange(path: string, range: BgzfRange): AsyncGenerator<Buffer, void, undefined> {
  try {
    const file = await open(path, 'r');
    try {
      yield* readBgzf(file, path, range);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(path, error);
  }
}
