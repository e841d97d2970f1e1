import type { ReadCovariatesOptions, ReadMatrixOptions } from '@snpress/formats';
import { many, optional, userFile } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { covariates } from '../artifacts/bundles.js';
import { dataOutputs } from './data-outputs.js';
import { alreadyChecked } from './already-checked.js';

/** A file with those that belong to it: the `.bim` and `.fam` of a `.bed`. */
const dataFile = { file: userFile, companions: many(userFile) };

/** Reads the user's files, matches their samples by id and keeps them as Arrow. */
export const ingest = defineStage({
  name: 'ingest',
  params: z.object({
    genotypes: z.array(alreadyChecked<ReadMatrixOptions>()).readonly(),
    expression: alreadyChecked<ReadMatrixOptions>(),
    ploidy: z.union([z.literal(1), z.literal(2)]).optional(),
    covariates: alreadyChecked<ReadCovariatesOptions>().optional(),
  }),
  inputs: {
    /** Those after the first are joined to it. */
    genotypes: many(dataFile),
    expression: dataFile,
    covariates: optional(userFile),
    snpPositions: optional(userFile),
    genePositions: optional(userFile),
    sampleIds: {
      genotypes: optional(userFile),
      expression: optional(userFile),
      covariates: optional(userFile),
    },
  },
  outputs: { ...dataOutputs, covariates: optional(covariates) },
});
