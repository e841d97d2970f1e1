/** How the reading of a file is watched and ended. */
export interface ReadingOptions {
  /** Ends the reading, whose promise is then rejected with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Told from time to time which share of the bytes has been read: from 0 to 1, never less than before. */
  readonly onProgress?: ((share: number) => void) | undefined;
}
