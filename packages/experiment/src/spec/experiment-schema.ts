import { annotationSource } from '@snpress/formats/tables/annotation-source';
import { covariateSource } from '@snpress/formats/tables/covariate-source';
import { matrixSource } from '@snpress/formats/registry/matrix-source';
import { sampleIdSource } from '@snpress/formats/tables/sample-id-source';
import { tableSource } from '@snpress/formats/tables/table-source';
import { readingFields } from '@snpress/formats/registry/reading-fields';
import { stepSchema } from '@snpress/preprocess/steps/step-schema';
import { backendNames } from '@snpress/models/contract/backend-name';
import { z } from 'zod';

/** Expression of several contexts, by name. */
export const contextSources = z
  .record(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'use letters, digits, ".", "_" and "-": a context names files'),
    matrixSource,
  )
  .describe(
    'Files of several contexts (conditions, tissues) by name, of the same or overlapping samples and genes.',
  );

/** Expression matrices and genotypes in the user's own files. */
export const dataFilesSchema = z.strictObject({
  genotypes: z
    .union([matrixSource, z.array(matrixSource).min(1)])
    .describe(
      'Dosages of the counted allele: markers × samples. A list of files is joined: the markers of files of the same samples, such as one for each chromosome, or the samples of files of the same markers.',
    ),
  expression: z
    .union([matrixSource, contextSources])
    .optional()
    .describe(
      'Expression: genes × samples; or one such file for each of several contexts (conditions, tissues), by name: `{ glucose: glucose.tsv, ethanol: ethanol.tsv }`.',
    ),
  phenotypes: z
    .union([matrixSource, contextSources])
    .optional()
    .describe(
      'In the place of expression: traits × samples, whatever they measure. Results then speak of traits.',
    ),
  snpPositions: tableSource.optional().describe('Table of marker id, chromosome, position.'),
  genePositions: tableSource.optional().describe('Table of gene id, chromosome, start, end.'),
  sampleIds: z
    .union([
      sampleIdSource,
      z.strictObject({
        genotypes: sampleIdSource.optional(),
        expression: sampleIdSource.optional(),
        phenotypes: sampleIdSource.optional(),
        covariates: sampleIdSource.optional(),
      }),
    ])
    .optional()
    .describe(
      'Which ids to use for samples: a table of two columns, the id in a file and the id to use, or a pattern and its replacement; of all files, or one of each file.',
    ),
  covariates: covariateSource.optional(),
  annotations: z
    .union([annotationSource, z.array(annotationSource).min(1)])
    .optional()
    .describe(
      'Files that say what is known of markers, such as which lie in enhancers: BED files and tables. Models learn how much more often such markers act.',
    ),
  ploidy: readingFields.ploidy,
});

const covariatesSchema = z
  .strictObject({
    use: z
      .enum(['regress-out', 'markers'])
      .default('regress-out')
      .describe(
        'regress-out: models learn what covariates leave of expression, and predictions get the part of the covariates back, so that skill is what genotypes add; markers: covariates are features beside the markers.',
      ),
    principalComponents: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('So many principal components of the training genotypes are covariates too.'),
    hiddenFactors: z
      .union([z.int().min(1).max(1000), z.literal('parallel')])
      .optional()
      .describe(
        'So many principal components of the training expression are regressed out of it too, after other covariates; parallel: as many as parallel analysis finds. Held-out samples keep theirs: predictions are judged by expression as it was measured.',
      ),
  })
  .describe(
    'What is done with the covariates of data.covariates; regress-out where they are given and nothing is said.',
  );

export const preprocessSchema = z
  .strictObject({
    genotypes: z
      .array(stepSchema)
      .readonly()
      .prefault([{ impute: { strategy: 'mean' } }])
      .describe('Steps of the genotypes, in order: mean imputation unless told otherwise.'),
    expression: z
      .array(stepSchema)
      .readonly()
      .prefault([{ dropMissing: { max: 0.5, least: 10 } }])
      .describe(
        'Steps of the expression, in order. A gene is fitted to and judged by the samples that have a value of it; unless told otherwise, those that lack half of the training samples, or have fewer than ten, are dropped.',
      ),
    covariates: covariatesSchema.optional(),
    fitOn: z
      .enum(['train', 'all'])
      .default('train')
      .describe('"all" fits on held-out samples too, as the paper did: it leaks.'),
  })
  .describe('Ordered steps, fitted on the training rows of each split.');

export const evaluateSchema = z.strictObject({
  bootstrap: z
    .int()
    .min(0)
    .max(100_000)
    .default(1000)
    .describe('Draws of samples behind the intervals of the headline numbers; 0 for none.'),
  permutations: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(10_000)
    .describe(
      'Permutations of the held-out samples behind the p values of models and the false discovery rates of genes; 0 for none.',
    ),
  heritability: z
    .boolean()
    .default(true)
    .describe(
      'Estimate by REML how much of the expression the markers can explain: the ceiling of additive models.',
    ),
  cisWindow: z
    .int()
    .min(0)
    .default(1_000_000)
    .describe(
      'Markers within so many bases of a gene, on its chromosome, are cis to it. Used where positions are known.',
    ),
});

export const finalSchema = z.strictObject({
  fit: z
    .enum(['all', 'training', 'none'])
    .default('all')
    .describe(
      'What the models that a run leaves for later predictions are fitted on: all samples, with settings chosen by inner folds of all of them; training: the training samples of each outer split, at no extra cost; none: no models are left.',
    ),
  models: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The models to leave. Default: every model but the baseline mean.'),
});

export const reportSchema = z.strictObject({
  title: z.string().optional().describe('Heading of the report. Default: the name of the experiment.'),
  genes: z
    .array(z.string())
    .optional()
    .describe('Genes to show one by one. Default: the three best predicted.'),
});

/** The spec without its parts that are checked piece by piece: data, preprocessing steps, split and models. */
export const experimentShape = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      'use letters, digits, ".", "_" and "-": it names the folder of the results',
    )
    .describe('Names the experiment and the folder of its results.'),
  description: z.string().optional().describe('What the experiment is for, in a sentence.'),
  seed: z.union([z.int(), z.string()]).default(1).describe('The source of every random number.'),
  backend: z
    .enum(backendNames)
    .optional()
    .describe(
      'What networks (mlp, mlp-sae, sdae) are trained on in the place of our own kernels: a backend of TensorFlow.js. The kernels are faster; this compares them with another implementation.',
    ),
  data: z.unknown().optional(),
  preprocess: z.unknown().optional(),
  split: z.unknown().optional(),
  models: z.unknown().optional(),
  final: finalSchema.prefault({}).describe('The models that a run leaves in its folder `models`.'),
  evaluate: evaluateSchema.prefault({}),
  report: reportSchema.prefault({}),
});
