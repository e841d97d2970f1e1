import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { writeCsvWeights } from '../../../src/export/index.js';
import { makeArtifact } from '../make-artifact.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-csv-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('gives the predictions of the model, to who reads the table', async () => {
  const { artifact, genotypes } = await makeArtifact('elastic-net');
  const file = path.join(folder, 'weights.csv');
  const { weights } = await writeCsvWeights(file, artifact);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('gene,marker,chromosome,position,counted_allele,other_allele,weight,missing_dosage');
  expect(lines).toHaveLength(1 + 7 + weights);
  const sums = new Map<string, number[]>();
  for (const line of lines.slice(1)) {
    const [gene, marker, chromosome, position, counted, other, weight, missing] = line.split(',');
    const index = artifact.markers.ids.indexOf(marker!);
    if (marker === '(intercept)') sums.set(gene!, Array(30).fill(Number(weight)) as number[]);
    else {
      expect([chromosome, Number(position), counted, other]).toEqual([
        artifact.markers.positions!.chromosome[index],
        artifact.markers.positions!.start[index],
        artifact.markers.alleles!.counted[index],
        artifact.markers.alleles!.other[index],
      ]);
      sums.get(gene!)!.forEach((sum, row, all) => {
        const dosage = genotypes.values[index * 30 + row]!;
        all[row] = sum + Number(weight) * (Number.isNaN(dosage) ? Number(missing) : dosage);
      });
    }
  }
  const predicted = predictExpression(artifact, genotypes);
  expect([...sums.keys()]).toEqual(predicted.features);
  [...sums.values()].flat().forEach((sum, index) => {
    expect(sum).toBeCloseTo(predicted.values[index]!, 3);
  });
});

it('is compressed where the name ends in .gz, and the same again', async () => {
  const { artifact } = await makeArtifact('top-snp');
  const files = ['a.csv', 'b.csv.gz', 'c.csv.gz'].map((name) => path.join(folder, name));
  for (const file of files) await writeCsvWeights(file, artifact);
  const [plain, zipped, again] = files.map((file) => readFileSync(file));
  expect(gunzipSync(zipped!)).toEqual(plain);
  expect(again).toEqual(zipped);
});

it('leaves empty what is not known, and quotes what needs it', async () => {
  const { artifact } = await makeArtifact('top-snp', { genes: 1 });
  const { frequencies, ids } = artifact.markers;
  const bare = {
    ...artifact,
    genes: { ids: ['a "gene", named'] },
    markers: { ids, frequencies },
  };
  const file = path.join(folder, 'bare.csv');
  await writeCsvWeights(file, bare);
  expect(readFileSync(file, 'utf8')).toMatch(
    /\n"a ""gene"", named",\(intercept\),,,,,[\d.]+,\n"a ""gene"", named",snp\d+,,,,,-?[\d.]+,[\d.]+\n$/,
  );
});
