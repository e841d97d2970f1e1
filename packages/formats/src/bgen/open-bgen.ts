import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { openFile } from '../files/open-file.js';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { createMarkerBlocks } from '../genotypes/marker-blocks.js';
import type { FormatSource } from '../format/format-source.js';
import { alleleDosages } from './allele-dosages.js';
import { bgenFiles, type BgenFiles } from './bgen-files.js';
import { copiesOf, type Probabilities } from './parse-probabilities.js';
import { readOpening, type BgenOpening } from './read-opening.js';
import { readVariants, type BgenMarker } from './read-variants.js';

/** So many markers with haploid samples alone tell that the data are haploid. */
const enough = 100;
/** Markers of more alleles than this are not split. */
const mostAlleles = 1000;

/**
 * Opens a BGEN file of version 1.2 or 1.3. Values are expected copies of the second allele; of every allele but the first
 * where markers with several are `split`.
 * Format: https://www.well.ox.ac.uk/~gav/bgen_format/spec/latest.html
 * @throws DataError where the header or the sample ids are at fault. Iterating the blocks throws one that names the marker
 *   and its byte where what is stored cannot be read.
 */
export async function openBgen(given: FormatSource): Promise<MarkerStream> {
  const { multiallelic = 'refuse' } = given;
  const source: BgenSource = { ...given, multiallelic };
  const files = bgenFiles(source.path);
  const { ploidy, ...opening } = await lookAhead(files, source.ploidy);
  const warnings = [...opening.warnings];
  if (source.ploidy === undefined && ploidy === 1) {
    warnings.push(`${files.bgen}: all samples of the first markers are haploid, so ploidy 1 was taken.`);
  }
  const { header, samples } = opening;
  return {
    samples,
    markers: multiallelic === 'refuse' ? header.markers : undefined,
    ploidy,
    blocks: readBlocks({ files, opening, source, ploidy, warnings }),
    warnings,
  };
}

/** Reads what comes before the markers, and the first of these where the ploidy is not known. */
async function lookAhead(
  files: BgenFiles,
  known: 1 | 2 | undefined,
): Promise<BgenOpening & { readonly ploidy: 1 | 2 }> {
  const file = await openFile(files.bgen);
  try {
    const opening = await readOpening(file, files);
    if (known !== undefined) return { ...opening, ploidy: known };
    let haploid = 0;
    for await (const marker of readVariants(file, files.bgen, opening.header)) {
      if (marker.alleles.length > 2) continue;
      if (isDiploid(await marker.probabilities())) return { ...opening, ploidy: 2 };
      if (++haploid === enough) break;
    }
    return { ...opening, ploidy: haploid > 0 ? 1 : 2 };
  } finally {
    await file.close();
  }
}

function isDiploid({ ploidies }: Probabilities): boolean {
  return ploidies.some((ploidy) => copiesOf(ploidy) === 2);
}

type BgenSource = FormatSource & { readonly multiallelic: 'refuse' | 'split' | 'skip' };

interface OpenBgen {
  readonly files: BgenFiles;
  readonly opening: BgenOpening;
  readonly source: BgenSource;
  readonly ploidy: 1 | 2;
  /** Grows while the blocks are read. */
  readonly warnings: string[];
}

async function* readBlocks({
  files,
  opening: { header, samples },
  source,
  ploidy,
  warnings,
}: OpenBgen): AsyncGenerator<MarkerBlock, void, undefined> {
  const blocks = createMarkerBlocks(samples.length, Float32Array);
  let heterozygous = 0;
  let multiallelic = 0;
  const addMarker = async (marker: BgenMarker): Promise<void> => {
    const { alleles } = marker;
    const probabilities = await marker.probabilities();
    if (source.ploidy === undefined && ploidy === 1 && isDiploid(probabilities)) {
      throw marker.fault(
        'it has diploid samples, but those of the first markers are haploid',
        'Say which it is: ploidy: 1 or ploidy: 2',
      );
    }
    // A marker with one allele alone has no copies of any other.
    for (let allele = 1; allele < Math.max(2, alleles.length); allele++) {
      const dosages = blocks.add({ ...marker, counted: alleles[allele] ?? '.', other: alleles[0] ?? '.' });
      try {
        heterozygous += alleleDosages(probabilities, allele, ploidy, dosages as Float32Array);
      } catch (error) {
        throw marker.explain(error);
      }
    }
  };

  const file = await openFile(files.bgen);
  try {
    for await (const marker of readVariants(file, files.bgen, header)) {
      if (marker.alleles.length > 2) {
        multiallelic++;
        if (source.multiallelic === 'skip') continue;
        checkAlleles(marker, source);
      }
      await addMarker(marker);
      yield* blocks.take();
    }
  } finally {
    await file.close();
  }
  yield* blocks.take(true);
  warnings.push(...haploidWarning(files.bgen, heterozygous));
  if (multiallelic > 0) {
    const became =
      source.multiallelic === 'skip' ? 'left out' : 'split into one for each allele after the first';
    warnings.push(`${files.bgen}: markers with more than two alleles were ${became}: ${multiallelic}.`);
  }
}

function checkAlleles(marker: BgenMarker, { multiallelic }: BgenSource): void {
  const { length } = marker.alleles;
  if (multiallelic === 'refuse') {
    throw marker.fault(
      `it has ${length} alleles`,
      'Split such markers into one for each allele with multiallelic: split, or leave them out with multiallelic: skip',
    );
  }
  if (length > mostAlleles) {
    throw marker.fault(
      `it has ${length} alleles, and no more than ${mostAlleles} are split`,
      'Leave such markers out with multiallelic: skip',
    );
  }
}
