import { withGenotypes } from '@snpress/models/genotypes/stored-genotypes';
import { loadModel } from '@snpress/models/registry';
import type { Fitted } from '@snpress/models';
import type { Inputs } from '@snpress/pipeline';
import type { model } from './bundles.js';
import { readGenotypes } from './split-reader.js';
import type { trainingSet, unexpressed } from './training-set.js';

/** What a model is read beside. */
interface FittedInputs {
  readonly data: Inputs<typeof unexpressed>;
  readonly set: Inputs<typeof trainingSet>;
  readonly model: Inputs<{ readonly model: typeof model }>['model'];
}

/** A fitted model; it is stored beside the genotypes that it was fitted to, which are read where it has them. */
export async function readFitted({ data, set, model }: FittedInputs): Promise<Fitted> {
  return loadModel(await withGenotypes(await model.read(), () => readGenotypes(data, set, 'train')));
}
