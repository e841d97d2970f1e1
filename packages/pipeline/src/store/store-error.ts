/** The store cannot do what was asked; the message is one sentence that says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const readOnly = new Set(['EROFS', 'EACCES', 'EPERM']);
const full = new Set(['ENOSPC', 'EDQUOT']);
const crowded = new Set(['EMFILE', 'ENFILE']);
const broken = new Set(['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'ETIMEDOUT', 'EREMOTEIO']);

/** Puts a file system's refusal into words; anything else is returned as it is. */
export function asStoreError(error: unknown, directory: string): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  if (readOnly.has(code))
    return new StoreError(
      `The store ${directory} is read-only (${code}): results that it has can be used, but nothing new can run; ` +
        'make it writable or choose another store.',
      { cause: error },
    );
  if (full.has(code))
    return new StoreError(
      `The disk of the store ${directory} is full (${code}): free some space, for example with ` +
        '"snpress cache gc", and run again; finished stages are kept.',
      { cause: error },
    );
  if (crowded.has(code))
    return new StoreError(
      `The store ${directory} cannot be written because too many files are open (${code}): run with fewer workers or ` +
        'raise the limit (ulimit -n), and run again; finished stages are kept.',
      { cause: error },
    );
  if (broken.has(code))
    return new StoreError(
      `The disk of the store ${directory} does not answer as it should (${(error as Error).message}): look after it or ` +
        'choose another store, and run again; finished stages are kept.',
      { cause: error },
    );
  return error;
}

/** Whether there is no room left where something was to be written. */
export function isDiskFull(error: unknown): boolean {
  return full.has(errorCode(error) ?? '');
}

/** Whether the file system refused because this process may not write. */
export function isReadOnly(error: unknown): boolean {
  return readOnly.has(errorCode(error) ?? '');
}

/** The `code` of a Node.js system error. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
