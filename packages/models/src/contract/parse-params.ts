import type { Problem } from '@snpress/preprocess';
import type { Estimator } from './estimator.js';
import { ModelError } from './model-error.js';
import type { Setting } from './tuning.js';

type Described<P extends object> = Pick<Estimator<P>, 'type' | 'params'>;

/**
 * An estimator's parameters with its defaults filled in.
 * @param overrides - a setting of a grid, say; it wins over `given`.
 * @throws ModelError that lists every parameter that is wrong.
 */
export function parseParams<P extends object>(
  estimator: Described<P>,
  given: object = {},
  overrides: Setting = {},
): P {
  const { params, problems } = tryParams(estimator, { ...given, ...overrides });
  if (params === undefined) throw new ModelError('input', problems, `wrong parameters of ${estimator.type}`);
  return params;
}

/** The parameters, or everything that is wrong with them. */
export function tryParams<P extends object>(
  { params }: Described<P>,
  given: object,
): { readonly params?: P; readonly problems: readonly Problem[] } {
  const result = params.safeParse(given);
  if (result.success) return { params: result.data, problems: [] };
  return {
    problems: result.error.issues.flatMap((issue): Problem[] => {
      const { code, path, message } = issue;
      if (code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
          const subject = [...path, key].join('.');
          return { code: 'unknown-parameter', subject, message: `${subject}: there is no such parameter` };
        });
      }
      if (path.length === 0) return [{ code: 'wrong-parameters', message }];
      const subject = path.join('.');
      return [{ code: 'wrong-parameter', subject, message: `${subject}: ${message}` }];
    }),
  };
}
