import { DataError } from '@snpress/data/errors/data-error';
import { openFile } from '../files/open-file.js';
import type { PlinkFiles } from './plink-files.js';

/**
 * Checks that a `.bed` file is one, has the calls of a marker together, and has the size that its samples and markers call for.
 * @throws DataError where it has not.
 */
export async function checkBed(
  { bed, bim, fam }: PlinkFiles,
  samples: number,
  markers: number,
): Promise<void> {
  const file = await openFile(bed);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    const start = buffer.toString('hex', 0, bytesRead);
    if (start === '6c1b00') {
      throw new DataError({
        message: 'The calls of this .bed file are stored sample by sample (byte 2 is 00)',
        file: bed,
        hint: 'Rewrite it marker by marker: plink --bfile PREFIX --make-bed --out NEW',
      });
    }
    if (start !== '6c1b01') {
      throw new DataError({
        message: `A PLINK .bed file begins with the bytes 6c 1b 01, but this one with ${start.replace(/..(?!$)/g, '$& ') || 'nothing'}`,
        file: bed,
        hint: start.startsWith('1f8b') ? 'Decompress it' : 'Copy it again, or write it with plink --make-bed',
      });
    }
    const { size } = await file.stat();
    const needed = 3 + Math.ceil(samples / 4) * markers;
    if (size !== needed) {
      throw new DataError({
        message: `This file has ${size} bytes, but the ${samples} samples of ${fam} and the ${markers} markers of ${bim} need ${needed} (3 + ${Math.ceil(samples / 4)} × ${markers})`,
        file: bed,
        hint:
          size < needed
            ? 'If it was cut short, copy it again; otherwise check that the three files belong together'
            : 'Check that the three files belong together',
      });
    }
  } finally {
    await file.close();
  }
}
