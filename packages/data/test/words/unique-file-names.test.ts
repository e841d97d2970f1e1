import { expect, it } from 'vitest';
import { uniqueFileNames } from '../../src/words/unique-file-names.js';

it('files of names that differ in case or in Unicode form alone are told apart', () => {
  expect(uniqueFileNames(['lasso', 'Lasso', 'LASSO', 'Lasso-2', 'caf\u00e9', 'cafe\u0301'])).toEqual([
    'lasso',
    'Lasso-2',
    'LASSO-3',
    'Lasso-2-2',
    'caf\u00e9',
    'cafe\u0301-2',
  ]);
});
