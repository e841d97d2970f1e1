import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { InputReference, Json, Stage } from '@snpress/pipeline';
import type { Experiment } from '../spec/experiment.js';
import { companionInputs } from './companion-inputs.js';

/** The stage whose outputs are the data: `genotypes`, `expression`, `samples`, `reconciliation`, perhaps `covariates`. */
export function dataStage(experiment: Experiment): Stage {
  const { data } = experiment;
  if (data.kind === 'simulate') {
    return {
      id: 'simulate',
      implementation: 'simulate',
      parameters: data.options as unknown as Json,
      seed: forkSeed(experiment.seed, 'simulate'),
      inputs: {},
      outputs: ['genotypes', 'expression', 'samples', 'reconciliation', 'geneticValues', 'causal'],
    };
  }
  const { path: genotypes, ...genotypeFormat } = data.genotypes;
  const { path: expression, ...expressionFormat } = data.expression;
  const inputs: Record<string, InputReference> = {
    genotypes: { file: genotypes },
    expression: { file: expression },
    ...companionInputs('genotypes', genotypes),
    ...companionInputs('expression', expression),
  };
  const moreFormats = data.moreGenotypes.map(({ path: file, ...format }, index) => {
    const name = `genotypes${index + 2}`;
    Object.assign(inputs, { [name]: { file } }, companionInputs(name, file));
    return format;
  });
  if (data.snpPositions !== undefined) inputs.snpPositions = { file: data.snpPositions };
  if (data.genePositions !== undefined) inputs.genePositions = { file: data.genePositions };
  for (const [matrix, file] of Object.entries(data.sampleIds)) inputs[`${matrix}SampleIds`] = { file };
  const { path: covariates, ...covariateFormat } = data.covariates ?? {};
  if (covariates === undefined) delete inputs.covariatesSampleIds;
  else inputs.covariates = { file: covariates };
  return {
    id: 'ingest',
    implementation: 'ingest',
    parameters: {
      genotypes: genotypeFormat,
      ...(moreFormats.length > 0 ? { moreGenotypes: moreFormats } : {}),
      expression: expressionFormat,
      ploidy: data.ploidy ?? null,
      ...(covariates === undefined ? {} : { covariates: covariateFormat }),
    } as unknown as Json,
    seed: null,
    inputs,
    outputs: [
      'genotypes',
      'expression',
      'samples',
      'reconciliation',
      ...(covariates === undefined ? [] : ['covariates']),
    ],
  };
}
