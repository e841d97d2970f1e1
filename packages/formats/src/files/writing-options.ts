/** How the writing of a file is watched and ended. */
export interface WritingOptions {
  /** Ends the writing, whose promise is then rejected with the reason of the signal; no file is left. */
  readonly signal?: AbortSignal | undefined;
  /** Told from time to time how many bytes have been written. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}
