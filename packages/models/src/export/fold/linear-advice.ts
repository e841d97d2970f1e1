import type { Fitted } from '../../contract/estimator.js';

/** What to do where a format wants a linear model and `fitted` is none. */
export function linearAdvice(fitted: Fitted): string {
  const other = fitted.dense === undefined ? '' : ', or this one as tfjs or onnx';
  return `export a model that is (top-snp, ridge, lasso, elastic-net)${other}`;
}
