import { printable } from '@snpress/data/words/printable';

/** Path of the report's page below the folder of its run. */
export const reportPage = 'report/index.html';

/**
 * The files of a report as its stage stored them. The store may hold what somebody else computed, so each has to be one that a
 * report has.
 * @throws Error that names what does not belong there
 */
export function reportContents(stored: unknown): Readonly<Record<string, string>> {
  const files = Object.entries(stored as object);
  const foreign = files.find(
    ([name, content]) =>
      typeof content !== 'string' ||
      !/^(?:report\/index\.html|figures\/[^/\\]+\.svg|tables\/[^/\\]+\.csv)$/.test(name),
  );
  const what = foreign === undefined ? undefined : `a file "${printable(foreign[0])}", which no report has`;
  const wrong = what ?? (files.some(([name]) => name === reportPage) ? undefined : 'no page');
  if (wrong === undefined) return Object.fromEntries(files);
  throw new Error(
    `the stored result of the stage "report" has ${wrong}: it is damaged, or of somebody who means harm; nothing was published. ` +
      'Run again with "--from report", and do not trust what came with it',
  );
}
