/** The files of a cross, in a folder or in an archive. */
export interface CrossFiles {
  /** The control file: what messages call it, and its text. */
  readonly control: { readonly file: string; readonly text: string };
  /** A file that the control file names. */
  readonly named: (name: string) => CrossFile;
  readonly close: () => Promise<void>;
}

/** A file of a cross. */
export interface CrossFile {
  /** What messages call it. */
  readonly file: string;
  /** Its content. @throws DataError where it cannot be read */
  readonly chunks: () => AsyncIterable<Buffer>;
}
