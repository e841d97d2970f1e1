import type { Covariates, Matrix } from '@snpress/data';
import { predictExpression } from '@snpress/models/artifact/predict-expression';
import type { ModelArtifact } from '@snpress/models';
import type { PredictionHooks } from './prediction-progress.js';

/** So many dosages are laid out for a model at a time. */
const dosagesAtOnce = 2 ** 22;

/**
 * Predicts all samples, some at a time, so that all markers of the model are never in memory for all of them.
 * @param given - some markers of the model; the others are missing
 * @param genes - indices into the model's genes: those to predict
 * @param covariates - of the samples, where the model was trained with some and they are known
 */
export async function predictSamples(
  artifact: ModelArtifact,
  given: Matrix,
  genes: Int32Array,
  covariates: Covariates | undefined,
  { onProgress, signal }: PredictionHooks,
): Promise<Matrix> {
  const {
    ploidy,
    markers: { ids },
  } = artifact;
  const { samples } = given;
  const placeOf = new Map(ids.map((id, marker) => [id, marker]));
  const places = given.features.map((id) => placeOf.get(id)!);
  const values = new Float32Array(samples.length * genes.length);
  const step = Math.max(1, Math.floor(dosagesAtOnce / ids.length));
  for (let from = 0; from < samples.length; from += step) {
    const some = samples.slice(from, from + step);
    const rows = some.length;
    const dosages = new Float32Array(rows * ids.length).fill(NaN);
    places.forEach((marker, column) => {
      const at = column * samples.length + from;
      dosages.set(given.values.subarray(at, at + rows), marker * rows);
    });
    const matrix = { samples: some, features: ids, values: dosages, ploidy };
    const predicted = predictExpression(artifact, matrix, covariates);
    genes.forEach((gene, column) => {
      values.set(predicted.values.subarray(gene * rows, (gene + 1) * rows), column * samples.length + from);
    });
    const done = from + rows;
    onProgress?.({ doing: 'predicting', model: artifact.name, done, total: samples.length });
    // Signals and timers have their turn.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  return { samples, features: Array.from(genes, (gene) => artifact.genes.ids[gene]!), values };
}
