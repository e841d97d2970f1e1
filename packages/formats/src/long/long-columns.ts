import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';
import type { LongFields } from './long-options.js';

/** Which field of a row of a long table is what. */
export interface LongColumns {
  readonly sample: number;
  readonly gene: number;
  readonly value: number;
}

/** What the columns are commonly called, in small letters without blanks and signs; the first that is there is it. */
const commonNames: { readonly [role in keyof LongColumns]: readonly string[] } = {
  sample: [
    ...[
      'sampleid',
      'sample',
      'samplename',
      'samid',
      'individualid',
      'individual',
      'iid',
      'subjectid',
      'subject',
    ],
    ...['donorid', 'donor', 'strain', 'line', 'id'],
  ],
  gene: [
    ...[
      'geneid',
      'gene',
      'featureid',
      'feature',
      'phenotypeid',
      'phenotype',
      'probeid',
      'probe',
      'transcriptid',
    ],
    ...[
      'transcript',
      'orf',
      'markerid',
      'marker',
      'snpid',
      'snp',
      'variantid',
      'variant',
      'rsid',
      'genename',
      'id',
    ],
  ],
  value: [
    ...['value', 'values', 'expression', 'expr', 'level', 'abundance', 'intensity', 'logratio', 'log2ratio'],
    ...['tpm', 'fpkm', 'rpkm', 'cpm', 'count', 'counts', 'readcount', 'dosage', 'genotype'],
  ],
};

const roles = ['sample', 'gene', 'value'] as const;

/** Whether the fields of a header line are, by their names, those of a long table. */
export function isLongHeader(header: readonly string[]): boolean {
  const found = roles.map((role) => findCommon(header, role));
  return !found.includes(undefined) && new Set(found).size === roles.length;
}

/**
 * The columns of a long table: those that are named, the others by common names.
 * @throws DataError where one is not there.
 */
export function findLongColumns(
  header: readonly string[],
  named: LongFields,
  file: string,
  line: number,
): LongColumns {
  const problems: DataProblem[] = [];
  const find = (role: keyof LongColumns): number => {
    const name = named[role];
    const field = name === undefined ? findCommon(header, role) : header.indexOf(name);
    if (field !== undefined && field !== -1) return field;
    problems.push({
      message:
        name === undefined
          ? `No column of this long table has a common name for the ${role === 'value' ? 'values' : `${role} ids`} (it has ${header.join(', ')})`
          : `This long table has no column ${JSON.stringify(name)} (it has ${header.join(', ')})`,
      file,
      line,
      hint: name === undefined ? `Name it: long: { ${role}: … }` : 'Check its name, also the case',
    });
    return -1;
  };
  const columns = { sample: find('sample'), gene: find('gene'), value: find('value') };
  if (problems.length > 0) throw new DataError(problems);
  if (new Set(Object.values(columns)).size < 3) {
    throw new DataError({
      message: 'One column of this long table cannot be two of sample, gene and value',
      file,
      line,
      hint: 'Name three different columns',
    });
  }
  return columns;
}

/** The column that has the most common name for its role; none where two columns of values have one. */
function findCommon(header: readonly string[], role: keyof LongColumns): number | undefined {
  const names = header.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const found = commonNames[role].filter((name) => names.includes(name));
  const isClear = role !== 'value' || found.length === 1 || found[0] === 'value';
  return found.length > 0 && isClear ? names.indexOf(found[0]!) : undefined;
}
