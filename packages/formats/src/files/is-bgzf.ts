import { beginsWith } from '@snpress/data/bytes/begins-with';

/** Bytes of the header of a BGZF block. */
export const bgzfHeaderLength = 18;

/** Whether a file that begins with these bytes is BGZF: gzip in independent blocks that tell their length. */
export function isBgzf(head: Uint8Array): boolean {
  return (
    head.length >= bgzfHeaderLength &&
    beginsWith(head, '\x1f\x8b\x08\x04') &&
    beginsWith(head.subarray(12), 'BC\x02\x00')
  );
}
