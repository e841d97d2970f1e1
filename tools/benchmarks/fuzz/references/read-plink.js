import { textLines } from './text-lines.js';
import { uniqueInOrder } from './unique.js';

const copies = [2, NaN, 1, 0];

/** PLINK 1 files, read the slow and simple way, bit by bit. */
export function readPlink([bed, bim, fam]) {
  const fields = (file) => textLines(file.bytes)?.map((line) => line.trim().split(/[ \t]+/));
  const [markers, members] = [fields(bim), fields(fam)];
  if (markers === undefined || members === undefined) return undefined;
  const own = members.map(([, id]) => id);
  const samples =
    new Set(own).size === own.length
      ? own
      : members.map(([family, id]) => (family === '0' ? id : `${family}_${id}`));
  const values = markers.flatMap((_, marker) =>
    samples.map((_, sample) => {
      const byte = bed.bytes[3 + marker * Math.ceil(samples.length / 4) + (sample >> 2)];
      return copies[(byte >> (2 * (sample & 3))) & 3];
    }),
  );
  return {
    samples,
    features: uniqueInOrder(
      markers.map(([chromosome, id, , position, counted, other]) =>
        id === '.' ? [chromosome, Number(position), other, counted].join('_') : id,
      ),
    ),
    values: Float32Array.from(values),
    isSound: true,
  };
}
