/** The package has no types of its own; what is used of it is here. */
declare module 'lz4js' {
  /** Decompresses a block from `from` on into `into`, from `at` on. @returns where it ends there */
  export function decompressBlock(
    block: Uint8Array,
    into: Uint8Array,
    from: number,
    length: number,
    at: number,
  ): number;
}
