import { openAsBlob, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import { getEstimator } from '@snpress/models/registry';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';

const training = 40;
const rng = createRng('study');

/** Diploid genotypes of 40 samples to train on and of 12 new ones, a few calls of which are missing. */
export function makeGenotypes(markers = 60, samples = 52): Matrix {
  const start = Float64Array.from({ length: markers }, (_, marker) => 1000 * (marker + 1));
  const frequency = Array.from({ length: markers }, () => 0.1 + 0.8 * rng.uniform());
  const copy = (marker: number): number => (rng.uniform() < frequency[marker]! ? 1 : 0);
  return createMatrix({
    samples: Array.from({ length: samples }, (_, sample) => `s${sample + 1}`),
    features: Array.from({ length: markers }, (_, marker) => `rs${marker + 1}`),
    values: Float32Array.from({ length: markers * samples }, (_, at) =>
      at % 97 === 0 ? NaN : copy(Math.floor(at / samples)) + copy(Math.floor(at / samples)),
    ),
    positions: {
      chromosome: Array.from({ length: markers }, (_, marker) => (marker < markers / 2 ? '1' : '2')),
      start,
      end: start,
    },
    alleles: {
      counted: Array.from({ length: markers }, (_, marker) => (marker % 3 === 0 ? 'A' : 'G')),
      other: Array.from({ length: markers }, (_, marker) => (marker % 3 === 0 ? 'C' : 'T')),
    },
    ploidy: 2,
  });
}

/** Fits a model on the first samples and writes it as a run does. */
export async function writeModel(file: string, type: string, genotypes: Matrix): Promise<void> {
  const rows = Array.from({ length: training }, (_, row) => row);
  const train = selectSamples(genotypes, rows);
  const features = ['GENE1', 'GENE,2', 'GENE3'];
  const expression = createMatrix({
    samples: train.samples,
    features,
    values: Float32Array.from({ length: 3 * training }, (_, at) => {
      const gene = Math.floor(at / training);
      const dosage = train.values[(7 * gene + 2) * training + (at % training)]!;
      return (Number.isNaN(dosage) ? 1 : dosage) + rng.normal() / 4;
    }),
  });
  const genotypeSteps = fitSteps(train, [{ impute: {} }]);
  const expressionSteps = fitSteps(expression, [{ scale: { method: 'standard' } }]);
  const estimator = getEstimator(type);
  const small = { mlp: { hidden: [4], epochs: 3 }, 'random-forest': { trees: 10 }, lasso: { alpha: 0.02 } }[
    type
  ];
  const frequencies = Float64Array.from(train.features, (_, marker) => {
    const known = train.values.subarray(marker * training, (marker + 1) * training).filter((d) => d >= 0);
    return known.reduce((sum, dosage) => sum + dosage, 0) / known.length / 2;
  });
  const known = Float64Array.of(0.5, 0.25, NaN);
  const artifact = {
    name: `my ${type}`,
    type,
    params: {},
    ploidy: 2,
    markers: {
      ids: train.features,
      positions: train.positions,
      alleles: train.alleles,
      frequencies,
    },
    genes: { ids: features },
    genotypeSteps,
    expressionSteps,
    fitted: await estimator.fit(
      { genotypes: genotypeSteps.apply(train), expression: expressionSteps.apply(expression) },
      estimator.params.parse(small ?? {}),
      { rng },
    ),
    performance: { skill: known, r: known, r2: known, p: known, q: known },
    provenance: { trainingSamples: training },
  } as const;
  writeFileSync(file, await encodeBundle(saveArtifact(artifact)));
}

/** New samples in every format of the page, with alleles counted the other way round in PLINK's. */
export async function writeNewSamples(folder: string, genotypes: Matrix): Promise<void> {
  const { samples, features, positions, alleles } = genotypes;
  const fresh = selectSamples(
    genotypes,
    samples.flatMap((_, row) => (row < training ? [] : [row])),
  );
  const turned = {
    ...fresh,
    alleles: { counted: alleles!.other, other: alleles!.counted },
    values: fresh.values.map((dosage) => 2 - dosage),
  };
  await writeMatrix(path.join(folder, 'new.vcf'), fresh);
  await writeMatrix(path.join(folder, 'new.vcf.gz'), fresh);
  await writeMatrix(path.join(folder, 'new.bed'), turned);
  const lines = features.map((id, marker) => {
    const dosage = fresh.values[marker * fresh.samples.length]!;
    const [counted, other] = [alleles!.counted[marker]!, alleles!.other[marker]!];
    const letters = Number.isNaN(dosage) ? '--' : counted.repeat(dosage) + other.repeat(2 - dosage);
    return [id, positions!.chromosome[marker], positions!.start[marker], letters].join('\t');
  });
  writeFileSync(
    path.join(folder, 'person.txt'),
    ['# rsid\tchromosome\tposition\tgenotype', ...lines, ''].join('\n'),
  );
}

/** A file on disk as a browser has it. */
export async function fileOf(file: string): Promise<File> {
  return new File([await openAsBlob(file)], path.basename(file));
}
