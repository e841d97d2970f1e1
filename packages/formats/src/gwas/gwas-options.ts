import type { ReadingTextOptions } from '../files/read-text-bytes.js';
import type { GwasColumnNames } from './gwas-columns.js';

/** How a table of summary statistics is read. */
export interface GwasOptions extends ReadingTextOptions {
  /** Which columns to take, where they are not known by their titles. */
  readonly columns?: GwasColumnNames | undefined;
  /** What a p of 0 stands for, where the table has some. */
  readonly smallestP?: number | undefined;
}
