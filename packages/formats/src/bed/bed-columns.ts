import { rowText, type Row } from '../text/each-row.js';

/** Where a BED file of expression has what, by field. The first four are chromosome, start, end and id. */
export interface BedColumns {
  readonly strand: number | undefined;
  readonly firstSample: number;
}

const chromosome = /^#?chr(?:om(?:osome)?)?$/i;

/** What QTLtools and its kin have between the id and the samples. */
const annotations = /^(?:gid|gene|gene_?id|gene_?name|gene_?type|group|grp|info|length|score|strand|strd)$/i;

/** Whether text begins as a BED file of expression does: `#chr`, start and end. */
export function isBedHeader(text: string): boolean {
  return /^(?:\ufeff)?#chr(?:om(?:osome)?)?[\t ]+(?:chrom_?)?start[\t ]+(?:chrom_?)?(?:end|stop)[\t ]/i.test(
    text,
  );
}

/** Whether a column of that name after the id is no sample. */
export function isBedAnnotation(name: string): boolean {
  return annotations.test(name);
}

/** The columns that a header line names; `undefined` where it is none of a BED file of expression. */
export function findBedColumns(header: Row): BedColumns | undefined {
  if (header.count < 4 || !chromosome.test(rowText(header, 0))) return undefined;
  let firstSample = 4;
  let strand: number | undefined;
  for (; firstSample < header.count; firstSample++) {
    const name = rowText(header, firstSample);
    if (!isBedAnnotation(name)) break;
    if (/^str/i.test(name)) strand = firstSample;
  }
  return { strand, firstSample };
}
