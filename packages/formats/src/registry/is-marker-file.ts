import { readHead } from '../format/file-head.js';
import { markerFormats, type FormatName } from './formats.js';

/**
 * Whether genotypes can be read marker by marker, with `openMarkers`: by the format that is named or, without one, by the
 * content of the file and by its name.
 * @throws DataError where the file is there but cannot be read.
 */
export async function isMarkerFile(path: string, format?: FormatName): Promise<boolean> {
  if (format !== undefined) return markerFormats.some(({ name }) => name === format);
  const file = await readHead(path);
  for (const candidate of markerFormats) if (await candidate.recognises(file)) return true;
  return false;
}
