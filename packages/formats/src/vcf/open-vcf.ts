import { DataError } from '@snpress/data/errors/data-error';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { eachMarkerLine } from './each-marker-line.js';
import { lookAhead } from './look-ahead.js';
import { createMarkerBlocks } from './marker-blocks.js';
import { createMarkerLines } from './marker-lines.js';
import { parseRegions, type Regions } from './regions.js';
import { sampleColumns, type SampleColumns } from './sample-columns.js';
import { createTally, tallySentences } from './tally.js';
import { locateVcfBody, readVcfBody, type VcfBody } from './vcf-body.js';
import { readVcfHeader, type VcfHeader } from './vcf-header.js';
import { vcfOptions, type VcfOptions, type VcfSelection } from './vcf-options.js';

/**
 * Opens a VCF 4 file, plain, gzip or BGZF, for reading marker by marker: genotype calls (GT) or dosages (DS) as copies
 * of the ALT allele. Values are hard calls where GT is asked for, or where the header declares no DS and the first line
 * has GT; a line without GT is an error then. Regions are read through a tabix index where one is beside the file.
 * @throws DataError where the options, the header or the index are at fault. Iterating the blocks throws one with the
 *   first problems of the lines, each with its line, its column and its sample.
 */
export async function openVcf(path: string, options: VcfOptions = {}): Promise<MarkerStream> {
  const selection = parseOptions(vcfOptions, options, path);
  const header = await readVcfHeader(path);
  const regions = selection.region === undefined ? undefined : parseRegions(path, selection.region);
  const columns = await sampleColumns(path, header.samples, selection.samples);
  const body = await locateVcfBody(path, regions);
  const first = await lookAhead(readVcfBody(path, header, body), columns, regions);
  const ploidy = selection.ploidy ?? first.ploidy;
  // All blocks have values of one kind: bytes where no line can have dosages.
  const field = selection.field ?? (first.haveCalls && !header.declaresDosages ? 'GT' : undefined);
  const warnings = [...body.warnings];
  if (selection.ploidy === undefined && ploidy === 1) {
    warnings.push(`${path}: all calls of the first markers are haploid, so ploidy 1 was taken.`);
  }
  const blocks = readBlocks({
    path,
    header,
    selection: { ...selection, field },
    regions,
    columns,
    body,
    ploidy,
    warnings,
  });
  return { samples: columns.samples, markers: undefined, ploidy, blocks, warnings };
}

interface OpenVcf {
  readonly path: string;
  readonly header: VcfHeader;
  readonly selection: VcfSelection;
  readonly regions: Regions | undefined;
  readonly columns: SampleColumns;
  readonly body: VcfBody;
  readonly ploidy: 1 | 2;
  /** Grows while the blocks are read. */
  readonly warnings: string[];
}

async function* readBlocks(vcf: OpenVcf): AsyncGenerator<MarkerBlock, void, undefined> {
  const { path, header, selection, regions, columns, body, ploidy, warnings } = vcf;
  const problems = problemList(path);
  const tally = createTally();
  const blocks = createMarkerBlocks(
    columns.samples.length,
    selection.field === 'GT' ? Int8Array : Float32Array,
  );
  const take = createMarkerLines({ columns, selection, regions, ploidy, blocks, tally, problems });
  for await (const text of readVcfBody(path, header, body)) {
    tally.lacksLineEnd = text.bytes.at(-1) !== newline;
    eachMarkerLine(text, take);
    problems.throwIfAny();
    yield* blocks.take();
  }
  yield* blocks.take(true);
  warnings.push(...tallySentences(path, tally, selection.multiallelic));
  if (tally.markers === 0) throw noMarkers(path, regions, tally.filtered + tally.multiallelic);
}

const newline = 10;

function noMarkers(file: string, regions: Regions | undefined, leftOut: number): DataError {
  if (leftOut > 0) {
    return new DataError({
      message: `Every line was left out, for its FILTER or for several ALT alleles: ${leftOut}`,
      file,
      hint: 'Check the options pass and multiallelic',
    });
  }
  if (regions === undefined) {
    return new DataError({
      message: 'This file has a header but no markers',
      file,
      hint: 'Check how it was written or copied',
    });
  }
  return new DataError({
    message: `No marker lies in the regions asked for, on ${someOf([...regions.keys()])}`,
    file,
    hint: 'Check how the file names its chromosomes, such as 1 or chr1',
  });
}
