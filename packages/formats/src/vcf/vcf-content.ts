import type { FileContent } from '../files/file-content.js';
import type { Regions } from './regions.js';

/** A VCF file, wherever it is: on disk or in a browser. */
export interface VcfContent extends FileContent {
  /** Where the lines of regions are, by an index; the whole content is read where it is not there. */
  locate?(regions: Regions): Promise<VcfRanges>;
}

/** Where the lines of regions are. */
export interface VcfRanges {
  /** Whole lines, among them all that are asked for; undefined where the whole content has to be read. */
  readonly lines: (() => AsyncIterable<Uint8Array>) | undefined;
  readonly warnings: readonly string[];
}

/** Whole lines, and the number of the first one where it is known. */
export interface VcfText {
  readonly bytes: Uint8Array;
  readonly line: number | undefined;
}
