import { allFormats, type FormatName } from './formats.js';

/** What is wrong with samples in rows in a format that cannot have them there. */
export function samplesInRowsProblem(format: FormatName): string {
  const able = allFormats.filter(({ holds }) => holds.samplesInRows === true).map(({ name }) => name);
  return `${format} files have no samples in rows; ${new Intl.ListFormat('en').format(able)} files can have them`;
}
