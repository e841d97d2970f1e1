import type { MarkerStream } from '@snpress/data';
import { bytesOnDisk, textOnDisk } from '../files/file-on-disk.js';
import type { FormatSource } from '../format/format-source.js';
import { openPlinkContent } from './open-plink-content.js';
import { plinkFiles } from './plink-files.js';

/**
 * Opens a PLINK 1 data set on disk, as `openPlinkContent` has it.
 * @throws DataError where a file cannot be read, is of another kind, or has not the size that the others call for.
 */
export function openPlink({ path, ploidy }: FormatSource): Promise<MarkerStream> {
  const { bed, bim, fam } = plinkFiles(path);
  return openPlinkContent({ bed: bytesOnDisk(bed), bim: textOnDisk(bim), fam: textOnDisk(fam) }, ploidy);
}
