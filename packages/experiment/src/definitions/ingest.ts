import type { IdPattern } from '@snpress/data';
import type { ReadCovariatesOptions, ReadMatrixOptions, TableSource } from '@snpress/formats';
import { keyed, many, optional, userFile } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { covariates } from '../artifacts/bundles.js';
import { dataOutputs } from './data-outputs.js';
import { alreadyChecked } from './already-checked.js';

type TableOptions = Omit<Exclude<TableSource, string>, 'path'>;

/** What the reading of the user's files is told and given. */
export const ingestTerms = {
  params: z.object({
    genotypes: z.array(alreadyChecked<ReadMatrixOptions>()).readonly(),
    expression: z.array(alreadyChecked<ReadMatrixOptions>()).readonly(),
    /** The names of the contexts that the files of expression are of, where there are several. */
    contexts: z.array(z.string()).readonly().optional(),
    /** What is predicted, where that is not the expression of genes. */
    targets: z.literal('traits').optional(),
    ploidy: z.union([z.literal(1), z.literal(2)]).optional(),
    covariates: alreadyChecked<ReadCovariatesOptions>().optional(),
    snpPositions: alreadyChecked<TableOptions>().optional(),
    genePositions: alreadyChecked<TableOptions>().optional(),
    /** How the tables of ids are written, or the patterns in their place. */
    sampleIds: alreadyChecked<{
      readonly [side in 'genotypes' | 'expression' | 'covariates']?: TableOptions | IdPattern | undefined;
    }>().optional(),
  }),
  inputs: {
    genotypes: userFile,
    /** Files whose genotypes are joined to these. */
    moreGenotypes: many(userFile),
    /** One, or one for each context. */
    expression: many(userFile),
    /** By what they belong to (`genotypes`, `genotypes2`, `expression`, `expression.liver`): the `.bim` and `.fam` of a `.bed`. */
    companions: keyed(many(userFile)),
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
};

/** Reads the user's files, matches their samples by id and keeps them as Arrow. */
export const ingest = defineStage({ name: 'ingest', ...ingestTerms });
