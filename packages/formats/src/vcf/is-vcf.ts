import { beginsWith } from '@snpress/data/bytes/begins-with';
import { utf8Text } from '@snpress/data/bytes/utf8-text';

const columnNames = /^(?:##[^\n]*\n)*#CHROM\tPOS\tID\tREF\tALT\t/;
const looked = 1 << 16;

/** Whether the first bytes of a file are those of VCF; the line that says its version may be missing. */
export function isVcf(head: Uint8Array): boolean {
  if (beginsWith(head, '##fileformat=VCF')) return true;
  return beginsWith(head, '#') && columnNames.test(utf8Text(head, 0, Math.min(head.length, looked)));
}
