import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModelArtifact } from '../../../src/artifact/model-artifact.js';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { covariancePath, foldLinear, writePredictDb } from '../../../src/export/index.js';
import { makeArtifact } from '../make-artifact.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-predictdb-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const inFolder = (name: string): string => path.join(folder, name);

const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

interface Weight {
  readonly rsid: string;
  readonly gene: string;
  readonly weight: number;
  readonly ref_allele: string;
  readonly eff_allele: string;
  readonly varID: string;
}

function rows<T>(file: string, sql: string): T[] {
  const database = new sqlite.Database(file, { readOnly: true });
  try {
    return database.all(sql) as T[];
  } finally {
    database.close();
  }
}

/** Adds up weights × dosages for one sample, as PrediXcan does; missing calls are given by `fills`. */
function applied(weights: readonly Weight[], artifact: ModelArtifact, genotypes: Matrix, row: number) {
  const { fills } = foldLinear(artifact);
  const sums = new Map<string, number>();
  for (const { gene, rsid, weight, eff_allele, ref_allele } of weights) {
    const marker = artifact.markers.ids.indexOf(rsid);
    expect([eff_allele, ref_allele]).toEqual([
      artifact.markers.alleles!.counted[marker],
      artifact.markers.alleles!.other[marker],
    ]);
    const dosage = genotypes.values[marker * genotypes.samples.length + row]!;
    sums.set(gene, (sums.get(gene) ?? 0) + weight * (Number.isNaN(dosage) ? fills[marker]! : dosage));
  }
  return sums;
}

describe.each(['top-snp', 'ridge', 'lasso', 'elastic-net'])('a PredictDB file of %s', (type) => {
  it('gives the predictions of the model, up to a constant of each gene', async () => {
    const { artifact, genotypes } = await makeArtifact(type);
    const file = inFolder(`${type}.db`);
    const content = await writePredictDb(file, artifact);
    const weights = rows<Weight>(file, 'SELECT * FROM weights');
    expect(weights).toHaveLength(content.weights);
    expect(weights.every(({ weight }) => weight !== 0)).toBe(true);
    const predicted = predictExpression(artifact, genotypes);
    const samples = genotypes.samples.length;
    const constants = new Map<string, number>();
    for (let row = 0; row < samples; row++) {
      for (const [gene, sum] of applied(weights, artifact, genotypes, row)) {
        const constant = predicted.values[predicted.features.indexOf(gene) * samples + row]! - sum;
        constants.set(gene, constants.get(gene) ?? constant);
        expect(constant).toBeCloseTo(constants.get(gene)!, 3);
      }
    }
    expect(constants.size).toBe(content.genes);
  });
});

describe('a PredictDB file', () => {
  it('has the columns and indexes that MetaXcan reads', async () => {
    const { artifact } = await makeArtifact('top-snp');
    const file = inFolder('columns.db');
    await writePredictDb(file, artifact, { build: 'b38' });
    const schema = rows<{ sql: string }>(file, 'SELECT sql FROM sqlite_schema ORDER BY name');
    expect(schema.map(({ sql }) => sql)).toMatchInlineSnapshot(`
      [
        "CREATE TABLE extra (gene TEXT, genename TEXT, "n.snps.in.model" INTEGER, "pred.perf.R2" REAL, "pred.perf.pval" REAL, "pred.perf.qval" REAL)",
        "CREATE INDEX gene_model_summary ON extra (gene)",
        "CREATE TABLE weights (rsid TEXT, gene TEXT, weight REAL, ref_allele TEXT, eff_allele TEXT, varID TEXT)",
        "CREATE INDEX weights_gene ON weights (gene)",
        "CREATE INDEX weights_rsid ON weights (rsid)",
        "CREATE INDEX weights_rsid_gene ON weights (rsid, gene)",
      ]
    `);
    expect(rows(file, 'SELECT * FROM weights ORDER BY gene LIMIT 1')).toMatchInlineSnapshot(`
      [
        {
          "eff_allele": "A",
          "gene": "gene1",
          "ref_allele": "C",
          "rsid": "snp13",
          "varID": "chrII_2200_C_A_b38",
          "weight": 1.5863320762467497,
        },
      ]
    `);
    expect(rows(file, 'SELECT * FROM extra ORDER BY gene LIMIT 3')).toMatchInlineSnapshot(`
      [
        {
          "gene": "gene1",
          "genename": "gene1",
          "n.snps.in.model": 1,
          "pred.perf.R2": 0,
          "pred.perf.pval": 0,
          "pred.perf.qval": 0,
        },
        {
          "gene": "gene2",
          "genename": "gene2",
          "n.snps.in.model": 1,
          "pred.perf.R2": 0.7,
          "pred.perf.pval": 0.7,
          "pred.perf.qval": 0.7,
        },
        {
          "gene": "gene3",
          "genename": "gene3",
          "n.snps.in.model": 1,
          "pred.perf.R2": null,
          "pred.perf.pval": null,
          "pred.perf.qval": null,
        },
      ]
    `);
    expect(rows(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it.skipIf(!hasSqlite)(`is read by sqlite3${hasSqlite ? '' : ' (skipped: no sqlite3 here)'}`, async () => {
    const file = inFolder('by-sqlite3.db');
    await writePredictDb(file, (await makeArtifact('top-snp')).artifact);
    const query = 'SELECT count(*) FROM weights JOIN extra USING (gene)';
    expect(execFileSync('sqlite3', [file, query], { encoding: 'utf8' })).toBe('7\n');
  });

  it('is the same again, byte for byte, and leaves nothing else behind', async () => {
    const { artifact, genotypes } = await makeArtifact('lasso');
    const files = ['first.db', 'second.db'].map(inFolder);
    for (const file of files) await writePredictDb(file, artifact, { panel: genotypes });
    const [first, second] = files.map((file) => [readFileSync(file), readFileSync(covariancePath(file))]);
    expect(second).toEqual(first);
    expect(readdirSync(folder).filter((name) => name.startsWith('second'))).toEqual([
      'second.db',
      'second.txt.gz',
    ]);
  });

  it('leaves out genes without weights', async () => {
    const { artifact } = await makeArtifact('mean');
    expect(await writePredictDb(inFolder('mean.db'), artifact)).toEqual({
      weights: 0,
      genes: 0,
      pairs: 0,
      absent: 0,
      notes: [],
    });
  });

  it('names variants by their id where the position is not known', async () => {
    const { artifact } = await makeArtifact('top-snp');
    const { positions, ...markers } = artifact.markers;
    expect(positions).toBeDefined();
    await writePredictDb(inFolder('ids.db'), { ...artifact, markers });
    expect(rows(inFolder('ids.db'), 'SELECT * FROM weights WHERE rsid <> varID')).toEqual([]);
  });

  it.each(['knn', 'random-forest', 'mlp'])('is refused to %s, with the reason', async (type) => {
    const { artifact } = await makeArtifact(type);
    await expect(writePredictDb(inFolder('never.db'), artifact)).rejects.toThrowErrorMatchingSnapshot();
    expect(readdirSync(folder).some((name) => name.startsWith('never'))).toBe(false);
  });

  it('is refused without alleles', async () => {
    const { artifact } = await makeArtifact('lasso');
    const { alleles, ...markers } = artifact.markers;
    await expect(
      writePredictDb(inFolder('never.db'), { ...artifact, markers }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the alleles of the markers of my lasso are not known, and PredictDB says which one a weight counts; train on genotypes that have alleles (PLINK, PGEN, VCF, or Arrow made of them), or export csv]`,
    );
    const unknown = { counted: alleles!.counted, other: alleles!.other.map(() => '') };
    await expect(
      writePredictDb(inFolder('never.db'), { ...artifact, markers: { ...markers, alleles: unknown } }),
    ).rejects.toThrow(
      /^marker "snp\d+", which has a weight for gene "gene1", has an allele that is not known/,
    );
    expect(readdirSync(folder).some((name) => name.startsWith('never'))).toBe(false);
  });
});

describe('its covariances', () => {
  it('are those of the dosages, missing calls at the mean', async () => {
    const { artifact, genotypes } = await makeArtifact('lasso');
    const values = genotypes.values.slice();
    const linear = foldLinear(artifact);
    const gone = linear.formulaOf(0).markers[1]!;
    values.fill(NaN, gone * 30, (gone + 1) * 30);
    const file = inFolder('panel.db');
    const backwards = [...genotypes.features.keys()].reverse().filter((marker) => marker !== gone);
    const panel = selectFeatures({ ...genotypes, values }, backwards);
    const content = await writePredictDb(file, artifact, { panel });
    expect(content.absent).toBe(1);
    const [header, ...lines] = gunzipSync(readFileSync(covariancePath(file)))
      .toString()
      .trimEnd()
      .split('\n');
    expect(header).toBe('GENE RSID1 RSID2 VALUE');
    const expected = linear.genes.flatMap((gene, index) => {
      const { markers } = linear.formulaOf(index);
      return [...markers].flatMap((first, k) =>
        first === gone
          ? [{ line: `${gene} ${name(first)} ${name(first)}`, value: NaN }]
          : [...markers.subarray(k)]
              .filter((second) => second !== gone)
              .map((second) => ({
                line: `${gene} ${name(first)} ${name(second)}`,
                value: covariance(column(first), column(second)),
              })),
      );
    });
    function name(marker: number): string {
      return artifact.markers.ids[marker]!;
    }
    function column(marker: number): number[] {
      const own = [...values.subarray(marker * 30, (marker + 1) * 30)];
      const called = own.filter((call) => !Number.isNaN(call));
      const mean = called.reduce((sum, call) => sum + call, 0) / called.length;
      return own.map((call) => (Number.isNaN(call) ? mean : call));
    }
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(
      expected.map(({ line }) => line),
    );
    lines.forEach((line, index) => {
      const written = line.split(' ')[3]!;
      if (Number.isNaN(expected[index]!.value)) expect(written).toBe('NA');
      else expect(Number(written)).toBeCloseTo(expected[index]!.value, 12);
    });
  });

  it('are refused for ids with spaces and panels of one sample, together', async () => {
    const { artifact, genotypes } = await makeArtifact('lasso', { genes: 2 });
    const panel = { ...genotypes, samples: ['one'], values: new Float32Array(20) };
    const spaced = { ...artifact, genes: { ids: ['gene 1', 'gene2'] } };
    await expect(writePredictDb(inFolder('never.db'), spaced, { panel })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [ModelError: covariances need two samples or more, and the genotypes have 1; give the genotypes of a reference panel, or export without genotypes
      the id "gene 1" holds a space, which separates the columns of a file of covariances; rename it and fit the model again, or export without genotypes]
    `);
  });
});

function covariance(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, value, row) => sum + (value - mx) * (y[row]! - my), 0) / (x.length - 1);
}
