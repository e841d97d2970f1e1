import type { Readable } from 'node:stream';

/** Files by name in another place. */
export interface ObjectStorage {
  /** The place, as people name it. */
  readonly name: string;
  /** The content of a file; undefined when there is none. */
  read(name: string): Promise<Readable | undefined>;
  /** Its size in bytes; undefined when there is none. */
  size(name: string): Promise<number | undefined>;
  /** Puts content there, in place of what there is. `digest` is its SHA-256, so that the place can see what has arrived. */
  write(
    name: string,
    content: string | { readonly file: string; readonly bytes: number },
    digest: string,
  ): Promise<void>;
}
