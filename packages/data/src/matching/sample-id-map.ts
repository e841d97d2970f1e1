/** Which sample of a file is meant by which id. */
export interface SampleIdMap {
  /** The table, for messages. */
  readonly path: string;
  /** By id in the file: the id to use, and the line that says so. */
  readonly rows: ReadonlyMap<string, { readonly id: string; readonly line: number }>;
}
