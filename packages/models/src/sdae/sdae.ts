import type { ArrayBundle, JsonObject } from '@snpress/data';
import { z } from 'zod';
import { defineEstimator } from '../definition/define-estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { Setting } from '../contract/tuning.js';
import { ridge } from '../ridge/ridge.js';
import { denseSdae } from './dense-sdae.js';
import { encode } from './encode.js';
import { pretrainedStack, stackPretraining } from './pretraining.js';
import { loadStack, saveStack, type Stack } from './stack.js';
import { checkStack, stackShape } from './stack-params.js';

const params = z
  .strictObject({
    ...stackShape,
    relativeLambda: z
      .number()
      .positive()
      .optional()
      .describe('Ridge penalty on the codes, relative to their variance; by leave-one-out where not given.'),
  })
  .superRefine((given, context) => {
    checkStack(given, context);
  });

/**
 * The codes of a stacked denoising autoencoder, and a ridge regression of every gene on them: what the features that
 * were learned without expression are worth before any fine-tuning.
 */
export const sdae = defineEstimator({
  type: 'sdae',
  summary: 'Ridge regression on the codes of a stacked denoising autoencoder, without fine-tuning.',
  params,
  traits: { joint: true, seeded: true, needsFinite: true, network: true, tensors: true },
  pretraining: stackPretraining,
  async fit(train, params, context) {
    const stack = await pretrainedStack(train.genotypes, params, context);
    const codes: TrainingSet = { ...train, genotypes: encode(stack, train.genotypes) };
    const { rng, signal } = context;
    const pretrained = await ridge.pretraining!.run(codes.genotypes, ridge.params.parse({}), { rng, signal });
    const own = { rng, signal, pretrained };
    return onCodes(stack, await ridge.fit(codes, await choosePenalty(codes, params, own), own));
  },
  load({ metadata, arrays }) {
    const part = (name: string): ArrayBundle => ({
      metadata: metadata[name] as JsonObject,
      arrays: Object.fromEntries(
        Object.entries(arrays)
          .filter(([key]) => key.startsWith(`${name}/`))
          .map(([key, array]) => [key.slice(name.length + 1), array]),
      ),
    });
    return onCodes(loadStack(part('stack')), ridge.load(part('regression')));
  },
});

/** The given penalty, or the one with the least leave-one-out error over all genes. */
async function choosePenalty(
  codes: TrainingSet,
  { relativeLambda }: z.infer<typeof params>,
  context: FitContext,
): Promise<Setting> {
  if (relativeLambda !== undefined) return { relativeLambda };
  if (codes.genotypes.samples.length < 2) return { relativeLambda: 'infinity' };
  const defaults = ridge.params.parse({});
  const path = ridge.path!;
  const problem = { train: codes, folds: [] };
  const { settings, sse } = await path.score(problem, defaults, path.settings(defaults), context);
  const genes = codes.expression.features.length;
  const errors = settings.map((_, index) =>
    sse.subarray(index * genes, (index + 1) * genes).reduce((sum, error) => sum + error, 0),
  );
  let best = 0;
  errors.forEach((error, index) => {
    if (error < errors[best]!) best = index;
  });
  return settings[best]!;
}

function onCodes(stack: Stack, regression: Fitted): Fitted {
  return {
    predict: (genotypes) => regression.predict(encode(stack, genotypes)),
    dense: () => denseSdae(stack, regression.linear!()),
    save(use) {
      const parts = { stack: saveStack(stack), regression: regression.save(use) };
      return {
        metadata: { type: 'sdae', stack: parts.stack.metadata, regression: parts.regression.metadata },
        arrays: Object.fromEntries(
          Object.entries(parts).flatMap(([name, { arrays }]) =>
            Object.entries(arrays).map(([key, array]) => [`${name}/${key}`, array]),
          ),
        ),
      };
    },
  };
}
