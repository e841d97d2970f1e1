import type { MarkerFormat } from './marker-formats.js';
import type { MarkerSource } from './marker-source.js';
import type { MarkerStream } from '@snpress/data';

/** How one genotype format is read, marker by marker. */
export interface MarkerReader {
  /** The name in a spec: `format: plink`. */
  readonly format: MarkerFormat;
  /** One line for people who choose among formats. */
  readonly summary: string;
  /**
   * Whether a path is of this format.
   * @param head the first bytes of its content, decompressed; empty where there is no such file, or an empty one
   */
  recognises(path: string, head: Buffer): boolean;
  /** Every file that belongs to a path of this format, whether it exists or not. */
  files(path: string): readonly string[];
  /** @throws DataError with the first problems of the files that are read before the first marker. */
  open(source: MarkerSource): Promise<MarkerStream>;
}
