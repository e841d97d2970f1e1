import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { releaseChangelog } from '../release/release-changelog.js';
import { root } from './workspace.js';

const release = { version: '0.2.0', date: '2026-01-02', commits: '### 🚀 Features\n\n- **data:** VCF\n' };

it('what was written by hand comes first, the commits below, older versions stay', () => {
  const before =
    '# Changelog\n\nWords.\n\n## Unreleased\n\n### Added\n\n* VCF files.\n\n## 0.1.0 (2026-01-01)\n\n* All.\n';
  expect(releaseChangelog(before, release).changelog).toBe(`# Changelog

Words.

## Unreleased

## 0.2.0 (2026-01-02)

### Added

* VCF files.

### Commits

#### 🚀 Features

- **data:** VCF

## 0.1.0 (2026-01-01)

* All.
`);
});

it('the next release starts from what the last one left', () => {
  const before = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const first = releaseChangelog(before, release).changelog;
  const second = releaseChangelog(first, { ...release, version: '0.3.0', commits: '' });
  expect(second.entry).toBe('## 0.3.0 (2026-01-02)');
  expect(second.changelog).toContain('## Unreleased\n\n## 0.3.0 (2026-01-02)\n\n## 0.2.0 (2026-01-02)\n\n');
});

it.each(['# Changelog\n', '## Unreleased\n\n## Unreleased\n'])('says what is missing of %j', (changelog) => {
  expect(() => releaseChangelog(changelog, release)).toThrow('needs one line "## Unreleased"');
});
