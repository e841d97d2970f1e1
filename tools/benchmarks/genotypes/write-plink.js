import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRng } from '@snpress/data';

/** Random PLINK 1 files of this prefix: a quarter of the calls is missing, which is more than in any real data. */
export async function writePlink(prefix, samples, markers) {
  const ids = Array.from({ length: samples }, (_, sample) => `f s${sample} 0 0 0 -9\n`);
  await writeFile(`${prefix}.fam`, ids.join(''));
  const bim = createWriteStream(`${prefix}.bim`);
  const bed = createWriteStream(`${prefix}.bed`);
  bed.write(Buffer.of(0x6c, 0x1b, 0x01));
  const rng = createRng(2017);
  const stride = Math.ceil(samples / 4);
  const pool = Buffer.from(Array.from({ length: stride + 4096 }, () => rng.integer(256)));
  for (let marker = 0; marker < markers; marker++) {
    const from = marker % 4096;
    const isFull = [
      bim.write(`1\trs${marker}\t0\t${marker + 1}\tA\tC\n`),
      bed.write(pool.subarray(from, from + stride)),
    ];
    if (!isFull[0]) await once(bim, 'drain');
    if (!isFull[1]) await once(bed, 'drain');
  }
  await Promise.all([bim, bed].map((stream) => once(stream.end(), 'finish')));
}
