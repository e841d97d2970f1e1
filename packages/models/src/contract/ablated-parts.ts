import type { Ablation } from './ablation.js';
import type { Fitted } from './fitted.js';

/** The parts that can be left out of some of several models, each once. */
export function ablatedParts(models: readonly Fitted[]): readonly string[] {
  return [...new Set(models.flatMap((model) => model.ablations?.() ?? []).map(({ part }) => part))];
}

/** A model without a part; itself where it has no such part. */
export function without(
  model: Fitted,
  part: string,
): Pick<Ablation, 'additive' | 'predict' | 'predictBlocks'> {
  const found = model.ablations?.().find((ablation) => ablation.part === part);
  return (
    found ?? {
      additive: true,
      predict: (genotypes) => model.predict(genotypes),
      ...(model.predictBlocks && { predictBlocks: (genotypes) => model.predictBlocks!(genotypes) }),
    }
  );
}
