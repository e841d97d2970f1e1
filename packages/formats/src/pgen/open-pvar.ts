import { DataError } from '@snpress/data/errors/data-error';
import type { MarkerRow } from '../genotypes/marker-row.js';
import { splitFields } from '../genotypes/split-fields.js';
import { textOnDisk } from '../files/file-on-disk.js';
import { openLines, type Line } from '../text/open-lines.js';

/** The markers of a `.pvar` file that are taken when they are needed. */
export interface Pvar {
  /** The next `count` markers; fewer at the end of the file. */
  take(count: number): Promise<MarkerRow[]>;
  /** Closes the file; must be called by whoever does not take all markers. */
  close(): Promise<void>;
}

const columnsOfBim = ['#CHROM', 'ID', 'CM', 'POS', 'ALT', 'REF'];
const columnsWithoutCm = ['#CHROM', 'ID', 'POS', 'ALT', 'REF'];

/**
 * Opens a `.pvar` file, plain or Zstandard-compressed, or a `.bim` file in its place. The first alternative allele is
 * counted. `take` throws a DataError where the file cannot be read, a line is of another kind, or a marker has several
 * alternative alleles.
 */
export function openPvar(path: string): Pvar {
  const lines = openLines(textOnDisk(path));
  let columns: Places | undefined;
  let waiting: Line[] = [];

  const readHeader = async (): Promise<Places> => {
    for (;;) {
      const [line] = await lines.take(1);
      if (line?.text.startsWith('#CHROM') === true) {
        return columnPlaces(splitFields(line.text), path, line.number);
      }
      if (line?.text.startsWith('#') === true) continue;
      waiting = line === undefined ? [] : [line];
      const hasCm = line === undefined || splitFields(line.text).length !== 5;
      return columnPlaces(hasCm ? columnsOfBim : columnsWithoutCm, path, 1);
    }
  };

  return {
    async take(count) {
      columns ??= await readHeader();
      const at = columns;
      const first = waiting.slice(0, count);
      waiting = waiting.slice(count);
      const rows = [...first, ...(await lines.take(count - first.length))];
      return rows.map((line) => parseMarker(line, at, path));
    },
    close: () => lines.close(),
  };
}

interface Places {
  readonly chromosome: number;
  readonly position: number;
  readonly id: number;
  readonly ref: number;
  readonly alt: number;
}

function columnPlaces(columns: readonly string[], file: string, line: number): Places {
  const place = (name: string): number => {
    const index = columns.indexOf(name);
    if (index !== -1) return index;
    throw new DataError({
      message: `The header line of this .pvar file has no column ${name}`,
      file,
      line,
      hint: 'Write the file again with plink2',
    });
  };
  return {
    chromosome: place('#CHROM'),
    position: place('POS'),
    id: place('ID'),
    ref: place('REF'),
    alt: place('ALT'),
  };
}

function parseMarker({ text, number }: Line, at: Places, file: string): MarkerRow {
  const fields = splitFields(text);
  const [chromosome, base, id] = [fields[at.chromosome], fields[at.position], fields[at.id]];
  const [other, counted] = [fields[at.ref], fields[at.alt]];
  const position = Number(base);
  if (chromosome === undefined || id === undefined || other === undefined || counted === undefined) {
    throw new DataError({
      message: `This line has only ${fields.length} fields, too few for the columns of this .pvar file`,
      file,
      line: number,
      hint: 'Write the file again with plink2',
    });
  }
  if (!Number.isInteger(position)) {
    throw new DataError({
      message: `The position ${JSON.stringify(base)} is not a whole number`,
      file,
      line: number,
      hint: 'Write the file again with plink2',
    });
  }
  if (counted.includes(',')) {
    throw new DataError({
      message: `Marker ${id} at ${chromosome}:${base} has several alternative alleles (${counted}), which are not read from .pgen files`,
      file,
      line: number,
      hint: 'Leave such markers out (plink2 --max-alleles 2), or export them as VCF, which can be read with `multiallelic: split`',
    });
  }
  return { chromosome, position, id, counted, other };
}
