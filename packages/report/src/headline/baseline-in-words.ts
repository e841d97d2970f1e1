import type { ProtocolDescription } from '../input/report-input.js';

/** What every model is held against. */
export function baselineInWords(protocol: Pick<ProtocolDescription, 'covariates'> | undefined): string {
  return protocol?.covariates?.use === 'regress-out'
    ? 'the training mean and covariates'
    : 'the training mean';
}
