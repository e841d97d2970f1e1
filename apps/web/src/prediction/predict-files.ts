import { originalIds } from '@snpress/data/matrix/original-ids';
import { reconciliationCsv } from '@snpress/data/reconcile/reconciliation-csv';
import { decodeModel } from '@snpress/experiment/predict/decode-model';
import { predictedGenesCsv } from '@snpress/experiment/predict/predicted-genes-csv';
import { predictionInWords } from '@snpress/experiment/predict/prediction-in-words';
import { predictStream } from '@snpress/experiment/predict/predict-stream';
import type { PredictionProgress } from '@snpress/experiment';
import { textMatrixLines } from '@snpress/formats/text-matrix/text-matrix-lines';
import type { ModelArtifact } from '@snpress/models';
import type { GenotypeFiles } from './input-files.js';
import type { Outcome, PredictionSettings } from './messages.js';
import { openInput } from './open-input.js';
import { geneRows, variantCounts, variantRows } from './shown-rows.js';

const lengthOfBlock = 1 << 20;

/** Who is told how far a prediction is. */
export interface FileHooks {
  readonly onProgress: (progress: PredictionProgress) => void;
  /** Told which share of the genotypes has been read. */
  readonly onShare: (share: number) => void;
}

/** Reads a model that is a File. @throws DataError where it is something else, or damaged */
export async function modelOf(file: File): Promise<ModelArtifact> {
  return decodeModel(new Uint8Array(await file.arrayBuffer()), file.name);
}

/**
 * Predicts as `snpress predict` does, from Files to files: the same bytes as `--out predictions.csv` writes.
 * @throws DataError where a file is at fault; RequestError where too few variants are there
 */
export async function predictFiles(
  model: ModelArtifact,
  genotypes: readonly GenotypeFiles[],
  settings: PredictionSettings,
  { onProgress, onShare }: FileHooks,
): Promise<Outcome> {
  const { stream, name, reading } = await openInput(model, genotypes, onShare);
  const { expression, genes, reconciliation, summary, warnings } = await predictStream(model, stream, name, {
    ...settings,
    reading,
    onProgress,
  });
  const features = originalIds(expression.features);
  const predictions = textMatrixLines({ ...expression, features }, 'predictions.csv', { delimiter: 'comma' });
  return {
    summary,
    facts: predictionInWords(summary),
    warnings,
    counts: variantCounts(reconciliation.summary),
    variants: variantRows(reconciliation.records()),
    genes: geneRows(genes),
    files: [
      {
        name: 'predictions.csv',
        label: 'predicted expression, genes × samples',
        content: blobOf(predictions),
      },
      {
        name: 'predictions.variants.csv',
        label: 'what became of every variant',
        content: blobOf(reconciliationCsv(reconciliation.records())),
      },
      {
        name: 'predictions.genes.csv',
        label: 'what is known of every gene',
        content: blobOf(predictedGenesCsv(genes)),
      },
    ],
  };
}

function blobOf(lines: Iterable<string>): Blob {
  const blocks: string[] = [];
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < lengthOfBlock) continue;
    blocks.push(block);
    block = '';
  }
  return new Blob([...blocks, block], { type: 'text/csv' });
}
