import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covariancePath, writePredictDb, type ExportOptions } from '../../../src/export/index.js';
import { makeArtifact } from '../make-artifact.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-spredixcan-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const inFolder = (name: string): string => path.join(folder, name);

/** The folder `software` of github.com/hakyimlab/MetaXcan, where it is at hand, and a Python that it runs with. */
const { METAXCAN, METAXCAN_PYTHON = 'python3' } = process.env;

interface Weight {
  readonly rsid: string;
  readonly varID: string;
  readonly gene: string;
  readonly weight: number;
  readonly ref_allele: string;
  readonly eff_allele: string;
}

function weightsOf(file: string): readonly Weight[] {
  const database = new sqlite.Database(file, { readOnly: true });
  try {
    return database.all('SELECT * FROM weights') as unknown as Weight[];
  } finally {
    database.close();
  }
}

/** Some z score for every variant of a file. */
const zScore = (index: number): number => (((index * 7) % 11) - 5) / 2;

interface Association {
  readonly z: number;
  readonly used: number;
}

/**
 * What S-PrediXcan says: z = Σ w σ z / √(w′Γw) over the variants that the GWAS and the covariances both have.
 * Source: Barbeira et al. 2018, equation 4.
 */
function sPrediXcan(file: string, key: 'rsid' | 'varID'): ReadonlyMap<string, Association> {
  const weights = weightsOf(file);
  const z = new Map(
    [...new Set(weights.map((weight) => weight[key]))].sort().map((id, at) => [id, zScore(at)]),
  );
  const covariances = gunzipSync(readFileSync(covariancePath(file)))
    .toString()
    .trim()
    .split('\n')
    .slice(1);
  const entries = new Map(
    covariances
      .map((line) => line.split(' '))
      .flatMap(([gene, a, b, value]) => [
        [`${gene} ${a} ${b}`, Number(value)] as const,
        [`${gene} ${b} ${a}`, Number(value)] as const,
      ]),
  );
  const results = new Map<string, Association>();
  for (const gene of new Set(weights.map((weight) => weight.gene))) {
    const own = weights.filter(
      (weight) => weight.gene === gene && entries.has(`${gene} ${weight[key]} ${weight[key]}`),
    );
    const gamma = (a: Weight, b: Weight): number => entries.get(`${gene} ${a[key]} ${b[key]}`)!;
    let [numerator, variance] = [0, 0];
    for (const a of own) {
      numerator += a.weight * Math.sqrt(gamma(a, a)) * z.get(a[key])!;
      for (const b of own) variance += a.weight * b.weight * gamma(a, b);
    }
    results.set(gene, { z: numerator / Math.sqrt(variance), used: own.length });
  }
  return results;
}

/** What the program itself says. */
function metaXcan(software: string, file: string, key: 'rsid' | 'varID'): ReadonlyMap<string, Association> {
  const weights = weightsOf(file);
  const variants = new Map(weights.map((weight) => [weight[key], weight]));
  const lines = [...variants.keys()].sort().map((id, at) => {
    const { eff_allele: effect, ref_allele: other } = variants.get(id)!;
    return [id, effect, other, zScore(at)].join('\t');
  });
  const gwas = `${file}.gwas.txt`;
  writeFileSync(gwas, `snp\tA1\tA2\tz\n${lines.join('\n')}\n`);
  const out = `${file}.csv`;
  execFileSync(
    METAXCAN_PYTHON,
    [
      path.join(software, 'SPrediXcan.py'),
      ...['--model_db_path', file, '--covariance', covariancePath(file), '--gwas_file', gwas],
      ...['--snp_column', 'snp', '--effect_allele_column', 'A1', '--non_effect_allele_column', 'A2'],
      ...['--zscore_column', 'z', '--keep_non_rsid', '--output_file', out, '--throw'],
      ...(key === 'varID' ? ['--model_db_snp_key', 'varID'] : []),
    ],
    { stdio: 'pipe' },
  );
  const [header = '', ...rows] = readFileSync(out, 'utf8').trim().split('\n');
  const column = (name: string): number => header.split(',').indexOf(name);
  return new Map(
    rows.map((row) => {
      const fields = row.split(',');
      const found = { z: Number(fields[column('zscore')]), used: Number(fields[column('n_snps_used')]) };
      return [fields[column('gene')]!, found];
    }),
  );
}

/** Two alleles of one site, as a VCF that was split has them. */
const markers = Array.from({ length: 20 }, (_, marker) =>
  marker === 6 ? 'rs6#2' : `rs${marker === 5 ? 6 : marker + 1}`,
).map((id, marker) => (marker > 6 ? `rs${marker + 1}` : id));

async function exported(name: string, options: ExportOptions, ids?: readonly string[]): Promise<string> {
  const { artifact, genotypes } = await makeArtifact('ridge', { genes: 3, ...(ids && { markers: ids }) });
  await writePredictDb(inFolder(name), artifact, { panel: genotypes, ...options });
  return inFolder(name);
}

const unique = markers.map((id) => id.replace('#2', '2'));

describe.each([
  ['by rsid', {}, unique, 'rsid'],
  ['by varID, of a build', { build: 'b38' }, unique, 'varID'],
  ['by rsid, of a build', { build: 'b38', ids: 'rsid' }, unique, 'rsid'],
  ['by varID, where an rsid is that of two alleles', {}, markers, 'varID'],
] as const)('S-PrediXcan %s', (title, options, ids, key) => {
  let file = '';
  beforeAll(async () => {
    file = await exported(`${title.replaceAll(/\W+/g, '-')}.db`, options, ids);
  });

  // The numbers are those of SPrediXcan.py at fc735bf, which they are held against where it is at hand.
  it('finds every variant, and says what it always did', () => {
    const result = sPrediXcan(file, key);
    expect(new Set([...result.values()].map(({ used }) => used))).toEqual(
      new Set([weightsOf(file).length / 3]),
    );
    expect([...result.values()].map(({ z }) => z.toFixed(6))).toMatchSnapshot();
    if (METAXCAN === undefined) return;
    const real = metaXcan(METAXCAN, file, key);
    for (const [gene, { z, used }] of result) {
      expect(real.get(gene)!.z).toBeCloseTo(z, 9);
      expect(real.get(gene)!.used).toBe(used);
    }
  });

  it('has the rsids of the genotypes', () => {
    expect(weightsOf(file).filter(({ rsid }) => rsid.includes('#'))).toEqual([]);
  });
});

it('by rsid is refused where it names two alleles', async () => {
  await expect(exported('no.db', { ids: 'rsid' }, markers)).rejects.toThrow(
    'the rsid "rs6" names several variants with a weight, so that MetaXcan would take one for another',
  );
});
