import { parseSize } from '@snpress/experiment/parse-size';
import { RequestError } from '@snpress/experiment/request-error';
import type { Argv } from 'yargs';

/**
 * A size on the command line in bytes: `4g`, `800 MB`, `1.5GiB`.
 * @throws RequestError where it is none
 */
function memoryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const size = parseSize(text);
  if (size === undefined) throw new RequestError(`\`memory\` ${text} is no size; write it as 800MB or 4GB`);
  return size;
}

/** `--memory`. */
export function memoryOption<T>(yargs: Argv<T>): Argv<T & { readonly memory: number | undefined }> {
  return yargs.option('memory', {
    type: 'string',
    describe:
      'What the stages that run at one time may take together, such as 8GB; genotypes that do not fit in it twice are swept from disk. Default: 80 % of the memory here',
    coerce: memoryOf,
  });
}
