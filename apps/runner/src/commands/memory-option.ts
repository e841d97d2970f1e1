import { parseSize } from '@snpress/experiment/parse-size';
import { RequestError } from '@snpress/experiment/request-error';

/**
 * A size on the command line in bytes: `4g`, `800 MB`, `1.5GiB`.
 * @throws RequestError where it is none
 */
export function memoryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const size = parseSize(text);
  if (size === undefined) throw new RequestError(`\`memory\` ${text} is no size; write it as 800MB or 4GB`);
  return size;
}
