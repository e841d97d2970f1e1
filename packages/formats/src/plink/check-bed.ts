import { DataError } from '@snpress/data/errors/data-error';
import type { ByteFile } from '../files/file-content.js';

/** How much a file lists, for messages. */
interface Listed {
  readonly name: string;
  readonly count: number;
}

/**
 * Checks that a `.bed` file is one, has the calls of a marker together, and has the size that its samples and markers call for.
 * @throws DataError where it has not.
 */
export async function checkBed(bed: ByteFile, samples: Listed, markers: Listed): Promise<void> {
  const { name } = bed;
  const file = await bed.open();
  try {
    const { size } = file;
    const first = new Uint8Array(Math.min(3, size));
    await file.read(first, 0, first.length);
    const start = Array.from(first, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    if (start === '6c 1b 00') {
      throw new DataError({
        message: 'The calls of this .bed file are stored sample by sample (byte 2 is 00)',
        file: name,
        hint: 'Rewrite it marker by marker: plink --bfile PREFIX --make-bed --out NEW',
      });
    }
    if (start !== '6c 1b 01') {
      throw new DataError({
        message: `A PLINK .bed file begins with the bytes 6c 1b 01, but this one with ${start || 'nothing'}`,
        file: name,
        hint: start.startsWith('1f 8b')
          ? 'Decompress it'
          : 'Copy it again, or write it with plink --make-bed',
      });
    }
    const stride = Math.ceil(samples.count / 4);
    const needed = 3 + stride * markers.count;
    if (size !== needed) {
      throw new DataError({
        message: `This file has ${size} bytes, but the ${samples.count} samples of ${samples.name} and the ${markers.count} markers of ${markers.name} need ${needed} (3 + ${stride} × ${markers.count})`,
        file: name,
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
