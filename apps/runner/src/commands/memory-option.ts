import { RequestError } from '@snpress/experiment/request-error';

const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/**
 * A size on the command line in bytes: `4g`, `800 MB`, `1.5GiB`.
 * @throws RequestError where it is none
 */
export function parseSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new RequestError(`\`memory\` ${text} is no size; write it as 800MB or 4GB`);
  return Math.floor(Number(number) * units[(unit ?? '').toLowerCase()]!);
}
