/**
 * Random VCF files, and random harm to them: what is read equals what a simple decoder reads, or a DataError says
 * where the file is at fault. For many more cases than in a usual run:
 *
 *     SNPRESS_FUZZ_CASES=100000 npx vitest run --project formats packages/formats/test/vcf/fuzz.test.ts --testTimeout 86400000
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataError } from '@snpress/data/errors/data-error';
import { openVcf } from '../../src/vcf/open-vcf.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { randomVcf } from './random-vcf.js';
import { readAll, type AllMarkers } from './read-all.js';
import { decodeVcf } from './reference-decoder.js';

const numRuns = Number(process.env.SNPRESS_FUZZ_CASES ?? 300);
/** The same cases in every usual run, others in each longer one. */
const cases = process.env.SNPRESS_FUZZ_CASES === undefined ? { numRuns, seed: 2017 } : { numRuns };

async function tryReading(path: string, region?: string): Promise<AllMarkers | DataError> {
  try {
    const options = region === undefined ? {} : { region };
    return await readAll(await openVcf(path, { ploidy: 2, multiallelic: 'split', ...options }));
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

test('what is written is read', async () => {
  const path = join(await temporaryFolder(), 'random.vcf');
  await fc.assert(
    fc.asyncProperty(randomVcf, fc.boolean(), async (text, compressed) => {
      await writeFile(path, compressed ? gzipSync(text) : text);
      const all = await tryReading(path);
      const expected = decodeVcf(text)!;
      expect(all).toMatchObject({ features: expected.ids, values: Float32Array.from(expected.values) });
    }),
    cases,
  );
});

type Harm = (bytes: Buffer, at: number, other: number) => Buffer;
const harms: { readonly [name: string]: Harm } = {
  truncated: (bytes, at) => bytes.subarray(0, at),
  'a bit flipped': (bytes, at, other) => {
    const harmed = Buffer.from(bytes);
    harmed[at]! ^= 1 << (other % 8);
    return harmed;
  },
  'a stretch moved': (bytes, at, other) => {
    const [from, to] = at < other ? [at, other] : [other, at];
    return Buffer.concat([bytes.subarray(to), bytes.subarray(from, to), bytes.subarray(0, from)]);
  },
  'a stretch left out': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, Math.min(at, other)), bytes.subarray(Math.max(at, other))]),
  'fields shuffled': (bytes, at, other) => {
    const fields = bytes.toString('latin1').split('\t');
    const [a, b] = [at % fields.length, other % fields.length];
    [fields[a], fields[b]] = [fields[b]!, fields[a]!];
    return Buffer.from(fields.join('\t'), 'latin1');
  },
};
const harm = fc.tuple(fc.constantFrom(...Object.keys(harms)), fc.nat(), fc.nat());

test('a harmed text is refused, or read as it stands', async () => {
  const path = join(await temporaryFolder(), 'harmed.vcf');
  let refused = 0;
  let read = 0;
  await fc.assert(
    fc.asyncProperty(randomVcf, harm, async (text, [kind, at, other]) => {
      const whole = Buffer.from(text);
      const harmed = harms[kind]!(whole, at % whole.length, other % whole.length);
      await writeFile(path, harmed);
      const result = await tryReading(path);
      if (result instanceof DataError) {
        refused++;
        expect(result.message).toContain(path);
        return;
      }
      read++;
      const expected = decodeVcf(harmed.toString())!;
      expect(result.features).toEqual(expected.ids);
      expect(result.values).toEqual(Float32Array.from(expected.values));
    }),
    cases,
  );
  expect(Math.min(refused, read)).toBeGreaterThan(numRuns / 50);
});

test('a harmed BGZF file, or its index, is refused or gives what the whole one gives', async () => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  const bytes = await readFile(join(fixtures, 'blocks.vcf.gz'));
  const indexes = await Promise.all(
    ['blocks.vcf.gz.tbi', 'blocks-csi.vcf.gz.csi'].map((name) => readFile(join(fixtures, name))),
  );
  const region = 'chr2:16385-17000';
  const whole = await tryReading(join(fixtures, 'blocks.vcf.gz'));
  const part = await tryReading(join(fixtures, 'blocks.vcf.gz'), region);
  const folder = await temporaryFolder();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(harm, fc.constantFrom('file', '.tbi', '.csi'), async ([kind, at, other], what) => {
      const harmedBytes = (content: Buffer): Buffer =>
        harms[kind]!(content, at % content.length, other % content.length);
      const path = join(folder, `${refused}${what}.vcf.gz`);
      if (what === 'file') await writeFile(path, harmedBytes(bytes));
      else {
        await writeFile(path, bytes);
        await writeFile(path + what, harmedBytes(indexes[what === '.tbi' ? 0 : 1]!));
      }
      const result = await tryReading(path, what === 'file' ? undefined : region);
      if (result instanceof DataError) refused++;
      else expect(result).toEqual(what === 'file' ? whole : part);
    }),
    { ...cases, numRuns: Math.ceil(numRuns / 5) },
  );
  expect(refused).toBeGreaterThan(0);
});
