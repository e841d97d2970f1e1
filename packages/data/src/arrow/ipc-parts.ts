import { DataError } from '../errors/data-error.js';
import { checkFlatbuffer, FlatbufferError, type CheckedTable, type FlatTable } from './check-flatbuffer.js';

/** The bytes of an Arrow IPC file or stream, to be checked part by part. */
export interface IpcParts {
  readonly view: DataView;
  /** How many bytes there are from the first of `view` on: more than it has, where only a part was read. */
  readonly length: number;
  /** What is said where they cannot be right. */
  readonly damaged: (at: number) => DataError;
  /** Checks a part as a flatbuffer. @throws DataError that names the byte at which it is damaged. */
  readonly table: (from: number, to: number, kind: FlatTable) => CheckedTable & { readonly part: DataView };
}

/**
 * The parts of an Arrow IPC file or stream.
 * @param bytes - all of it, or those from byte `first` on of one that has `length` bytes from there
 */
export function ipcParts(
  bytes: Uint8Array,
  file: string | undefined,
  { first = 0, length = bytes.length } = {},
): IpcParts {
  const damaged = (at: number): DataError =>
    new DataError({
      message: `This Arrow IPC file is damaged at byte ${first + at}`,
      file,
      hint: 'Copy or write it again',
    });
  return {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    length,
    damaged,
    table(from, to, kind) {
      if (!(from >= 0 && from <= to && to <= bytes.length))
        throw damaged(Math.min(Math.max(0, from), bytes.length));
      const part = new DataView(bytes.buffer, bytes.byteOffset + from, to - from);
      try {
        return { ...checkFlatbuffer(part, kind), part };
      } catch (error) {
        throw error instanceof FlatbufferError ? damaged(from + error.offset) : error;
      }
    },
  };
}
