import { DataError } from '@snpress/data/errors/data-error';
import { readTextTable } from '@snpress/formats/tables/read-text-table';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readRData } from '@snpress/formats/rdata/read-rdata';
import type { RValue } from '@snpress/formats';
import { type WeightCollector, weightCollector } from '../../weights/weight-collector.js';
import type { WeightTable } from '../../weights/weight-table.js';

/** A line of a `.pos` file. */
interface FusionGene {
  readonly gene: string;
  readonly file: string;
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the weights of FUSION: a `.pos` file with the `.wgt.RDat` files that it names, or a folder of either. Of each gene the model with
 * the smallest cross-validated p is taken, as FUSION's `make_score.R` takes it, and its weights count copies of the first allele, as there.
 * @throws DataError where a file is missing or is something else
 */
export async function readFusion(source: string, name: string): Promise<WeightTable> {
  const genes = await genesOf(source);
  const repeated = genes.find(({ gene }, at) => genes.findIndex((own) => own.gene === gene) < at);
  if (repeated !== undefined)
    throw new DataError({
      file: source,
      code: 'repeated-gene',
      message: `${repeated.gene} has several files of weights`,
      hint: 'Give a .pos file of one panel',
    });
  const collector = weightCollector();
  const measured: { readonly r2: number; readonly p: number }[] = [];
  const empty = new Set<number>();
  for (const [at, gene] of genes.entries()) {
    const variables = await readRData(gene.file);
    const { performance, weights } = addGene(collector, gene, variables);
    measured.push(performance);
    if (weights === 0) empty.add(at);
  }
  const found = collector.finish();
  const kept = genes.filter((_, at) => !empty.has(at));
  return {
    name,
    ...found,
    empty: genes.flatMap(({ gene }, at) => (empty.has(at) ? [gene] : [])),
    genes: {
      ids: found.genes,
      positions: {
        chromosome: kept.map(({ chromosome }) => chromosome),
        start: Float64Array.from(kept, ({ start }) => start),
        end: Float64Array.from(kept, ({ end }) => end),
      },
      r2: Float64Array.from(
        measured.filter((_, at) => !empty.has(at)),
        ({ r2 }) => r2,
      ),
      p: Float64Array.from(
        measured.filter((_, at) => !empty.has(at)),
        ({ p }) => p,
      ),
    },
  };
}

async function genesOf(source: string): Promise<readonly FusionGene[]> {
  const pos = posFile(source);
  if (pos === undefined) {
    const files = readdirSync(source).filter((file) => /\.wgt\.RDat$/i.test(file));
    if (files.length === 0)
      throw new DataError({
        file: source,
        code: 'not-fusion',
        message: 'This folder has neither a .pos file nor .wgt.RDat files',
        hint: 'Give the .pos file of FUSION’s weights',
      });
    return files.sort().map((file) => ({
      gene: file.replace(/\.wgt\.RDat$/i, ''),
      file: path.join(source, file),
      ...{ chromosome: '', start: NaN, end: NaN },
    }));
  }
  const { header, rows } = await readTextTable(pos);
  const column = (title: string): number => header.findIndex((own) => own.toUpperCase() === title);
  const missing = ['WGT', 'ID', 'CHR', 'P0', 'P1'].filter((title) => column(title) < 0);
  if (missing.length > 0)
    throw new DataError({
      file: pos,
      line: 1,
      code: 'missing-column',
      message: `This .pos file lacks ${missing.join(', ')}; it has ${header.join(', ')}`,
      hint: 'FUSION’s have PANEL, WGT, ID, CHR, P0, P1, N',
    });
  return rows.map(({ line, fields }) => ({
    gene: fields[column('ID')]!,
    file: weightFile(pos, fields[column('WGT')]!, line),
    chromosome: fields[column('CHR')]!,
    start: Number(fields[column('P0')]),
    end: Number(fields[column('P1')]),
  }));
}

function posFile(source: string): string | undefined {
  if (!existsSync(source))
    throw new DataError({
      file: source,
      code: 'no-file',
      message: 'There is no such file or folder',
      hint: 'Name the .pos file, or the folder that has it',
    });
  if (!statSync(source).isDirectory()) return source;
  const files = readdirSync(source).filter((file) => file.endsWith('.pos'));
  if (files.length > 1)
    throw new DataError({
      file: source,
      code: 'several-pos',
      message: `This folder has ${files.length} .pos files: ${files.join(', ')}`,
      hint: 'Name one of them',
    });
  return files[0] && path.join(source, files[0]);
}

/** Files are named relative to the .pos file, or to the folder that it lies in. */
function weightFile(pos: string, named: string, line: number): string {
  const folder = path.dirname(pos);
  const candidates = [
    path.join(folder, named),
    path.join(folder, '..', named),
    path.join(folder, path.basename(named)),
  ];
  const found = candidates.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new DataError({
    file: pos,
    line,
    code: 'no-file',
    message: `There is no file ${candidates[0]!}`,
    hint: 'Put the weights beside the .pos file as it names them',
  });
}

function addGene(
  collector: WeightCollector,
  { gene, file }: FusionGene,
  variables: Readonly<Record<string, RValue>>,
): { readonly performance: { readonly r2: number; readonly p: number }; readonly weights: number } {
  const [weights, snps, performance] = ['wgt.matrix', 'snps', 'cv.performance'].map((variable) => {
    const value = variables[variable];
    if (value !== undefined) return value;
    throw new DataError({
      file,
      code: 'not-fusion',
      message: `This RData has no ${variable}; it has ${Object.keys(variables).join(', ') || 'nothing'}`,
      hint: 'Give the .wgt.RDat files that FUSION.compute_weights.R writes',
    });
  }) as [RValue, RValue, RValue];
  const [rows, models] = (weights.attributes.dim?.values ?? []) as number[];
  const names = (weights.attributes.dimnames?.values[1] as RValue | undefined)?.values ?? [];
  if (rows === undefined || models === undefined || snps.values.length < 6)
    throw new DataError({
      file,
      code: 'not-fusion',
      message: 'wgt.matrix is no matrix, or snps has fewer than six columns',
      hint: 'Give the .wgt.RDat files that FUSION.compute_weights.R writes',
    });
  const measured = performance.values as number[];
  const best = [...Array(models).keys()].reduce(
    (least, model) =>
      measured[2 * model + 1]! < (measured[2 * least + 1] ?? NaN) || Number.isNaN(measured[2 * least + 1]!)
        ? model
        : least,
    0,
  );
  const own = (weights.values as number[]).slice(best * rows, (best + 1) * rows);
  const columns = (snps.values as readonly RValue[]).map(textsOf);
  const top = own.reduce((most, weight, row) => (weight ** 2 > own[most]! ** 2 ? row : most), 0);
  let added = 0;
  own.forEach((weight, row) => {
    if (!(weight !== 0) || Number.isNaN(weight) || (names[best] === 'top1' && row !== top)) return;
    collector.add({
      gene,
      id: columns[1]![row]!,
      chromosome: columns[0]![row]!,
      position: Number(columns[3]![row]),
      counted: columns[4]![row]!,
      other: columns[5]![row]!,
      weight,
    });
    added++;
  });
  return {
    performance: { r2: measured[2 * best] ?? NaN, p: measured[2 * best + 1] ?? NaN },
    weights: added,
  };
}

/** A column of a data frame as texts; factors are their levels. */
function textsOf({ values, attributes }: RValue): readonly string[] {
  const levels = attributes.levels?.values;
  return values.map((value) =>
    String((levels === undefined ? value : levels[(value as number) - 1]) as string | number),
  );
}
