import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { digestFile } from '../key/digest.js';
import { errorCode } from '../store/store-error.js';
import type { WrittenFiles } from './message.js';
import { attemptPath } from './pilot-files.js';

/** For as long as this, in milliseconds, a shared disk may show what was there before. */
const patience = [0, 200, 1_000, 4_000];

/**
 * Takes the outputs of an attempt over, once they are seen here as the pilot has written them.
 *
 * @returns what is wrong with them; undefined when they are in place
 */
export async function acceptOutputs(
  outputs: { readonly [name: string]: string },
  attempt: number,
  written: WrittenFiles,
): Promise<string | undefined> {
  for (const [name, expected] of Object.entries(written)) {
    const file = attemptPath(outputs[name]!, attempt);
    if (!(await isAs(file, expected.digest)))
      return `output "${name}" did not arrive as it was written (${file})`;
    await rename(file, outputs[name]!);
  }
  return undefined;
}

async function isAs(file: string, digest: string): Promise<boolean> {
  for (const pause of patience) {
    if (pause > 0) await setTimeout(pause);
    try {
      if ((await digestFile(file)).digest === digest) return true;
    } catch (error) {
      if (!['ENOENT', 'ESTALE'].includes(errorCode(error) ?? '')) throw error;
    }
  }
  return false;
}
