/**
 * The changelog after a release: what was written by hand under "Unreleased" becomes the entry of the version, the commits are
 * listed below it, and a new "Unreleased" is empty.
 *
 * @param {string} changelog the file as it is
 * @param {{ version: string, date: string, commits: string }} release commits: Markdown without a title
 * @returns {{ entry: string, changelog: string }}
 */
export function releaseChangelog(changelog, { version, date, commits }) {
  const [before, after, ...more] = changelog.split(/^## Unreleased$\n/m);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('CHANGELOG.md needs one line "## Unreleased"; add it above the newest version');
  }
  const next = after.search(/^## /m);
  const notes = (next === -1 ? after : after.slice(0, next)).trim();
  const older = next === -1 ? '' : after.slice(next).trim();
  const list = commits.trim() === '' ? '' : `### Commits\n\n${commits.trim().replace(/^### /gm, '#### ')}`;
  const entry = [`## ${version} (${date})`, notes, list].filter((part) => part !== '').join('\n\n');
  const parts = [`${before}## Unreleased`, entry, older].filter((part) => part !== '');
  return { entry, changelog: `${parts.join('\n\n')}\n` };
}
