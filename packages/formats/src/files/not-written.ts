/** A file or a folder that could not be written, in words; an error that is neither the file system's nor SQLite's is returned as it is. */
export function notWritten(path: string, error: unknown, left = 'nothing is left of it'): unknown {
  if (!(error instanceof Error) || !('syscall' in error || error.name === 'SQLite3Error')) return error;
  return new Error(
    `${path} could not be written (${error.message}): make room there, or name another place; ${left}`,
    { cause: error },
  );
}
