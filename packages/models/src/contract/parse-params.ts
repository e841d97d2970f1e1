import type { Setting } from './tuning.js';
import type { Estimator } from './estimator.js';
import { ModelError } from './model-error.js';

/**
 * An estimator's parameters with its defaults filled in.
 * @param overrides - a setting of a grid, say; it wins over `given`.
 * @throws ModelError that lists every parameter that is wrong.
 */
export function parseParams<P extends object>(
  estimator: Estimator<P>,
  given: object = {},
  overrides: Setting = {},
): P {
  const result = estimator.params.safeParse({ ...given, ...overrides });
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new ModelError(`wrong parameters of ${estimator.type}: ${problems.join('; ')}`);
}
