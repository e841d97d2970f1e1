import type { LearningCurve } from '@snpress/report';
import { readJson } from '../artifacts/json-file.js';

interface Diagnostics {
  readonly learningCurves: readonly Readonly<Record<string, unknown>>[];
}

/** How the training of networks went: of each outer split, the first network. */
export async function readLearningCurves(
  files: Readonly<Record<string, string>>,
  models: readonly string[],
  splits: readonly string[],
): Promise<LearningCurve[]> {
  const curves: LearningCurve[] = [];
  for (const model of models) {
    const lines = [];
    for (const [o, split] of splits.entries()) {
      const { learningCurves } = await readJson<Diagnostics>(files[`diagnostics.${model}.outer${o}`]!);
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
