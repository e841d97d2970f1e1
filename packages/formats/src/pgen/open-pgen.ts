import { DataError } from '@snpress/data/errors/data-error';
import { openFile } from '../files/open-file.js';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { markerBlock } from '../genotypes/marker-row.js';
import type { FormatSource } from '../format/format-source.js';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { markersPerBlock } from '@snpress/data/markers/markers-per-block';
import { checkSize } from './check-size.js';
import { hasDosages } from './has-dosages.js';
import { openPvar } from './open-pvar.js';
import { pgenFiles, type PgenFiles } from './pgen-files.js';
import { readPgenHeader, type PgenHeader } from './pgen-header.js';
import { readPsam } from './read-psam.js';
import { fixedRecords, type Records, variableRecords } from './records.js';

/**
 * Opens a PLINK 2 data set. Dosages count the alternative allele; a call with a dosage of its own has that, not the
 * hard call. Markers with several alternative alleles are refused.
 * Format: https://github.com/chrchang/plink-ng/tree/master/pgen_spec
 * @throws DataError where a file cannot be read, is of another kind, or has not the samples that the others have.
 */
export async function openPgen({ path, ploidy }: FormatSource): Promise<MarkerStream> {
  const files = pgenFiles(path);
  const { samples, warnings: sampleWarnings } = await readPsam(files.psam);
  const { header, isDosed } = await readHeader(files, samples.length);
  const warnings = [...sampleWarnings];

  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    const pvar = openPvar(files.pvar);
    const file = await openFile(files.pgen);
    let heterozygous = 0;
    let markers = 0;
    try {
      const { size } = await file.stat();
      const source = { file, path: files.pgen, size, samples: samples.length, ploidy };
      const records: Records =
        header.mode === 'variable-width'
          ? variableRecords(source, header, isDosed)
          : fixedRecords(source, header);
      const most = markersPerBlock(samples.length);
      for (;;) {
        const rows = await pvar.take(most);
        if (rows.length === 0) break;
        if (markers + rows.length > records.markers) throw otherMarkers(files, records.markers, 'more');
        const { values, lost } = await records.decode(markers, rows.length);
        heterozygous += lost;
        markers += rows.length;
        yield markerBlock(rows, values);
      }
      if (markers < records.markers) throw otherMarkers(files, records.markers, markers);
      warnings.push(...haploidWarning(files.pgen, heterozygous));
    } finally {
      await pvar.close();
      await file.close();
    }
  }

  const markers = 'markers' in header ? header.markers : undefined;
  return { samples, markers, ploidy, blocks: blocks(), warnings };
}

async function readHeader(
  { pgen, psam }: PgenFiles,
  samples: number,
): Promise<{ readonly header: PgenHeader; readonly isDosed: boolean }> {
  const file = await openFile(pgen);
  try {
    const header = await readPgenHeader(file, pgen);
    if ('samples' in header && header.samples !== samples) {
      throw new DataError({
        message: `This file has calls of ${header.samples} samples, but ${psam} has ${samples} samples`,
        file: pgen,
        hint: 'Check that the three files belong together',
      });
    }
    const { size } = await file.stat();
    checkSize(header, samples, size, pgen);
    return { header, isDosed: await hasDosages(file, pgen, header) };
  } finally {
    await file.close();
  }
}

function otherMarkers({ pgen, pvar }: PgenFiles, stored: number, listed: number | 'more'): DataError {
  return new DataError({
    message: `This file has records of ${stored} markers, but ${pvar} has ${listed}`,
    file: pgen,
    hint: 'Check that the three files belong together',
  });
}
