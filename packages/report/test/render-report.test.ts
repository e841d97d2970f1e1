import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { goodModels, simulatedInput } from './inputs/simulated-input.js';

const size = { genes: 40, samples: 30, splits: 5, models: goodModels };

describe('renderReport', () => {
  it('gives the same bytes for the same input', async () => {
    expect(await renderReport(simulatedInput(size))).toEqual(await renderReport(simulatedInput(size)));
  });
});
