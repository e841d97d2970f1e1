import { explainFileError } from '../files/explain-file-error.js';
import { openFile } from '../files/open-file.js';
import { isBgzf } from '../files/is-bgzf.js';
import { readBgzf, type BgzfRange } from '../files/read-bgzf.js';
import { wholeLines } from '../files/whole-lines.js';
import type { Regions } from './regions.js';
import { findTabixIndex, isOlder, tabixRanges } from './tabix-ranges.js';
import type { VcfRanges } from './vcf-content.js';

/**
 * Finds out where in a file the lines of regions are, by the index beside it.
 * @throws DataError where an index is there and damaged.
 */
export async function locateLines(path: string, regions: Regions): Promise<VcfRanges> {
  const index = (await isBgzfFile(path)) ? await findTabixIndex(path) : undefined;
  if (index === undefined) {
    const warning = `${path}: the regions were looked for in the whole file; an index would be faster (bgzip, then tabix -p vcf).`;
    return { lines: undefined, warnings: [warning] };
  }
  const warnings = (await isOlder(index, path))
    ? [
        `${index} is older than the file it indexes; if that was changed, make the index again (tabix -f -p vcf).`,
      ]
    : [];
  const ranges = await tabixRanges(index, regions);
  return {
    async *lines() {
      for (const range of ranges) yield* wholeLines(readRange(path, range), path);
    },
    warnings,
  };
}

async function isBgzfFile(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    return isBgzf((await file.read(Buffer.alloc(18), 0, 18, 0)).buffer);
  } finally {
    await file.close();
  }
}

async function* readRange(path: string, range: BgzfRange): AsyncGenerator<Buffer, void, undefined> {
  const file = await openFile(path);
  try {
    yield* readBgzf(file, path, range);
  } catch (error) {
    throw explainFileError(path, error);
  } finally {
    await file.close();
  }
}
