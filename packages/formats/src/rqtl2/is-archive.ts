/** The code of the problem that an archive has two files of one name. */
export const repeatedName = 'repeated-name';

/** Whether a file that begins with these bytes is a ZIP archive. */
export function isArchive(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PK\x03\x04';
}
