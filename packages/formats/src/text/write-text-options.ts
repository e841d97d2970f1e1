import type { WritingOptions } from '../files/writing-options.js';

/** How a matrix is to be written as text. */
export interface WriteTextOptions extends WritingOptions {
  readonly delimiter?: 'tab' | 'comma' | undefined;
  /** What is written for a missing value. */
  readonly missing?: string | undefined;
}
