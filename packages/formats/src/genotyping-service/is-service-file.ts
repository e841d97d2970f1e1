import { utf8Text } from '@snpress/data/bytes/utf8-text';

const looked = 1 << 16;
const columnNames =
  /^\ufeff?(?:#[^\n]*\n)*?#?\s*"?rsid"?[\t,]"?chromosome"?[\t,]"?position"?[\t,]"?(?:genotype|result|allele1)\b/i;

/** Whether the first bytes of a file are those of a genotyping service: comments, and a line of column names. */
export function isServiceFile(head: Uint8Array): boolean {
  return columnNames.test(utf8Text(head, 0, Math.min(head.length, looked)));
}
