import { createRng } from '@snpress/data/random/rng';
import { bootstrapEvaluation } from '@snpress/evaluate/bootstrap/bootstrap-evaluation';
import { cisTransSkill } from '@snpress/evaluate/cis-trans/cis-trans-skill';
import { evaluateModel } from '@snpress/evaluate/model/evaluate-model';
import { permutationTest } from '@snpress/evaluate/permutation/permutation-test';
import type { CisTransSplit } from '@snpress/evaluate';
import { readHeldOutSplits } from '../artifacts/held-out-splits.js';
import { evaluateModel as definition } from '../definitions/evaluate-model.js';

export default definition.implement(async ({ params, inputs, seed, progress }) => {
  const { model: name, bootstrap, permutations, cisWindow: window } = params;
  const observed = await inputs.expression.read();
  const splits = await readHeldOutSplits(inputs.splits);
  const rng = createRng(seed ?? '');
  const input = { name, observed, splits };
  const evaluation = evaluateModel(input);
  const judges = name !== 'mean';
  progress(0.1);
  const intervals =
    bootstrap > 0 && judges
      ? bootstrapEvaluation(input, rng.fork('bootstrap'), { draws: bootstrap })
      : undefined;
  progress(0.5);
  const permutation =
    permutations > 0 && judges
      ? permutationTest(input, rng.fork('permutation'), { permutations })
      : undefined;
  progress(0.9);

  const parts: CisTransSplit[] = [];
  for (const [o, split] of splits.entries()) {
    const found = await inputs.splits[o]!.parts?.read();
    if (found) parts.push({ ...split, ...found });
  }
  return {
    evaluation: {
      ...evaluation,
      ...(intervals ? { intervals } : {}),
      ...(permutation ? { permutation } : {}),
      ...(parts.length === splits.length
        ? { cisTrans: cisTransSkill({ name, window, observed, splits: parts }) }
        : {}),
    },
  };
});
