/** A file is no archive of a run that can be imported; the message says what is wrong with it. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
}
