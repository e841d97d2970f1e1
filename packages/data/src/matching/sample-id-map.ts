/** Which sample of a file is meant by which id. */
export interface SampleIdMap {
  /** What says so, in few words: the name of the table, or the pattern. */
  readonly name: string;
  /** The table, for messages; undefined for a pattern. */
  readonly path?: string | undefined;
  /** By id in the file: the id to use, and the line that says so. */
  readonly rows: ReadonlyMap<string, { readonly id: string; readonly line?: number }>;
}
