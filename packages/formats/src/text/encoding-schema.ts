import { z } from 'zod';
import { encodings } from '../files/utf8-bytes.js';

/** What a file of text is written in, in a spec. */
export const encodingSchema = z
  .enum(encodings)
  .optional()
  .describe('What a table of text is written in; utf-8 when left out. latin1 is Windows-1252 too.');
