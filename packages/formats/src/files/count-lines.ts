import { eachLine } from './each-line.js';
import { readBytes } from './read-bytes.js';

/**
 * How many lines of a file are not blank.
 * @throws DataError where the file cannot be read.
 */
export async function countLines(path: string): Promise<number> {
  let count = 0;
  await eachLine(readBytes(path), path, () => {
    count++;
    return true;
  });
  return count;
}
