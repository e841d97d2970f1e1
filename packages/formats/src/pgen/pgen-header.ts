import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { readExactly } from '../files/read-exactly.js';

/** How the calls of a `.pgen` file are stored. */
export type PgenHeader =
  | { readonly mode: 'plink-1'; readonly firstRecord: number }
  | {
      readonly mode: 'fixed-width';
      readonly markers: number;
      readonly samples: number;
      readonly firstRecord: number;
    }
  | {
      readonly mode: 'variable-width';
      readonly markers: number;
      readonly samples: number;
      /** Bits of a record type: 4 or 8. */
      readonly typeBits: number;
      /** Bytes of a record length. */
      readonly lengthBytes: number;
      /** Bytes of an allele count, or 0 where these are not stored. */
      readonly alleleBytes: number;
      /** Whether there is a bit per marker for references that are provisional. */
      readonly hasReferenceFlags: boolean;
    };

const otherModes: { readonly [mode: number]: string } = {
  0x00: 'a PLINK 1 .bed file that is stored sample by sample',
  0x03: 'fixed-width dosages',
  0x04: 'fixed-width phased dosages',
  0x11: 'variable-width records with extensions',
  0x20: 'variable-width records with an index in a file of its own',
  0x21: 'variable-width records with extensions and an index in a file of its own',
  0x30: 'the index of another .pgen file',
  0x31: 'the index of another .pgen file',
};

/**
 * Reads the header of a `.pgen` file up to what it says of single markers.
 * Format: https://github.com/chrchang/plink-ng/tree/master/pgen_spec
 * @throws DataError where it is no such file, or of a storage mode that is not read.
 */
export async function readPgenHeader(file: FileHandle, path: string): Promise<PgenHeader> {
  const bytes = Buffer.alloc(12);
  await readExactly(file, path, bytes, 0, 3);
  if (bytes[0] !== 0x6c || bytes[1] !== 0x1b) {
    throw new DataError({
      message: `A .pgen file begins with the bytes 6c 1b, but this one with ${bytes.toString('hex', 0, 1)} ${bytes.toString('hex', 1, 2)}`,
      file: path,
      hint: 'Copy it again, or write it again with plink2 --make-pgen',
    });
  }
  const mode = bytes[2]!;
  if (mode === 0x01) return { mode: 'plink-1', firstRecord: 3 };
  if (mode !== 0x02 && mode !== 0x10) {
    const name = otherModes[mode];
    throw new DataError({
      message: `The storage mode 0x${bytes.toString('hex', 2, 3)} of this .pgen file${name === undefined ? '' : ` (${name})`} is not read`,
      file: path,
      hint: 'Rewrite it in the usual mode: plink2 --pfile PREFIX --make-pgen --out NEW',
    });
  }
  await readExactly(file, path, bytes, 0, 12);
  const markers = bytes.readUInt32LE(3);
  const samples = bytes.readUInt32LE(7);
  const control = bytes[11]!;
  const hasReferenceFlags = control >> 6 === 3;
  if (mode === 0x02) {
    const firstRecord = 12 + (hasReferenceFlags ? Math.ceil(markers / 8) : 0);
    return { mode: 'fixed-width', markers, samples, firstRecord };
  }
  const layout = control & 15;
  if (layout > 7) {
    throw new DataError({
      message: `The header of this .pgen file has a layout (${layout}, in byte 11) that is not defined`,
      file: path,
      hint: 'Copy it again, or write it again with plink2 --make-pgen',
    });
  }
  return {
    mode: 'variable-width',
    markers,
    samples,
    typeBits: layout < 4 ? 4 : 8,
    lengthBytes: (layout & 3) + 1,
    alleleBytes: (control >> 4) & 3,
    hasReferenceFlags,
  };
}
