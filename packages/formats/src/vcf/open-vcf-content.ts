import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { eachMarkerLine } from './each-marker-line.js';
import { lookAhead } from './look-ahead.js';
import { createMarkerBlocks } from '../genotypes/marker-blocks.js';
import { createMarkerLines } from './marker-lines.js';
import { parseRegions, type Regions } from './regions.js';
import { sampleColumns, type SampleColumns } from './sample-columns.js';
import { createTally, tallySentences } from './tally.js';
import type { VcfContent, VcfRanges } from './vcf-content.js';
import { vcfTexts } from './vcf-texts.js';
import { readVcfHeader, type VcfHeader } from './vcf-header.js';
import type { VcfSelection } from './vcf-options.js';
import type { ReadingOptions } from '../files/reading-options.js';

/**
 * Opens VCF 4 for reading marker by marker. Values are hard calls where GT is asked for, or where the header declares neither DS
 * nor GP and the first line has GT; a line without GT is an error then.
 * @param selection - what is read; its samples as ids
 * @param place - the file that names the samples, where it is not the VCF file
 * @throws DataError where the header or the index are at fault. Iterating the blocks throws one with the first problems of the
 *   lines, each with its line, its column and its sample.
 */
export async function openVcfContent(
  content: VcfContent,
  selection: Omit<VcfSelection, 'samples'> & { readonly samples?: readonly string[] | undefined },
  reading?: ReadingOptions,
  place?: string,
): Promise<MarkerStream> {
  const { name } = content;
  const header = await readVcfHeader(content);
  const regions = selection.region === undefined ? undefined : parseRegions(name, selection.region);
  const columns = sampleColumns(name, header.samples, selection.samples, place);
  const ranges = regions === undefined ? undefined : await content.locate?.(regions);
  const first = await lookAhead(vcfTexts(content, header, ranges?.lines), columns, regions);
  const ploidy = selection.ploidy ?? first.ploidy;
  // All blocks have values of one kind: bytes where no line can have dosages.
  const { field: asked } = selection;
  const haveCallsAlone = first.haveCalls && !header.declaresDosages;
  const field = haveCallsAlone && (asked === undefined || asked === 'auto') ? 'GT' : asked;
  const warnings = [...(ranges?.warnings ?? [])];
  if (!header.saysVersion) {
    warnings.push(
      `${name}: the first line does not say which version of VCF this is (##fileformat), so 4 was taken.`,
    );
  }
  if (selection.ploidy === undefined && ploidy === 1) {
    warnings.push(`${name}: all calls of the first markers are haploid, so ploidy 1 was taken.`);
  }
  const blocks = readBlocks({
    content,
    header,
    selection: { ...selection, field },
    regions,
    columns,
    lines: ranges?.lines,
    ploidy,
    warnings,
    reading,
  });
  return { samples: columns.samples, markers: undefined, ploidy, blocks, warnings };
}

interface OpenVcf {
  readonly content: VcfContent;
  readonly header: VcfHeader;
  readonly selection: Omit<VcfSelection, 'samples'>;
  readonly regions: Regions | undefined;
  readonly columns: SampleColumns;
  readonly lines: VcfRanges['lines'];
  readonly ploidy: 1 | 2;
  /** Grows while the blocks are read. */
  readonly warnings: string[];
  readonly reading: ReadingOptions | undefined;
}

async function* readBlocks(vcf: OpenVcf): AsyncGenerator<MarkerBlock, void, undefined> {
  const { content, header, selection, regions, columns, lines, ploidy, warnings, reading } = vcf;
  const { name: path } = content;
  const problems = problemList(path);
  const tally = createTally();
  const blocks = createMarkerBlocks(
    columns.samples.length,
    selection.field === 'GT' ? Int8Array : Float32Array,
  );
  const take = createMarkerLines({ columns, selection, regions, ploidy, blocks, tally, problems });
  for await (const text of vcfTexts(content, header, lines, reading)) {
    tally.lacksLineEnd = text.bytes.at(-1) !== newline;
    eachMarkerLine(text, take);
    problems.throwIfAny();
    yield* blocks.take();
  }
  yield* blocks.take(true);
  warnings.push(...tallySentences(path, tally, selection));
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
