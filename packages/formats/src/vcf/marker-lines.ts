import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { utf8Text } from '@snpress/data/bytes/utf8-text';
import type { DataProblem } from '@snpress/data';
import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { MarkerValues } from '@snpress/data';
import { columnNumber } from '../text/column-number.js';
import { callDosages } from './call-dosages.js';
import type { MarkerBlocks } from '../genotypes/marker-blocks.js';
import { createCalls, parseCalls } from './parse-calls.js';
import { parseDosages } from './parse-dosages.js';
import { notUtf8InVcf } from './not-utf8-in-vcf.js';
import { isInRegions, type Regions } from './regions.js';
import type { SampleColumns } from './sample-columns.js';
import { fieldEnd, type SampleFault } from './sample-fields.js';
import { createSiteReader, findSiteTabs, type Site } from './site.js';
import { tallyCalls, tallyDefault, type Tally } from './tally.js';
import { fieldsToRead, vcfFieldNames, type VcfField } from './vcf-field.js';
import type { VcfSelection } from './vcf-options.js';

/** What lines are read for, and where what they hold goes. */
export interface MarkerLinesOptions {
  readonly columns: SampleColumns;
  readonly selection: VcfSelection;
  readonly regions: Regions | undefined;
  readonly ploidy: 1 | 2;
  readonly blocks: MarkerBlocks;
  readonly tally: Tally;
  readonly problems: ProblemList;
}

/** Takes one line, `bytes[start]` … `bytes[end - 1]`; its number is undefined where it is not known. */
export type TakeMarkerLine = (
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number | undefined,
) => void;

/** Reads marker lines into blocks of markers; what is wrong with one is added to the problems. */
export function createMarkerLines({
  columns,
  selection,
  regions,
  ploidy,
  blocks,
  tally,
  problems,
}: MarkerLinesOptions): TakeMarkerLine {
  const { field, multiallelic, pass } = selection;
  const tabs = new Int32Array(9);
  const sites = createSiteReader();
  const calls = createCalls(columns.samples.length);

  /** The dosages of a new marker for each ALT allele; of one for `.` where there is none. */
  const addMarkers = ({ chromosome, position, id, reference, alternatives }: Site): MarkerValues[] => {
    const counted = alternatives.length === 0 ? ['.'] : alternatives;
    return counted.map((allele) =>
      blocks.add({ chromosome, position, id: firstId(id), counted: allele, other: reference }),
    );
  };

  const readSamples = (bytes: Uint8Array, end: number, site: Site): SampleFault | undefined => {
    const { format, alternatives } = site;
    const from = tabs[8]! + 1;
    const { rowOf } = columns;
    const read = (key: VcfField, markers: readonly MarkerValues[]): SampleFault | undefined => {
      if (key !== 'GT') {
        // Where only GT is read, values may be calls.
        const dosages = markers as readonly Float32Array[];
        return parseDosages(bytes, from, end, key, format[key], ploidy, rowOf, dosages);
      }
      const fault = parseCalls(bytes, from, end, format.GT, alternatives.length + 1, rowOf, calls);
      if (fault !== undefined) return fault;
      tallyCalls(calls, ploidy, tally);
      for (const [index, dosages] of markers.entries()) callDosages(calls, index + 1, ploidy, dosages);
      return undefined;
    };
    const taken = fieldsToRead(format, field);
    if (field === undefined) tallyDefault(format, taken[0]!, tally);
    if (field !== 'auto') return read(taken[0]!, addMarkers(site));
    return readFirstOf(taken, addMarkers(site) as Float32Array[], read, tally);
  };

  return (bytes, start, end, line) => {
    const found = findSiteTabs(bytes, start, end, tabs);
    if (found >= 2 && regions !== undefined) {
      const { chromosome, position } = sites.place(bytes, start, tabs);
      if (!isInRegions(regions, chromosome, position)) return;
    }
    if (found < 9) {
      problems.add(tooFewFields(found + 1, columns.all.length, line));
      return;
    }
    const wrong = firstNotUtf8(bytes, start, tabs[8]);
    if (wrong !== -1) {
      problems.add(notUtf8InVcf(bytes, start, wrong, line));
      return;
    }
    const site = sites.site(bytes, start, tabs);
    const fault = siteFault(site, selection);
    if (fault !== undefined) {
      problems.add({
        ...fault.problem,
        line,
        column: columnNumber(bytes, start, fault.column === 0 ? start : tabs[fault.column - 1]! + 1),
      });
      return;
    }
    if (pass && site.filter !== 'PASS' && site.filter !== '.') {
      tally.filtered++;
      return;
    }
    if (site.alternatives.length > 1) {
      tally.multiallelic++;
      if (multiallelic === 'skip') return;
    }
    const diploidBefore = tally.diploidHomozygous + tally.diploidHeterozygous;
    const sampleFault = readSamples(bytes, end, site);
    tally.markers++;
    const place = `${site.chromosome}:${site.position}`;
    if (sampleFault !== undefined) {
      problems.add(sampleProblem(sampleFault, bytes, start, end, line, place, columns));
    } else if (
      selection.ploidy === undefined &&
      ploidy === 1 &&
      tally.diploidHomozygous + tally.diploidHeterozygous > diploidBefore
    ) {
      problems.add({
        message: `This line has diploid calls (${place}), but all calls of the first markers are haploid`,
        line,
        hint: 'Say which it is: ploidy: 1 or ploidy: 2',
      });
    }
  };
}

function tooFewFields(fields: number, samples: number, line: number | undefined): Omit<DataProblem, 'file'> {
  return {
    message: `This line has ${fields} fields, but ${samples} samples need ${samples + 9}`,
    line,
    hint: 'The file may have been cut short; fields are separated by tabs',
  };
}

/** Reads several fields of a line; of a sample the first that has a value counts. */
function readFirstOf(
  fields: readonly VcfField[],
  markers: readonly Float32Array[],
  read: (field: VcfField, markers: readonly Float32Array[]) => SampleFault | undefined,
  tally: Tally,
): SampleFault | undefined {
  for (const values of markers) values.fill(NaN);
  for (const field of fields) {
    const own = markers.map(({ length }) => new Float32Array(length).fill(NaN));
    const fault = read(field, own);
    if (fault !== undefined) return fault;
    for (let row = 0; row < own[0]!.length; row++) {
      if (!Number.isNaN(markers[0]![row]) || Number.isNaN(own[0]![row])) continue;
      tally.taken[field]++;
      markers.forEach((values, allele) => (values[row] = own[allele]![row]!));
    }
  }
  return undefined;
}

/** The first of several ids. */
function firstId(ids: string): string {
  const end = ids.indexOf(';');
  return (end === -1 ? ids : ids.slice(0, end)) || '.';
}

function siteFault(
  { chromosome, position, reference, alternatives, format }: Site,
  { field, multiallelic }: VcfSelection,
): { readonly column: number; readonly problem: Pick<DataProblem, 'message' | 'hint'> } | undefined {
  const fault = (column: number, message: string, hint: string) => ({ column, problem: { message, hint } });
  if (chromosome === '') return fault(0, 'CHROM is empty', 'Name the chromosome');
  if (Number.isNaN(position)) {
    return fault(1, 'POS is not a whole number', 'Write the position of the first base of REF, from 1');
  }
  const place = `${chromosome}:${position}`;
  if (reference === '' || alternatives.includes('')) {
    const column = reference === '' ? 3 : 4;
    return fault(column, `An allele is empty (${place})`, 'Write a point where no ALT allele is known');
  }
  if (alternatives.length > 1 && multiallelic === 'refuse') {
    return fault(
      4,
      `This line has ${alternatives.length} ALT alleles (${place})`,
      'Split such lines into markers with multiallelic: split, or leave them out with multiallelic: skip',
    );
  }
  if (fieldsToRead(format, field).length > 0) return undefined;
  const wanted = field === undefined || field === 'auto' ? 'GT, DS or GP' : field;
  const present = vcfFieldNames.filter((key) => format[key] !== -1);
  return fault(
    8,
    `FORMAT has no ${wanted} but ${JSON.stringify(format.text)} (${place})`,
    present.length > 0
      ? `Read what it has: field: ${present.join(' or ')}`
      : 'Only called genotypes (GT), dosages (DS) and genotype probabilities (GP) are read',
  );
}

function sampleProblem(
  { column, at, message, hint }: SampleFault,
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number | undefined,
  place: string,
  { all }: SampleColumns,
): Omit<DataProblem, 'file'> {
  const sample = all[column];
  if (sample === undefined) {
    return {
      message: `This line has ${countFields(bytes, start, end)} fields, but ${all.length} samples need ${all.length + 9} (${place})`,
      line,
      hint: 'The file may have been cut short; fields are separated by tabs',
    };
  }
  const text = utf8Text(bytes, at, fieldEnd(bytes, at, end));
  return {
    message: `${JSON.stringify(text)} ${message} (${place}, sample ${sample})`,
    line,
    column: columnNumber(bytes, start, at),
    hint,
  };
}

function countFields(bytes: Uint8Array, start: number, end: number): number {
  let fields = 1;
  for (let at = start; at < end; at++) if (bytes[at] === 0x09) fields++;
  return fields;
}
