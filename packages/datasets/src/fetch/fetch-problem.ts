/** Why an attempt to download something failed. */
export class FetchProblem extends Error {
  override readonly name = 'FetchProblem';
  /** Whether another attempt may succeed. */
  readonly isPassing: boolean;
  /** Whether there is nothing from the byte on that was asked for. */
  readonly isBeyondEnd: boolean;

  /** @param message - as a sentence without its full stop */
  constructor(
    message: string,
    { isPassing, isBeyondEnd = false }: { readonly isPassing: boolean; readonly isBeyondEnd?: boolean },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.isPassing = isPassing;
    this.isBeyondEnd = isBeyondEnd;
  }
}
