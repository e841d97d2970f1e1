import { matrixOf } from '@snpress/data';
import { expect, test } from 'vitest';
import { predictionFiles } from '../../src/predict/prediction-files.js';
import { predixcanLines } from '../../src/predict/predixcan-lines.js';

test('FID, IID and a column for each gene', () => {
  const expression = matrixOf(
    [
      [1.5, -0.25],
      [0.1, null],
    ],
    { samples: ['ann', 'bob'], features: ['ENSG1', 'ENSG2'] },
  );
  expect([...predixcanLines(expression)].join('')).toBe(
    'FID\tIID\tENSG1\tENSG2\nann\tann\t1.5\t-0.25\nbob\tbob\t0.1\tNA\n',
  );
});

test.each(['no.csv', 'no.arrow'])('is a table of text with tabs, not %s', (out) => {
  expect(() => predictionFiles({ out, layout: 'predixcan' }, ['lasso'], [])).toThrow(
    'predixcan is a table of text; let the name end in .tsv or .tsv.gz',
  );
});
