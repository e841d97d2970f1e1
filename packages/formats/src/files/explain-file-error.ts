import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';

const explanations: { readonly [code: string]: Omit<DataProblem, 'file'> } = {
  ENOENT: {
    code: 'no-such-file',
    message: 'There is no such file',
    hint: 'Check the path and the folder that it is relative to',
  },
  ENOTDIR: {
    code: 'no-such-file',
    message: 'A part of this path is a file, not a folder',
    hint: 'Check the path',
  },
  EISDIR: { code: 'is-a-folder', message: 'This is a folder, not a file', hint: 'Name a file in it' },
  ENAMETOOLONG: {
    code: 'no-file-name',
    message: 'This name is longer than any file has',
    hint: 'Check the path',
  },
  ESPIPE: {
    code: 'is-a-pipe',
    message: 'This is a pipe, which can be read only once, from its beginning',
    hint: 'Write it into a file, and name that',
  },
  EACCES: {
    code: 'not-readable',
    message: 'This file may not be read',
    hint: 'Give yourself permission to read it',
  },
  EPERM: {
    code: 'not-readable',
    message: 'This file may not be read',
    hint: 'Give yourself permission to read it',
  },
  ERR_INVALID_ARG_VALUE: {
    code: 'no-file-name',
    message: 'This is no name of a file',
    hint: 'Check for characters that do not belong there',
  },
  Z_BUF_ERROR: {
    code: 'cut-short',
    message: 'The gzip data end too early',
    hint: 'Copy or download the file again',
  },
  Z_DATA_ERROR: {
    code: 'damaged-compression',
    message: 'The gzip data are damaged',
    hint: 'Copy or download the file again',
  },
};

/**
 * Says in words why a file could not be read; an error that is not the file system's is returned as it is.
 * @param sound how many bytes of the file are known to be sound
 */
export function explainFileError(path: string, error: unknown, sound?: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const explanation = explanations[code];
  if (explanation === undefined) return error;
  const { message } = explanation;
  return new DataError(
    {
      ...explanation,
      message: sound === undefined ? message : `${message}, at or after byte ${sound}`,
      file: path,
    },
    { cause: error },
  );
}
