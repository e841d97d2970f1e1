import type { ReadingOptions } from './reading-options.js';

/** A file, wherever it is: on disk or in a browser. */
export interface FileContent {
  /** What messages call it. */
  readonly name: string;
  /** Its content from the beginning, decompressed; may be asked for more than once. */
  bytes(options?: ReadingOptions): AsyncIterable<Uint8Array>;
}

/** A file any stretch of which can be read. */
export interface ByteFile {
  readonly name: string;
  open(): Promise<OpenBytes>;
}

/** Such a file while it is open. */
interface OpenBytes {
  /** In bytes. */
  readonly size: number;
  /**
   * Reads `length` bytes from `offset` on into the beginning of `into`.
   * @throws DataError where the file ends before.
   */
  read(into: Uint8Array, offset: number, length: number): Promise<void>;
  close(): Promise<void>;
}
