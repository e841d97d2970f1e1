import type { RunName } from '@snpress/pipeline';
import { RequestError } from '@snpress/experiment/request-error';

/** `experiment` or `experiment/run`. */
export function parseRunName(text: string): RunName {
  const [scope, id, ...rest] = text.split('/');
  if (!scope || id === '' || rest.length > 0)
    throw new RequestError(`"${text}" names no run: write <experiment>/<run>, or <experiment> alone`);
  return id === undefined ? { scope } : { scope, id };
}
