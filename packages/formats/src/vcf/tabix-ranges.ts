import { readFile, stat } from 'node:fs/promises';
import { CSI, TBI } from '@gmod/tabix';
import { DataError } from '@snpress/data/errors/data-error';
import { explainFileError } from '../files/explain-file-error.js';
import { readBytes } from '../files/read-bytes.js';
import type { BgzfPlace, BgzfRange } from '../files/read-bgzf.js';
import { checkTabixIndex } from './check-tabix-index.js';
import type { Regions } from './regions.js';

/** Positions that a .tbi index can tell apart. */
const tbiLength = 2 ** 29;

/** The tabix index beside a file: `.tbi` or `.csi`; undefined where there is none. */
export async function findTabixIndex(path: string): Promise<string | undefined> {
  for (const index of [`${path}.tbi`, `${path}.csi`]) {
    const stats = await stat(index).catch(() => undefined);
    if (stats?.isFile() === true) return index;
  }
  return undefined;
}

/** Whether a file was changed after its index was. */
export async function isOlder(index: string, path: string): Promise<boolean> {
  return (await stat(index)).mtimeMs < (await stat(path)).mtimeMs;
}

/**
 * The ranges of a BGZF file that hold all lines of some regions, in the order of the file and without overlaps. They
 * hold other lines too.
 * @throws DataError where the index is damaged.
 */
export async function tabixRanges(index: string, regions: Regions): Promise<readonly BgzfRange[]> {
  const found: BgzfRange[] = [];
  try {
    const bytes = await readFile(index);
    checkTabixIndex(await contentOf(index), index);
    const filehandle = { readFile: () => Promise.resolve(bytes) } as never;
    const isTbi = index.endsWith('.tbi');
    const tabix = isTbi ? new TBI({ filehandle }) : new CSI({ filehandle });
    for (const { chromosome, from, to } of [...regions.values()].flat()) {
      if (isTbi && from > tbiLength) continue;
      // One position early: the library looks for a first position that ends a bin in the next bin only.
      const chunks = await tabix.blocksForRange(
        chromosome,
        Math.max(0, from - 2),
        Math.min(to, isTbi ? tbiLength : Number.MAX_SAFE_INTEGER),
      );
      found.push(...chunks.map(({ minv, maxv }) => ({ start: placeOf(minv), end: placeOf(maxv) })));
    }
  } catch (cause) {
    const explained = explainFileError(index, cause);
    if (explained instanceof DataError) throw explained;
    throw new DataError(
      { message: 'This index cannot be read', file: index, hint: 'Make it again: tabix -f -p vcf FILE' },
      { cause },
    );
  }
  return mergeRanges(found);
}

/** What a file holds, decompressed and held against its checksums, which the library does not do. */
async function contentOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function placeOf(offset: { readonly blockPosition: number; readonly dataPosition: number }): BgzfPlace {
  return { block: offset.blockPosition, byte: offset.dataPosition };
}

function mergeRanges(ranges: readonly BgzfRange[]): readonly BgzfRange[] {
  const merged: BgzfRange[] = [];
  for (const range of ranges.toSorted((a, b) => comparePlaces(a.start, b.start))) {
    const last = merged.at(-1);
    if (last === undefined || comparePlaces(range.start, last.end) > 0) merged.push(range);
    else if (comparePlaces(range.end, last.end) > 0) merged.splice(-1, 1, { ...last, end: range.end });
  }
  return merged;
}

function comparePlaces(a: BgzfPlace, b: BgzfPlace): number {
  return a.block - b.block || a.byte - b.byte;
}
