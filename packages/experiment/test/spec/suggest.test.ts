import { expect, it } from 'vitest';
import { suggest } from '../../src/spec/suggest.js';

it('proposes the nearest word, or lists what is known', () => {
  expect(suggest('laso', ['lasso', 'ridge'])).toBe('did you mean "lasso"?');
  expect(suggest('perceptron', ['lasso', 'ridge'])).toBe('known here: lasso, ridge');
  expect(suggest('x', [])).toBeUndefined();
});
