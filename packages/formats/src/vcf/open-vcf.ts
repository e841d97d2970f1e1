import { DataError } from '@snpress/data/errors/data-error';
import { parseOptions } from '@snpress/data/errors/parse-options';
import type { MarkerStream } from '@snpress/data';
import { eachLine } from '../files/each-line.js';
import { readBytes } from '../files/read-bytes.js';
import { readTextBytes } from '../files/read-text-bytes.js';
import type { ReadingOptions } from '../files/reading-options.js';
import { locateLines } from './locate-lines.js';
import { openVcfContent } from './open-vcf-content.js';
import { vcfOptions, type VcfOptions } from './vcf-options.js';

/**
 * Opens a VCF 4 file, plain, gzip or BGZF, for reading marker by marker: genotype calls (GT), dosages (DS) or
 * genotype probabilities (GP) as copies of the ALT allele. Values are hard calls where GT is asked for, or where the header
 * declares neither DS nor GP and the first line has GT; a line without GT is an error then. Regions are read through a tabix index where one is beside the file.
 * @throws DataError where the options, the header or the index are at fault. Iterating the blocks throws one with the
 *   first problems of the lines, each with its line, its column and its sample.
 */
export async function openVcf(
  path: string,
  { signal, onProgress, ...options }: VcfOptions & ReadingOptions = {},
): Promise<MarkerStream> {
  const { samples, ...selection } = parseOptions(vcfOptions, options, path);
  const content = {
    name: path,
    bytes: (reading?: ReadingOptions) => readBytes(path, { ...reading, isUnbounded: true }),
    locate: (regions: Parameters<typeof locateLines>[1]) => locateLines(path, regions),
  };
  const isList = typeof samples === 'string';
  const wanted = isList ? await readIds(samples) : samples;
  return openVcfContent(
    content,
    { ...selection, samples: wanted },
    { signal, onProgress },
    isList ? samples : undefined,
  );
}

async function readIds(file: string): Promise<readonly string[]> {
  const ids: string[] = [];
  await eachLine(readTextBytes(file), file, (bytes, start, end) => {
    ids.push(bytes.toString('utf8', start, end).trim());
    return true;
  });
  if (ids.length > 0) return ids;
  throw new DataError({ message: 'This list of samples is empty', file, hint: 'Write one id per line' });
}
