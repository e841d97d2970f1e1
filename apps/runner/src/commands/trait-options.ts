import type { Argv } from 'yargs';
import { path, paths, repeatable } from './option-kinds.js';
import { sampleIdsOption } from './sample-ids-option.js';

/** The options of an association of samples. */
export function traitOptions<T>(yargs: Argv<T>) {
  return yargs
    .option('traits', { ...path, describe: 'A table of the traits of samples, instead of a GWAS' })
    .option('trait', { ...repeatable, describe: 'Only this trait of the table; can be repeated' })
    .option('expression', { ...path, describe: 'Measured or predicted expression of the samples' })
    .option('genotypes', {
      ...paths,
      describe: 'Genotypes of the samples, to predict expression from with --model, and for --loco',
    })
    .option('covariates', { ...path, describe: 'Covariates of the samples' })
    .option('sample-ids', sampleIdsOption)
    .option('loco', {
      type: 'boolean',
      default: false,
      describe:
        'Take relatedness out of quantitative traits, for each gene by the genotypes of all other chromosomes',
    })
    .option('heritability', {
      type: 'number',
      describe: 'Heritability of the trait, to calibrate z of predicted expression by Φ, without --loco',
    })
    .option('firth', {
      choices: ['auto', 'always', 'never'] as const,
      default: 'auto' as const,
      describe: "Firth's correction for binary traits: where fewer than 100 samples are of the rarer outcome",
    })
    .group(
      [
        'traits',
        'trait',
        'expression',
        'genotypes',
        'covariates',
        'sample-ids',
        'loco',
        'heritability',
        'firth',
      ],
      'Samples against their traits:',
    );
}
