import { parseOptions } from '@snpress/data/errors/parse-options';
import type { MarkerStream } from '@snpress/data';
import { readBlob } from '../blobs/read-blob.js';
import type { ReadingOptions } from '../files/reading-options.js';
import { openVcfContent } from './open-vcf-content.js';
import { vcfOptions, type VcfOptions } from './vcf-options.js';

/** How a VCF file that is a Blob is read: as one on disk, but samples are a list of ids. */
export type VcfBlobOptions = Omit<VcfOptions, 'samples'> &
  ReadingOptions & {
    readonly samples?: string[] | undefined;
    /** What messages call the file. Default: the name of a `File`, else `VCF`. */
    readonly name?: string | undefined;
  };

/**
 * Opens a VCF 4 file that is a Blob (of a file input, or `await response.blob()`), plain, gzip or BGZF, for reading marker by
 * marker, in a browser too: nothing here needs Node. As with `openVcf`, calls (GT), dosages (DS) or probabilities (GP) are copies of the
 * ALT allele. The Blob is read from its beginning more than once, and never held as a whole; a stream becomes one by
 * `await new Response(stream).blob()`. Regions are looked for in the whole file.
 * @throws DataError where the options or the header are at fault. Iterating the blocks throws one with the first problems of the
 *   lines, each with its line, its column and its sample.
 * @example
 * const stream = await openVcfBlob(input.files[0], { ploidy: 2 });
 * for await (const { features, values } of stream.blocks) console.log(features.length, values.length);
 */
export async function openVcfBlob(
  blob: Blob,
  { name, signal, onProgress, ...options }: VcfBlobOptions = {},
): Promise<MarkerStream> {
  const called = name ?? ('name' in blob ? String(blob.name) : 'VCF');
  const { samples, ...selection } = parseOptions(vcfOptions, options, called);
  const content = {
    name: called,
    bytes: (reading?: ReadingOptions) => readBlob(blob, called, reading),
  };
  const wanted = typeof samples === 'string' ? [samples] : samples;
  return openVcfContent(content, { ...selection, samples: wanted }, { signal, onProgress });
}
