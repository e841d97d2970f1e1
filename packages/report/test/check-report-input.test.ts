import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { goodModels, simulatedInput } from './inputs/simulated-input.js';

describe('checkReportInput', () => {
  it('lists everything that does not fit together before anything is drawn', async () => {
    const input = simulatedInput({ genes: 6, samples: 6, splits: 2, models: goodModels });
    const [mean, lasso, ridge, forest] = input.evaluations;
    const [first] = input.predictions!;
    const short = { ...first!.observed, values: new Float32Array(3) };
    await expect(
      renderReport({
        ...input,
        evaluations: [
          mean!,
          { ...lasso!, perGene: { ...lasso!.perGene, r: [0.5] } },
          { ...ridge!, perGene: { ...ridge!.perGene, genes: [...ridge!.perGene.genes].reverse() } },
          { ...forest!, name: 'ridge', r2Bins: forest!.r2Bins.slice(1) },
        ],
        predictions: [{ ...first!, predicted: { lasso: short } }],
      }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: The report's input does not fit together:
        evaluation "ridge" is given twice
        evaluation "lasso": perGene.r has 1 values for 6 genes
        evaluation "ridge" has other genes, or another order, than "mean"
        evaluation "ridge" has other r² bins than "mean"
        split "fold 1": "lasso" predicts 3 values where 18 were observed]
    `);
  });

  it('asks for at least the baseline', async () => {
    const input = simulatedInput({ genes: 6, samples: 6, splits: 2, models: {} });
    await expect(renderReport({ ...input, evaluations: [] })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: The report's input does not fit together:
        evaluations is empty: give at least the baseline]
    `);
  });
});
