import { join } from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';

/**
 * The path of a file in a folder, by a name that comes from elsewhere: a stored result, an archive, a control file. Folders
 * below it are parted by `/`.
 *
 * @throws DataError where the name leads out of the folder, or is no name of a file on every system
 * @example
 * pathInside('runs/my', 'tables/genes.csv'); // 'runs/my/tables/genes.csv'
 * pathInside('runs/my', '../.bashrc'); // throws
 */
export function pathInside(folder: string, name: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const isForeign = /^$|^\/|^[a-z]:|[\\\u0000-\u001f\u007f]|(?:^|\/)\.\.(?:\/|$)/i.test(name);
  if (!isForeign) return join(folder, name);
  throw new DataError({
    code: 'outside-folder',
    message: `"${name}" is no name of a file in this folder`,
    file: folder,
    value: name,
    hint: 'Ask whoever made the file that names it; names are relative, without "..", and have / between folders',
  });
}
