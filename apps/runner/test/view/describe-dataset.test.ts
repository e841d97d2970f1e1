import { catalogue } from '@snpress/datasets';
import { expect, it } from 'vitest';
import { describeDataset } from '../../src/view/describe-dataset.js';

it('says how a spec names a dataset', () => {
  const dataset = catalogue[0]!;
  expect(describeDataset(dataset, undefined)).toMatch(/\ndata:\n {2}dataset: yeast-brem2005$/);
  expect(describeDataset(dataset, '/a "b"')).toMatch(/dataset: yeast-brem2005\n {2}folder: "\/a \\"b\\""$/);
  expect(describeDataset(dataset, undefined)).toContain('and 2 for a missing call');
});
