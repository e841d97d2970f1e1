import type { Input } from '@snpress/pipeline';
import type { LearningCurve } from '@snpress/report';
import type { Diagnostics } from '../artifacts/results.js';

/** How the training of networks went: of each outer split, the first network. */
export async function readLearningCurves(
  models: ReadonlyMap<string, readonly { readonly diagnostics: Input<Diagnostics> }[]>,
  splits: readonly string[],
): Promise<LearningCurve[]> {
  const curves: LearningCurve[] = [];
  for (const [model, at] of models) {
    const lines = [];
    for (const [o, split] of splits.entries()) {
      const { learningCurves } = await at[o]!.diagnostics.read();
      for (const [kind, values] of Object.entries(learningCurves[0] ?? {})) {
        if (!Array.isArray(values) || values.length === 0) continue;
        lines.push({
          label: kind,
          ...(splits.length > 1 ? { split } : {}),
          x: values.map((_, epoch) => epoch + 1),
          y: values as number[],
        });
      }
    }
    if (lines.length > 0) curves.push({ model, yLabel: 'unexplained fraction of variance', lines });
  }
  return curves;
}
