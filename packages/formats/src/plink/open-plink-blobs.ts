import type { MarkerStream } from '@snpress/data';
import { bytesInBlob, textInBlob } from '../blobs/file-in-blob.js';
import { openPlinkContent } from './open-plink-content.js';

/**
 * Opens a PLINK 1 data set whose three files are Files of a browser; nothing here needs Node, and none is held as a whole.
 * @param options - `ploidy` 1: homozygotes count one copy, and a heterozygote is missing
 * @throws DataError where a file is of another kind, or has not the size that the others call for.
 * @example
 * const stream = await openPlinkBlobs({ bed, bim, fam }, { ploidy: 2 });
 */
export function openPlinkBlobs(
  { bed, bim, fam }: Readonly<Record<'bed' | 'bim' | 'fam', File>>,
  { ploidy }: { readonly ploidy?: 1 | 2 | undefined } = {},
): Promise<MarkerStream> {
  return openPlinkContent(
    { bed: bytesInBlob(bed, bed.name), bim: textInBlob(bim, bim.name), fam: textInBlob(fam, fam.name) },
    ploidy,
  );
}
