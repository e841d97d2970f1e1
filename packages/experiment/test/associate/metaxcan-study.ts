import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sqlite from 'node-sqlite3-wasm';

type Row = Readonly<Record<string, string | number | null>>;

interface StudyModel {
  readonly name: string;
  readonly weights: readonly { readonly gene: string; readonly variant: number; readonly weight: number }[];
  readonly phi: Readonly<Record<string, number | null>>;
  readonly covariances: readonly Row[];
  readonly expected: readonly Row[];
  readonly calibrated: readonly Row[];
}

/** A small study and what MetaXcan says of it; made by make_metaxcan.py. */
export const study = JSON.parse(
  readFileSync(new URL('../../../associate/test/fixtures/metaxcan.json', import.meta.url), 'utf8'),
) as {
  readonly variants: readonly {
    readonly id: string;
    readonly position: number;
    readonly effect: string;
    readonly other: string;
  }[];
  readonly gwas: readonly Row[];
  readonly models: readonly StudyModel[];
  readonly jointCovariances: readonly Row[];
  readonly joint: readonly Row[];
};

/** A table with tabs, compressed where its name says so. */
export function writeTable(file: string, rows: readonly Row[]): string {
  const text = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))]
    .map((fields) => `${fields.join('\t')}\n`)
    .join('');
  writeFileSync(file, file.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

/** The study as files: the GWAS, a database and covariances for each model, and the covariances of all. */
export function writeStudy(folder: string): {
  readonly gwas: string;
  readonly jointCovariances: string;
  readonly models: readonly { readonly name: string; readonly path: string }[];
} {
  return {
    gwas: writeTable(path.join(folder, 'gwas.txt.gz'), study.gwas),
    jointCovariances: writeTable(path.join(folder, 'joint.txt.gz'), study.jointCovariances),
    models: study.models.map((model) => {
      const file = path.join(folder, `${model.name}.db`);
      writeDatabase(file, model);
      writeTable(path.join(folder, `${model.name}.txt.gz`), model.covariances);
      return { name: model.name, path: file };
    }),
  };
}

function writeDatabase(file: string, { weights, phi }: StudyModel): void {
  const database = new sqlite.Database(file);
  database.exec(`
    CREATE TABLE weights (rsid TEXT, gene TEXT, weight REAL, ref_allele TEXT, eff_allele TEXT, varID TEXT);
    CREATE TABLE extra (gene TEXT, genename TEXT, "pred.perf.R2" REAL, phi REAL);
  `);
  for (const { gene, variant, weight } of weights) {
    const { id, position, effect, other } = study.variants[variant]!;
    database.run('INSERT INTO weights VALUES (?, ?, ?, ?, ?, ?)', [
      ...[id, gene, weight, other, effect],
      `chr1_${position}_${other}_${effect}_b38`,
    ]);
  }
  for (const gene of new Set(weights.map((line) => line.gene)))
    database.run('INSERT INTO extra VALUES (?, ?, ?, ?)', [
      gene,
      gene.replace(/ENSG(\d+).*/, 'GENE$1'),
      0.1,
      phi[gene]!,
    ]);
  database.close();
}
