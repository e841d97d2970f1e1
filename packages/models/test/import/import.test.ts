import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadArtifact } from '../../src/artifact/load-artifact.js';
import { predictExpression } from '../../src/artifact/predict-expression.js';
import { saveArtifact } from '../../src/artifact/save-artifact.js';
import { exportFormats } from '../../src/export/index.js';
import { readFusion } from '../../src/import/fusion/read-fusion.js';
import { readRData } from '@snpress/formats/rdata/read-rdata';
import { readPredictDb } from '../../src/import/predictdb/read-predictdb.js';
import { readWeightTable } from '../../src/import/tables/read-weight-table.js';
import { parseRData } from '@snpress/formats/rdata/parse-rdata';
import { writeRData } from '@snpress/formats/rdata/write-rdata';
import type { WeightTable } from '../../src/weights/weight-table.js';
import { artifactOfWeights } from '../../src/weights/artifact-of-weights.js';
import { makeArtifact } from '../export/make-artifact.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const folder = mkdtempSync(path.join(tmpdir(), 'snpress-import-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Gene → `id counted/other weight` of each variant. */
function weightsIn(table: WeightTable): Readonly<Record<string, readonly string[]>> {
  const { ids, counted, other } = table.variants;
  return Object.fromEntries(
    table.genes.ids.map((gene, at) => {
      const { variants, weights } = table.weightsOf(at);
      return [
        gene,
        Array.from(
          variants,
          (own, k) => `${ids[own]!} ${counted[own]!}/${other[own]!} ${weights[k]!}`,
        ).sort(),
      ];
    }),
  );
}

describe('weights of FUSION', () => {
  it.each(['P.pos', '.'])('are the ones that make_score.R takes (%s)', async (source) => {
    const table = await readFusion(path.join(fixtures, source), 'p');
    const { LASSO, TOP, FACTORS } = weightsIn(table);
    // Of the lasso, what is not zero; of the best SNP, it alone; of BLUP, all.
    expect(LASSO!.map((line) => line.slice(0, 7))).toEqual(['rs1 A/G', 'rs3 G/A', 'rs4 T/C']);
    expect(LASSO![0]).toMatch(/ 0\.195783$/);
    expect(TOP).toEqual(['rs1 A/G -0.716358']);
    expect(FACTORS!.map((line) => line.slice(0, 7))).toEqual(['rs1 A/G', 'rs2 C/T', 'rs3 G/A', 'rs4 T/C']);
    expect(table.genes.positions!.start[table.genes.ids.indexOf('TOP')]).toBe(20);
    expect(table.genes.p![table.genes.ids.indexOf('LASSO')]).toBe(0.001);
    expect([...table.variants.start]).toEqual(expect.arrayContaining([100, 200, 300, 400]));
  });

  it.each([
    ['function.RData', /function\.RData: this RData cannot be read: it holds a function/],
    ['bzip2.RData', /bzip2\.RData: This RData is compressed by bzip2.*compress = "gzip"/],
    ['make_fusion.R', /it begins with "# What /],
  ])('%s is refused by name', async (name, message) => {
    await expect(readRData(path.join(fixtures, name))).rejects.toThrow(message);
  });

  it('that are cut short are refused wherever that is', () => {
    const whole = writeRData({ x: { type: 'string', values: ['ä', null], attributes: {} } });
    expect(parseRData(whole).x!.values).toEqual(['ä', null]);
    for (let length = 0; length < whole.length; length++)
      expect(() => parseRData(whole.subarray(0, length))).toThrow(/cannot be read/);
  });
});

describe('what we export comes back', () => {
  const formats = {
    predictdb: { file: 'm.db', read: readPredictDb },
    fusion: { file: 'fusion', read: readFusion },
    tigar: { file: 'm.txt.gz', read: readWeightTable },
    csv: { file: 'm.csv', read: readWeightTable },
  };
  it.each(Object.entries(formats))(
    'from %s: its predictions differ by a constant of each gene',
    async (name, { file, read }) => {
      const { artifact: made, genotypes } = await makeArtifact('lasso');
      const artifact = {
        ...made,
        markers: {
          ...made.markers,
          positions: {
            chromosome: made.markers.ids.map((_, marker) => `chr${1 + (marker % 2)}`),
            start: Float64Array.from(made.markers.ids, (_, marker) => 1000 - 10 * marker),
            end: Float64Array.from(made.markers.ids, (_, marker) => 1000 - 10 * marker),
          },
          alleles: { counted: made.markers.ids.map(() => 'A'), other: made.markers.ids.map(() => 'G') },
        },
      };
      const out = path.join(folder, file);
      const format = exportFormats.find((own) => own.format === name)!;
      expect(format.refusals(artifact)).toEqual([]);
      await format.write(out, artifact, {});
      const imported = artifactOfWeights(await read(out, 'again'), {});
      const again = loadArtifact(saveArtifact(imported));
      const complete = {
        ...genotypes,
        values: genotypes.values.map((value) => (Number.isNaN(value) ? 1 : value)),
      };
      const own = predictExpression(artifact, complete);
      const rows = complete.samples.length;
      const columns = again.markers.ids.map((id) => complete.features.indexOf(id));
      const theirs = predictExpression(again, {
        samples: complete.samples,
        features: again.markers.ids,
        values: Float32Array.from(
          columns.flatMap((at) => [...complete.values.subarray(at * rows, (at + 1) * rows)]),
        ),
      });
      expect(again.genes.ids.length).toBeGreaterThan(3);
      for (const [at, gene] of again.genes.ids.entries()) {
        const before = artifact.genes.ids.indexOf(gene) * rows;
        const constant = own.values[before]! - theirs.values[at * rows]!;
        for (let row = 0; row < rows; row++)
          expect(own.values[before + row]! - theirs.values[at * rows + row]!).toBeCloseTo(constant, 3);
      }
    },
  );
});

describe('a table that is none says so', () => {
  const table = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  it.each([
    [
      'gene\tweight\nG\t1\n',
      /:1: This is no table of weights: it has no column of counted, other, id; there are gene, weight/,
    ],
    ['gene snp a1 a2 weight\nG rs1 A C one\n', /:2:11: This weight is no number: "one"/],
    ['gene snp a1 a2 weight\nG rs1 A C 1\nG rs1 A C 2\n', /:3: G has a weight of rs1 already/],
    ['gene snp a1 a2 weight\n', /This table has no weights/],
  ])('%j', async (text, message) => {
    await expect(readWeightTable(table('weights.txt', text), 't')).rejects.toThrow(message);
  });
});
