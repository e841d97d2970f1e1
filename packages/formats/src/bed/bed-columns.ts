import { rowText, type Row } from '../text/each-row.js';

/** Where a BED file of expression has what, by field. The first four are chromosome, start, end and id. */
export interface BedColumns {
  readonly strand: number | undefined;
  readonly firstSample: number;
  /** What the first base is called in the column of starts. */
  readonly firstBase: 0 | 1;
  /** Columns of text before the samples whose names are not known, by field. */
  readonly unknown: readonly number[];
}

const chromosome = /^#?chr(?:om(?:osome)?)?$/i;

/** What QTLtools and its kin have between the id and the samples. */
const annotations =
  /^(?:[pg]id|gene|(?:target|gene|group|grp|phenotype)_?id|(?:gene_?)?(?:name|type|symbol|biotype)|group|grp|info|length|score|strand|strd)$/i;
/** TIGAR's header line; it counts starts from 1. */
const tigar = /^(?:\ufeff)?#?chrom[\t ]+genestart[\t ]+geneend[\t ]+targetid[\t ]/i;

/** Whether text begins as a BED file of expression does: `#chr`, start and end; or as TIGAR's do. */
export function isBedHeader(text: string): boolean {
  if (tigar.test(text)) return true;
  return /^(?:\ufeff)?#chr(?:om(?:osome)?)?[\t ]+(?:chrom_?)?start[\t ]+(?:chrom_?)?(?:end|stop)[\t ]/i.test(
    text,
  );
}

/** Whether a column of that name after the id is no sample. */
export function isBedAnnotation(name: string): boolean {
  return annotations.test(name);
}

/**
 * The columns of a BED file of expression, by its header line and its first row; `undefined` where the header line is none of
 * such a file. Columns of text before the samples are passed over, also where their names say nothing.
 */
export function findBedColumns(
  header: Row,
  first: Row,
  isValue: (row: Row, field: number) => boolean,
): BedColumns {
  let firstSample = 4;
  let strand: number | undefined;
  const unknown: number[] = [];
  for (; firstSample < header.count; firstSample++) {
    const name = rowText(header, firstSample);
    if (/^str/i.test(name) && isBedAnnotation(name)) strand = firstSample;
    if (isBedAnnotation(name)) continue;
    if (firstSample >= first.count || isValue(first, firstSample)) break;
    unknown.push(firstSample);
  }
  const firstBase = tigar.test(`${[0, 1, 2, 3].map((field) => rowText(header, field)).join(' ')} `) ? 1 : 0;
  return { strand, firstSample, firstBase, unknown };
}

/** Whether a header line can be that of a BED file of expression. */
export function hasBedColumns(header: Row): boolean {
  return header.count >= 4 && chromosome.test(rowText(header, 0));
}
