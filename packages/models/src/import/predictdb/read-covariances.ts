import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { eachRow, type Row, rowText } from '@snpress/formats/text/each-row';
import { parseNumber } from '@snpress/formats/text/parse-number';
import type { ReadingOptions } from '@snpress/formats';

/** The covariances of the variants of a gene that are wanted. */
export interface GeneCovariances {
  readonly gene: string;
  /** Symmetric, size × size; NaN where the file has no value. */
  readonly values: Float64Array;
  /** Variants that the file has of this gene, wanted or not. */
  readonly variants: number;
}

/** The variants of a gene that are wanted. */
export interface WantedVariants {
  readonly size: number;
  /** Id → row and column, below `size`; a variant may have several ids. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Reads covariances gene by gene, `GENE RSID1 RSID2 VALUE`, as MetaXcan has them: each pair once, those of a gene one after the other. A
 * value NA is none.
 *
 * @param wanted - of a gene; undefined where it is not wanted.
 * @param visit - is told of each gene that is wanted, in the order of the file.
 * @throws DataError with the first problems
 */
export async function readCovariances(
  file: string,
  wanted: (gene: string) => WantedVariants | undefined,
  visit: (covariances: GeneCovariances) => void,
  options?: ReadingOptions,
): Promise<void> {
  const problems = problemList(file);
  const seen = new Set<string>();
  let titled = false;
  let block: OpenBlock | undefined;
  const close = (): void => {
    if (block?.places !== undefined)
      visit({ gene: block.gene, values: block.values, variants: block.firsts.size });
  };
  await eachRow(
    file,
    ['tab', 'comma', 'space'],
    problems,
    (row) => {
      if (!titled) {
        titled = true;
        const titles = Array.from({ length: row.count }, (_, field) => rowText(row, field).toUpperCase());
        if (titles.join(' ') === 'GENE RSID1 RSID2 VALUE') return;
        throw new DataError({
          file,
          code: 'not-covariances',
          message: `These are no covariances: the header line is ${titles.join(' ')}`,
          line: row.line,
          hint: 'It has to be GENE RSID1 RSID2 VALUE',
        });
      }
      if (block === undefined || !sameField(row, 0, block.geneBytes)) {
        close();
        const gene = rowText(row, 0);
        if (seen.has(gene))
          problems.add({
            code: 'scattered-gene',
            message: `Covariances of ${gene} are in two places of the file`,
            line: row.line,
            hint: 'Sort the file by gene',
          });
        seen.add(gene);
        block = openBlock(row, gene, wanted(gene));
      }
      addLine(block, row, problems);
    },
    options,
  );
  problems.throwIfAny();
  close();
}

/** The gene whose lines are read. */
interface OpenBlock {
  readonly gene: string;
  readonly geneBytes: Buffer;
  readonly places: ReadonlyMap<string, number> | undefined;
  readonly size: number;
  readonly values: Float64Array;
  /** Ids that stand first with a value. */
  readonly firsts: Set<string>;
  /** The last first id: it repeats from line to line. */
  firstBytes: Buffer;
  first: number;
  /** Second ids in the order that they came in, which is the order in which they come again. */
  readonly seconds: { readonly bytes: Buffer; readonly place: number }[];
  next: number;
}

function openBlock(row: Row, gene: string, wanted: WantedVariants | undefined): OpenBlock {
  const { size, places } = wanted ?? { size: 0, places: undefined };
  return {
    gene,
    geneBytes: fieldBytes(row, 0),
    places,
    size,
    values: new Float64Array(size * size).fill(NaN),
    firsts: new Set(),
    firstBytes: Buffer.alloc(0),
    first: -1,
    seconds: [],
    next: 0,
  };
}

function addLine(block: OpenBlock, row: Row, problems: ReturnType<typeof problemList>): void {
  const { places } = block;
  if (places === undefined) return;
  const value = row.count === 4 ? parseNumber(row.bytes, row.starts[3]!, row.ends[3]!) : NaN;
  if (Number.isNaN(value)) {
    if (row.count !== 4 || !/^(NA|nan)$/i.test(rowText(row, 3)))
      problems.add({
        code: 'not-a-number',
        message: 'This line is not GENE RSID1 RSID2 VALUE',
        line: row.line,
        hint: 'Write NA where there is no value',
      });
    return;
  }
  if (!sameField(row, 1, block.firstBytes)) {
    const id = rowText(row, 1);
    block.firstBytes = fieldBytes(row, 1);
    block.first = places.get(id) ?? -1;
    block.firsts.add(id);
    const again = block.seconds.findIndex(({ bytes }) => bytes.equals(block.firstBytes));
    block.next = again < 0 ? block.seconds.length : again;
  }
  const second = secondPlace(block, row, places);
  if (block.first < 0 || second < 0) return;
  block.values[block.first * block.size + second] = value;
  block.values[second * block.size + block.first] = value;
}

function secondPlace(block: OpenBlock, row: Row, places: ReadonlyMap<string, number>): number {
  const expected = block.seconds[block.next];
  if (expected !== undefined && sameField(row, 2, expected.bytes)) {
    block.next++;
    return expected.place;
  }
  const place = places.get(rowText(row, 2)) ?? -1;
  if (block.next === block.seconds.length) {
    block.seconds.push({ bytes: fieldBytes(row, 2), place });
    block.next++;
  }
  return place;
}

function fieldBytes({ bytes, starts, ends }: Row, field: number): Buffer {
  return Buffer.from(bytes.subarray(starts[field], ends[field]));
}

function sameField({ bytes, starts, ends }: Row, field: number, other: Buffer): boolean {
  const start = starts[field]!;
  const length = ends[field]! - start;
  if (length !== other.length) return false;
  for (let at = 0; at < length; at++) if (bytes[start + at] !== other[at]) return false;
  return true;
}
