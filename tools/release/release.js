/**
 * Releases every package in one version.
 *
 *     npm run release                         what would be released; changes nothing
 *     npm run release -- --yes                writes versions and changelog, commits, tags
 *     npm run release -- --yes --publish      and publishes to npm's registry
 *
 * A version (0.3.0) or its part (major, minor, patch) may be given; otherwise the commits since the last release decide.
 * The first release is that of the version in the manifests.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { releaseChangelog as nxChangelog, releasePublish, releaseVersion } from 'nx/release';
import { releaseChangelog } from './release-changelog.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: 'boolean', default: false }, publish: { type: 'boolean', default: false } },
});
const dryRun = !values.yes;
const root = path.resolve(import.meta.dirname, '../..');
const changelogFile = path.join(root, 'CHANGELOG.md');

if (values.publish && dryRun) fail('--publish needs --yes: run the plan first, then both');
if (values.yes && git('status', '--porcelain') !== '')
  fail('there are changes that are not committed; commit them first');

const firstRelease = git('tag', '--list', 'v*.*.*') === '';
const specifier = positionals[0] ?? (firstRelease ? versionOf('apps/runner') : undefined);
const version = { specifier, dryRun, firstRelease, stageChanges: false, gitCommit: false, gitTag: false };
const { workspaceVersion, projectsVersionData, releaseGraph } = await releaseVersion(version);
if (!workspaceVersion) {
  console.log('Nothing to release: no commit since the last release is a feature or a fix.');
  process.exit(0);
}

const { workspaceChangelog } = await nxChangelog({
  version: workspaceVersion,
  versionData: projectsVersionData,
  releaseGraph,
  dryRun: true,
  firstRelease,
  forceChangelogGeneration: true,
  stageChanges: false,
  gitCommit: false,
  gitTag: false,
});
const { entry, changelog } = releaseChangelog(readFileSync(changelogFile, 'utf8'), {
  version: workspaceVersion,
  date: new Date().toISOString().slice(0, 10),
  commits: (workspaceChangelog?.contents ?? '').replace(/^##? .*\n/, ''),
});
console.log(`\n── CHANGELOG.md ──\n\n${entry}\n`);

if (dryRun) {
  console.log(
    `Would release ${workspaceVersion} as v${workspaceVersion}. Nothing was changed; do it with --yes.`,
  );
} else {
  writeFileSync(changelogFile, changelog);
  git('commit', '--all', '--message', `chore: release ${workspaceVersion}`);
  git('tag', '--annotate', `v${workspaceVersion}`, '--message', `snpress ${workspaceVersion}`);
  console.log(
    `Released ${workspaceVersion}: commit and tag v${workspaceVersion}; push them with: git push --follow-tags`,
  );
}
if (values.publish) {
  const results = await releasePublish({ versionData: projectsVersionData, releaseGraph, firstRelease });
  const failed = Object.keys(results).filter((project) => results[project]?.code !== 0);
  if (failed.length > 0) fail(`not published: ${failed.join(', ')}; then again: npx nx release publish`);
}

/** @type {(...args: string[]) => string} */
function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

/** @type {(folder: string) => string} */
function versionOf(folder) {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')).version;
}

/** @type {(message: string) => never} */
function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}
