import type { MarkerStream } from '@snpress/data';
import { textInBlob } from '../blobs/file-in-blob.js';
import { openServiceContent } from './open-service-content.js';

/**
 * Opens the file of a genotyping service (23andMe, AncestryDNA) that is a File of a browser; nothing here needs Node.
 * @param options - `ploidy` 1: homozygotes count one copy, and a heterozygote is missing
 * @example
 * const stream = openServiceBlob(input.files[0], { ploidy: 2 });
 */
export function openServiceBlob(
  file: File,
  { ploidy }: { readonly ploidy?: 1 | 2 | undefined } = {},
): MarkerStream {
  return openServiceContent(textInBlob(file, file.name), ploidy);
}
