import { fileURLToPath } from 'node:url';
import { readTraw, type Traw } from './read-traw.js';

/** The path of a fixture of `make-fixtures.sh`. */
export const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** What plink2 reads from a fixture: `NAME.traw`, a line per marker. */
export const readGolden = (name: string): Promise<Traw> => readTraw(fixture(`${name}.traw`));
