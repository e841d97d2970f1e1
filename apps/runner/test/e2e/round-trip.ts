import { createRng, selectFeatures, selectSamples } from '@snpress/data';
import { predictions } from '@snpress/experiment/artifacts/matrices';
import { readMatrix, writeMatrix } from '@snpress/formats';
import type { Dataset, Matrix } from '@snpress/data';
import { openStore } from '@snpress/pipeline';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { snpress, type Ended } from './snpress.js';

/** What was done to the genotypes of the held-out samples before they were written to a file. */
export interface Damage {
  readonly order: Int32Array;
  readonly absent: ReadonlySet<string>;
  readonly swapped: ReadonlySet<string>;
}

/** Writes a cross as PLINK and TSV with a spec that trains on 90 of 112, and runs it. */
export async function runCross(
  cwd: string,
  { genotypes, expression, ploidy }: Dataset,
  models: object,
): Promise<void> {
  await writeMatrix(path.join(cwd, 'all.bed'), genotypes, { format: 'plink' });
  await writeMatrix(path.join(cwd, 'expression.tsv'), expression);
  const { chromosome, start, end } = expression.positions!;
  const genes = expression.features.map((id, at) => [id, chromosome[at], start[at], end[at]].join('\t'));
  writeFileSync(path.join(cwd, 'genes.tsv'), ['gene\tchr\tstart\tend', ...genes, ''].join('\n'));
  const spec = {
    name: 'cross',
    data: {
      genotypes: { path: 'all.bed', format: 'plink' },
      expression: 'expression.tsv',
      genePositions: 'genes.tsv',
      ploidy,
    },
    preprocess: {
      genotypes: [{ impute: { strategy: 'mean' } }, { scale: { range: [0, 1] } }],
      expression: [{ dropMissing: {} }, { scale: { method: 'standard' } }],
    },
    split: { outer: { holdout: 22 }, inner: { folds: 3 } },
    models,
    final: { fit: 'training' },
    evaluate: { bootstrap: 0, permutations: 0, heritability: false },
  };
  writeFileSync(path.join(cwd, 'cross.yaml'), JSON.stringify(spec));
  const { code, stderr } = await snpress(cwd, ['run', 'cross.yaml']);
  if (code !== 0) throw new Error(stderr);
}

/** What the run itself predicted for its held-out samples. */
export async function ownPredictions(cwd: string, model: string, run = 'cross'): Promise<Matrix> {
  const manifest = JSON.parse(readFileSync(path.join(cwd, `runs/${run}/latest/manifest.json`), 'utf8')) as {
    stages: { id: string; outputs: Record<string, { digest: never }> }[];
  };
  const stage = manifest.stages.find(({ id }) => id === `outer0/predict/${model}`)!;
  const store = openStore(path.join(cwd, '.snpress'));
  try {
    return await predictions.read(store.objectPath(stage.outputs.predictions!.digest));
  } finally {
    store.close();
  }
}

/** Shuffled variants, a third of them counting the other allele, a share of them absent. */
export function damage(genotypes: Matrix, absent: number, seed: string): Damage {
  const rng = createRng(seed);
  const order = rng.permutation(genotypes.features.length);
  const chosen = (share: number, name: string): ReadonlySet<string> => {
    const shuffled = rng.fork(name).permutation(genotypes.features.length);
    const count = Math.round(share * genotypes.features.length);
    return new Set([...shuffled.subarray(0, count)].map((marker) => genotypes.features[marker]!));
  };
  const gone = chosen(absent, 'absent');
  return {
    order: order.filter((marker) => !gone.has(genotypes.features[marker]!)),
    absent: gone,
    swapped: chosen(1 / 3, 'swapped'),
  };
}

/** Writes genotypes of some samples as they were damaged. */
export async function writeDamaged(
  file: string,
  genotypes: Matrix,
  samples: readonly string[],
  { order, swapped }: Damage,
): Promise<void> {
  const row = new Map(genotypes.samples.map((id, index) => [id, index]));
  const matrix = selectSamples(
    selectFeatures(genotypes, order),
    samples.map((id) => row.get(id)!),
  );
  const { features, alleles, ploidy } = matrix;
  const isSwapped = features.map((id) => swapped.has(id));
  const values = matrix.values.map((dosage, at) =>
    isSwapped[Math.floor(at / samples.length)] === true ? ploidy! - dosage : dosage,
  );
  const { counted, other } = alleles!;
  await writeMatrix(
    file,
    {
      ...matrix,
      values,
      alleles: {
        counted: counted.map((allele, marker) => (isSwapped[marker] === true ? other[marker]! : allele)),
        other: other.map((allele, marker) => (isSwapped[marker] === true ? counted[marker]! : allele)),
      },
    },
    { format: 'plink' },
  );
}

/** Runs `snpress predict` with models of the run. */
export function predict(cwd: string, models: readonly string[], more: readonly string[]): Promise<Ended> {
  const files = models.flatMap((model) => ['--model', `runs/cross/latest/models/${model}.arrow`]);
  return snpress(cwd, ['predict', ...files, ...more]);
}

/** A file of predictions. */
export async function readPredictions(cwd: string, file: string): Promise<Matrix> {
  return (await readMatrix(path.join(cwd, file))).matrix;
}

/** The largest difference of two matrices of the same ids. */
export function largestDifference(a: Matrix, b: Matrix): number {
  if (a.samples.join() !== b.samples.join() || a.features.join() !== b.features.join()) return Infinity;
  return a.values.reduce((most, value, at) => Math.max(most, Math.abs(value - b.values[at]!)), 0);
}

/** Skill of predictions against each gene's mean in other samples. */
export function skillOf(predicted: Matrix, expression: Matrix): number {
  const held = new Set(predicted.samples);
  const column = new Map(expression.features.map((id, index) => [id, index]));
  const row = new Map(expression.samples.map((id, index) => [id, index]));
  let [sse, baseline] = [0, 0];
  predicted.features.forEach((gene, at) => {
    const own = expression.values.subarray(column.get(gene)! * row.size, (column.get(gene)! + 1) * row.size);
    const train = own.filter((_, index) => !held.has(expression.samples[index]!));
    const mean = train.reduce((sum, value) => sum + value, 0) / train.length;
    predicted.samples.forEach((id, index) => {
      const truth = own[row.get(id)!]!;
      if (Number.isNaN(truth)) return;
      sse += (truth - predicted.values[at * predicted.samples.length + index]!) ** 2;
      baseline += (truth - mean) ** 2;
    });
  });
  return 1 - sse / baseline;
}

/** The rows of the table of variants, by column. */
export function variantTable(cwd: string, file: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = readFileSync(path.join(cwd, file), 'utf8').trimEnd().split('\n');
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
