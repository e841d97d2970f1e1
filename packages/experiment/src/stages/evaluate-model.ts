import { createRng } from '@snpress/data/random/rng';
import { ablationSkill } from '@snpress/evaluate/ablation/ablation-skill';
import { bootstrapEvaluation } from '@snpress/evaluate/bootstrap/bootstrap-evaluation';
import { cisTransSkill } from '@snpress/evaluate/cis-trans/cis-trans-skill';
import { evaluateContexts } from '@snpress/evaluate/contexts/evaluate-contexts';
import { evaluateModel } from '@snpress/evaluate/model/evaluate-model';
import { permutationTest } from '@snpress/evaluate/permutation/permutation-test';
import type { PartErrors } from '@snpress/evaluate';
import type { AblatedPredictions } from '../artifacts/evaluation.js';
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
  const inContexts = evaluateContexts(
    input,
    rng.fork('contexts'),
    judges ? { bootstrap, permutations } : { bootstrap: 0, permutations: 0 },
  );

  const parts: PartErrors[] = [];
  const ablated: AblatedPredictions['ablations'][] = [];
  for (const split of inputs.splits) {
    const found = await split.parts?.read();
    if (found) parts.push(found);
    ablated.push((await split.ablated?.read())?.ablations ?? []);
  }
  const ablations = ablationsOf(ablated).map((ablation) =>
    ablationSkill(
      {
        ...ablation,
        ...{ name, observed },
        splits: splits.map((split, o) => ({ ...split, without: ablation.predictions[o]! })),
      },
      rng.fork(`without ${ablation.part}`),
      bootstrap,
    ),
  );
  return {
    evaluation: {
      ...evaluation,
      ...(intervals ? { intervals } : {}),
      ...(permutation ? { permutation } : {}),
      ...(parts.length === splits.length && {
        cisTrans: cisTransSkill({ window, whole: evaluation, parts }),
      }),
      ...(ablations.length > 0 && { ablations }),
      ...inContexts,
    },
  };
});

/** The parts that can be left out at every split. */
function ablationsOf(splits: readonly AblatedPredictions['ablations'][]) {
  return splits[0]!.flatMap(({ part }) => {
    const found = splits.flatMap((all) => all.find((ablation) => ablation.part === part) ?? []);
    if (found.length < splits.length) return [];
    return [
      {
        part,
        additive: found.every(({ additive }) => additive),
        predictions: found.map(({ predictions }) => predictions),
      },
    ];
  });
}
