/** The package has no types of its own; what is used of it is here. */
declare module 'lz4js' {
  /** Decompresses an LZ4 frame. */
  export function decompress(frame: Uint8Array): Uint8Array;
}
