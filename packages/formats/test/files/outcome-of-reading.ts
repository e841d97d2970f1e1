import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMatrix, type ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from './temporary-folder.js';

/** `read`, or what is said of a file with this content, which is called by its name alone. */
export async function outcomeOfReading(
  name: string,
  content: string | Uint8Array,
  options: ReadMatrixOptions = {},
): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return readMatrix(path, options).then(
    () => 'read',
    (error: unknown) => String(error).replaceAll(path, name),
  );
}
