import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { associateGwas } from '../../src/associate/associate-gwas.js';
import { exportModel } from '../../src/export/export-model.js';
import { importModel } from '../../src/import/import-model.js';
import { predict } from '../../src/predict/predict.js';

/** Made by make_peers.py: what was given to MetaXcan and TIGAR, and what they answered. */
const peers = JSON.parse(readFileSync(new URL('fixtures/peers.json', import.meta.url), 'utf8')) as {
  readonly vcf: string;
  readonly weights: string;
  readonly gwas: string;
  readonly phi: Readonly<Record<string, number>>;
  readonly metaxcan: readonly {
    readonly gene: string;
    readonly zscore: number;
    readonly pvalue: number;
    readonly uncalibrated_zscore: number;
  }[];
  readonly tigar: {
    readonly weights: string;
    readonly predicted: Readonly<Record<string, readonly number[]>>;
  };
};

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-peers-'));
const [vcf, gwas, model] = ['panel.vcf', 'gwas.txt', 'm.arrow'].map((name) => path.join(folder, name)) as [
  string,
  string,
  string,
];
beforeAll(async () => {
  writeFileSync(vcf, peers.vcf);
  writeFileSync(gwas, peers.gwas);
  writeFileSync(path.join(folder, 'weights.csv'), peers.weights);
  await importModel({ source: path.join(folder, 'weights.csv'), out: model });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('MetaXcan reads the Φ that we export, and calibrates z as we do', async () => {
  const out = path.join(folder, 'm.db');
  await exportModel({ model, out, format: 'predictdb', genotypes: vcf });
  const { models } = await associateGwas({
    ...{ gwas, models: [{ name: 'm', path: out }] },
    trait: { samples: 20_000, heritability: 0.3 },
  });
  const { genes, z, p, rawZ } = models[0]!;
  expect(genes.ids.toSorted()).toEqual(Object.keys(peers.phi).toSorted());
  expect(peers.metaxcan).toHaveLength(genes.ids.length);
  for (const { gene, zscore, pvalue, uncalibrated_zscore: raw } of peers.metaxcan) {
    const at = genes.ids.indexOf(gene);
    // MetaXcan divides by √(1 + Φ·N·h²).
    expect((raw / zscore) ** 2).toBeCloseTo(1 + genes.phi![at]! * 6000, 6);
    expect(genes.phi![at]).toBeCloseTo(peers.phi[gene]!, 12);
    expect(Math.abs(z[at]! - zscore)).toBeLessThan(1e-6);
    expect(Math.abs(rawZ[at]! - raw)).toBeLessThan(1e-6);
    expect(p[at]! / pvalue).toBeCloseTo(1, 5);
  }
});

it('TIGAR predicts from the weights that we export what we predict', async () => {
  const out = path.join(folder, 'eqtl.txt');
  await exportModel({ model, out, format: 'tigar' });
  expect(readFileSync(out, 'utf8')).toBe(peers.tigar.weights);
  const { expression } = await predict({ model, genotypes: vcf });
  const samples = expression.samples.length;
  expect(Object.keys(peers.tigar.predicted)).toHaveLength(expression.features.length);
  // TIGAR centres its predictions.
  for (const [gene, predicted] of Object.entries(peers.tigar.predicted)) {
    const from = expression.features.indexOf(gene) * samples;
    const own = Array.from(expression.values.subarray(from, from + samples));
    const mean = own.reduce((sum, value) => sum + value, 0) / samples;
    expect(predicted).toHaveLength(samples);
    predicted.forEach((value, row) => {
      expect(own[row]! - mean).toBeCloseTo(value, 5);
    });
  }
});
