import { openStoredBlocks } from '@snpress/data/arrow/open-stored-blocks';
import type { GenotypeBlocks } from '@snpress/data';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endsEarly } from '../files/ends-early.js';
import { explainFileError } from '../files/explain-file-error.js';

/** The file is open as long as what reads it can be reached. */
const open = new FinalizationRegistry<number>(closeSync);

/**
 * Opens genotypes that `writeArrowMatrix` or `writeArrowMarkers` stored, to be read in blocks of markers: for those that are larger than
 * memory. Every block is read when it is asked for.
 * @param most - bytes of a block
 * @throws DataError where the file cannot be read, is another one, damaged or cut short.
 * @example
 * const genotypes = await openGenotypeBlocks('genotypes.arrow');
 * for (const { first, genotypes: block } of genotypes.blocks()) console.log(first, block.features.length);
 */
export async function openGenotypeBlocks(path: string, most?: number): Promise<GenotypeBlocks> {
  const told = <T>(use: () => T): T => {
    try {
      return use();
    } catch (error) {
      throw explainFileError(path, error);
    }
  };
  const file = told(() => openSync(path, 'r'));
  const ranges = {
    name: path,
    size: told(() => fstatSync(file).size),
    read(into: Uint8Array, offset: number) {
      for (let filled = 0; filled < into.length;) {
        const left = into.length - filled;
        const count = told(() => readSync(file, into, filled, left, offset + filled));
        if (count === 0) throw endsEarly(path, offset + filled, left);
        filled += count;
      }
    },
  };
  open.register(ranges, file);
  return openStoredBlocks(ranges, most);
}
