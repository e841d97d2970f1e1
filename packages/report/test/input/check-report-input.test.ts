import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/index.js';
import { completeInput } from './complete-input.js';
import { goodModels, simulatedInput } from './simulated-input.js';

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
          { ...lasso!, perGene: { ...lasso!.perGene, r: Float64Array.of(0.5) } },
          { ...ridge!, perGene: { ...ridge!.perGene, genes: [...ridge!.perGene.genes].reverse() } },
          { ...forest!, name: 'ridge', r2Bins: forest!.r2Bins.slice(1) },
        ],
        predictions: [{ ...first!, predicted: { lasso: short } }],
      }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: The report's input does not fit together:
        evaluation "ridge" is given twice
        evaluation "lasso": r of the genes has 1 values for 6 genes
        evaluation "ridge" has other genes, or another order, than "mean"
        evaluation "ridge" has other r² bins than "mean"
        split "fold 1": "lasso" predicts 3 values where 18 were observed]
    `);
  });

  it('checks ceilings and importances', async () => {
    const input = completeInput({ genes: 6, samples: 6, splits: 2, models: goodModels });
    const [mean, tested, ...others] = input.evaluations;
    const perGene = { ...tested!.permutation!.perGene, q: Float64Array.of(0.5) };
    const [lasso, ridge] = input.importances!;
    await expect(
      renderReport({
        ...input,
        evaluations: [mean!, { ...tested!, permutation: { ...tested!.permutation!, perGene } }, ...others],
        ceilings: input.ceilings!.map((ceiling) => ({
          ...ceiling,
          perGene: { ...ceiling.perGene, ceiling: Float64Array.of(0.5) },
        })),
        importances: [
          { ...lasso!, markers: ['a', 'b'], values: [1], chromosome: ['1'], position: [1, 2] },
          { ...ridge!, model: 'other' },
          lasso!,
        ],
      }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: The report's input does not fit together:
        evaluation "lasso": q of the genes has 1 values for 6 genes
        ceiling "heritability": not one value for each of its 6 genes
        ceiling "truth": not one value for each of its 6 genes
        importance of "lasso": values has 1 entries for 2 markers
        importance of "lasso": chromosome has 1 entries for 2 markers
        importances: no evaluation "other"
        importances: "lasso" is given twice]
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
