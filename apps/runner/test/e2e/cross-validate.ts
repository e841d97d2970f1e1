import { createRng, selectSamples } from '@snpress/data';
import type { Dataset, Matrix } from '@snpress/data';
import { bootstrapSkill, evaluateModel } from '@snpress/evaluate';
import type { CeilingSplit, EvaluationInput, ModelEvaluation } from '@snpress/evaluate';
import { fitChosen, getEstimator, planTuning, scoreSettings, selectSettings } from '@snpress/models';
import { nestedSplits } from '@snpress/preprocess';

/** A model as a spec names it. */
export interface ModelSpec {
  readonly type: string;
  readonly [parameter: string]: unknown;
}

/** A model's held-out skill and its interval. */
interface Judged {
  readonly name: string;
  readonly input: EvaluationInput;
  readonly evaluation: ModelEvaluation;
  readonly interval: readonly [low: number, high: number];
}

/** What models predict for samples they have not seen, on the same splits. */
export interface CrossValidation {
  readonly models: readonly Judged[];
  readonly splits: readonly CeilingSplit[];
}

/** Nested cross-validation of complete data, by the packages that the stages of a run call; settings are chosen per gene. */
export async function crossValidate(
  { genotypes, expression }: Dataset,
  models: Readonly<Record<string, ModelSpec>>,
  { seed, folds, innerFolds }: { seed: string; folds: number; innerFolds: number },
): Promise<CrossValidation> {
  const rng = createRng(seed);
  const { samples } = expression;
  const nested = nestedSplits(
    samples,
    { outer: { folds, repeats: 1 }, inner: { folds: innerFolds } },
    rng.fork('split'),
  );
  const setOf = (rows: ArrayLike<number>) => ({
    genotypes: selectSamples(genotypes, rows),
    expression: selectSamples(expression, rows),
  });

  const predict = async ({ type, ...params }: ModelSpec, split: (typeof nested)[number]): Promise<Matrix> => {
    const estimator = getEstimator(type);
    const parsed = estimator.params.parse(params) as object;
    const context = { rng: rng.fork(split.label).fork(type) };
    const train = setOf(split.train);
    const inner = split.inner.map((fold) => ({ train: setOf(fold.train), validation: setOf(fold.test) }));
    const plan = planTuning(estimator, parsed);
    const scores = [];
    for (const { settings, folds: needed } of plan.needsTuning ? plan.cells : []) {
      const problem = { train, folds: needed === 'none' ? [] : inner, choose: 'per-gene' as const };
      scores.push(await scoreSettings(estimator, problem, parsed, settings, context));
    }
    const fitted =
      scores.length === 0
        ? await estimator.fit(train, parsed, context)
        : await fitChosen(estimator, train, parsed, selectSettings(scores, { select: 'per-gene' }), context);
    return fitted.predict(selectSamples(genotypes, split.test));
  };

  const baselines = await Promise.all(nested.map((split) => predict({ type: 'mean' }, split)));
  const judged: Judged[] = [];
  for (const [name, model] of Object.entries(models)) {
    const heldOut = [];
    for (const [index, split] of nested.entries()) {
      heldOut.push({
        label: split.label,
        trainSamples: split.train.length,
        predicted: await predict(model, split),
        baseline: baselines[index]!,
      });
    }
    const input = { name, observed: expression, splits: heldOut };
    const evaluation = evaluateModel(input);
    judged.push({
      name,
      input,
      evaluation,
      interval: bootstrapSkill(evaluation.perSample, rng.fork('bootstrap')),
    });
  }
  return {
    models: judged,
    splits: nested.map(({ label, train }, index) => ({
      label,
      train: Array.from(train, (row) => samples[row]!),
      baseline: baselines[index]!,
    })),
  };
}
