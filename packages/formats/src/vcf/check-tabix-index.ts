import { DataError } from '@snpress/data/errors/data-error';

const magicLength = 4;
const [binNumber, offset64, chunkLength] = [4, 8, 16] as const;
/** Bytes of a TBI header after the magic, of which the first four are the number of references. */
const tbiHeader = 32;
/** No index has more levels of bins, nor larger ones. */
const [deepest, widest] = [12, 40] as const;

/**
 * Checks that every list of a tabix index, decompressed, lies within it, so that whoever reads it comes to an end.
 * Formats: https://samtools.github.io/hts-specs/tabix.pdf, https://samtools.github.io/hts-specs/CSIv1.pdf
 * @throws DataError that names the byte of the content at which it is damaged.
 */
export function checkTabixIndex(content: Buffer, file: string): void {
  let at = 0;
  const damaged = (): DataError =>
    new DataError({
      message: `This tabix index is damaged at byte ${at} of its content`,
      file,
      hint: 'Make it again: tabix -f -p vcf FILE',
    });
  const skip = (length: number): void => {
    if (!(length >= 0 && at + length <= content.length)) throw damaged();
    at += length;
  };
  const number = (): number => {
    skip(4);
    return content.readInt32LE(at - 4);
  };
  /** Passes over as many entries as a number says, of so many bytes each at least. */
  const list = (count: number, least: number, pass: () => void): void => {
    if (!(count >= 0 && at + count * least <= content.length)) throw damaged();
    for (let entry = 0; entry < count; entry++) pass();
  };
  const bins = (hasOffset: boolean): void => {
    list(number(), 8, () => {
      skip(binNumber + (hasOffset ? offset64 : 0));
      skip(number() * chunkLength);
    });
  };

  const magic = content.toString('latin1', 0, magicLength);
  skip(magicLength);
  if (magic === 'TBI\u0001') {
    const references = number();
    skip(tbiHeader - 8);
    skip(number());
    list(references, 8, () => {
      bins(false);
      skip(number() * offset64);
    });
  } else if (magic === 'CSI\u0001') {
    const [shift, depth] = [number(), number()];
    if (!(shift >= 0 && depth >= 0 && depth <= deepest && shift + 3 * depth <= widest + 3)) throw damaged();
    const aux = number();
    const auxStart = at;
    skip(aux);
    if (aux >= tbiHeader - 4 && content.readInt32LE(auxStart + 24) > aux) throw damaged();
    list(number(), 4, () => {
      bins(true);
    });
  } else {
    at = 0;
    throw damaged();
  }
}
