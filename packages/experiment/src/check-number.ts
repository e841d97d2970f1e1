import { RequestError } from './request-error.js';

/** @throws RequestError where a value of a request is given and is no whole number from `least` */
export function requireWhole(key: string, value: number | undefined, least = 1): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new RequestError(`\`${key}\` must be a whole number from ${least}`);
}

/** @throws RequestError where a value of a request is given and is no share, 0 … 1 */
export function requireShare(key: string, value: number | undefined): void {
  if (value === undefined || (value >= 0 && value <= 1)) return;
  throw new RequestError(`\`${key}\` must be a share, 0 … 1`);
}
