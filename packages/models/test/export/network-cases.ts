import { createRng } from '@snpress/data/random/rng';
import type { StepInput } from '@snpress/preprocess';
import type { Fitted } from '../../src/contract/fitted.js';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { getEstimator } from '../../src/registry.js';
import { fitChosen } from '../../src/tuning/fit-chosen.js';
import { makeArtifact } from './make-artifact.js';

type Made = Awaited<ReturnType<typeof makeArtifact>>;

const unscaled: readonly StepInput[] = [{ impute: {} }];

/** Every shape that a network can have, by its name. */
export const networkCases: Readonly<Record<string, () => Promise<Made>>> = {
  'an mlp whose genes are read from its units': () => makeArtifact('mlp'),
  'an mlp with a bottleneck': () => makeArtifact('mlp', { genes: 90, params: { hidden: [60] } }),
  'an mlp of tanh units on dosages as they are': () =>
    makeArtifact('mlp', { params: { activation: 'tanh' }, genotypeSteps: unscaled, expressionSteps: [] }),
  'an mlp of rectified units without a step that imputes': async () => {
    const { artifact, ...data } = await makeArtifact('mlp', { params: { activation: 'relu' } });
    const withoutImpute = { ...artifact.genotypeSteps, steps: artifact.genotypeSteps.steps.slice(1) };
    return { artifact: { ...artifact, genotypeSteps: withoutImpute }, ...data };
  },
  'an ensemble': () => makeArtifact('mlp', { params: { ensemble: 3 } }),
  'an ensemble with a bottleneck': () =>
    makeArtifact('mlp', { genes: 60, params: { hidden: [6, 40], ensemble: 2 } }),
  'a pretrained mlp': () => makeArtifact('mlp-sae'),
  'a ridge on codes': () => makeArtifact('sdae'),
  'a network of expression that does not vary': constantExpression,
  'a choice of each gene': chosenPerGene,
};

/** The same artifact with a network that was fitted to other expression. */
async function refitted(
  change: (value: number, index: number) => number,
  fit: (train: TrainingSet) => Promise<Fitted>,
): Promise<Made> {
  const { artifact, genotypes, expression } = await makeArtifact('mlp');
  const changed = { ...expression, values: expression.values.map(change) };
  const train = { genotypes: artifact.genotypeSteps.apply(genotypes), expression: changed };
  return { artifact: { ...artifact, fitted: await fit(train) }, genotypes, expression: changed };
}

const mlp = getEstimator('mlp');
const params = mlp.params.parse({ hidden: [4], epochs: 2 }) as object;

function constantExpression(): Promise<Made> {
  return refitted(
    (_, index) => Math.floor(index / 30),
    (train) => mlp.fit(train, params, { rng: createRng('constant') }),
  );
}

function chosenPerGene(): Promise<Made> {
  const settings = [{ learningRate: 0.1 }, { activation: 'tanh' }];
  const choice = Int32Array.of(0, 1, 1, 0, 1, 0, 0);
  return refitted(
    (value) => value,
    (train) => fitChosen(mlp, train, params, { settings, choice }, { rng: createRng('chosen') }),
  );
}
