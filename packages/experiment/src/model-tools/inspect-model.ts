import { statSync } from 'node:fs';
import { readModel } from '../predict/read-model.js';
import { describeGene, type GeneDescription } from './gene-description.js';
import { describeModel, type ModelDescription } from './model-description.js';

/** What is in the file of a model. */
export interface InspectedModel extends ModelDescription {
  readonly file: string;
  readonly bytes: number;
  /** What it says of the gene that was asked for. */
  readonly gene?: GeneDescription;
}

/**
 * Describes a model that a run left: settings, training samples, variants, genes, performance, origin.
 *
 * @param gene - also describes how it predicts this gene
 * @throws DataError where the file is no model; RequestError where the model does not predict the gene
 * @example
 * const { performance } = await inspectModel('runs/my-cross/latest/models/lasso.arrow');
 */
export async function inspectModel(file: string, gene?: string): Promise<InspectedModel> {
  const artifact = await readModel(file);
  return {
    file,
    bytes: statSync(file).size,
    ...describeModel(artifact),
    ...(gene !== undefined && { gene: describeGene(artifact, gene) }),
  };
}
